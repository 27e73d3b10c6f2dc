import { expect, test } from '@jest/globals';
import {
  batchOf,
  codeOf,
  file,
  longFile,
  longRegistrations,
  paymentLine,
  paymentsHeader,
  registrationHeader,
  registrationLine,
  send,
  storedRows,
} from '../../../test/deliveries.js';
import { world, type Person, type World } from '../../../test/world.js';
import { platform } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { JobContext } from '../../kernel/jobs/index.js';

const together = world();
const inTurn = world();
const rowsMany = 3_000;

const context = (): JobContext => ({ jobId: newId(), hold: async () => undefined, isStopping: () => false });
const loadAtOnce = (w: World, batchIds: readonly string[]): Promise<unknown> =>
  Promise.all(batchIds.map((id) => w.app.ingestion.load(id, context())));
const loadInTurn = async (w: World, batchIds: readonly string[]): Promise<void> => {
  for (const id of batchIds) await w.app.ingestion.load(id, context());
};

/** A second source of the dataset: a district's own office. */
async function districtOffice(w: World, name: string): Promise<Person> {
  const { id } = await w.app.database.transaction((tx) =>
    w.app.organisations.create(tx, platform, { kind: 'source', name, shortName: name.slice(3), region: '990102' }),
  );
  await w.app.catalogue.assign(platform, id, ['05.02']);
  return w.newPerson({ kind: 'source', id }, 'sourceOfficer', '王芳');
}

const historyOf = (w: World): Promise<unknown> =>
  w.app.database.read().query(
    `select enterprise.uscc as uscc, past.period as period, past.natural_key as natural_key, past.body as body, past.ending as ending
         from record_history past join enterprises enterprise on enterprise.id = past.enterprise_id
         order by enterprise.uscc, past.period, past.natural_key, past.body, past.ending`,
  );

test('two deliveries of different datasets at once, one of which registers the firms of the other, end as one after the other', async () => {
  const sent = async (w: World): Promise<string[]> => [
    (await send(w, w.cast.tax.officer, '05.02', longFile(rowsMany))).id,
    (await send(w, w.cast.market.officer, '01.01', longRegistrations())).id,
  ];
  const [one, other] = [await sent(together), await sent(inTurn)];
  await loadAtOnce(together, one);
  await loadInTurn(inTurn, other);
  await together.settle();
  await inTurn.settle();
  const ends = async (w: World, [payments = '', registrations = '']: readonly string[]) => {
    const { accepted, rejected, waiting } = await batchOf(w, w.cast.tax.officer, payments);
    return [{ accepted, rejected, waiting }, (await batchOf(w, w.cast.market.officer, registrations)).accepted];
  };
  expect(await ends(together, one)).toEqual(await ends(inTurn, other));
  expect(await storedRows(together)).toEqual(await storedRows(inTurn));
}, 240_000);

test('two sources deliver the same firms and months of one dataset at once: the later delivery stands, and nothing is lost', async () => {
  const firms = Array.from({ length: 30 }, (_, number) => 2_000 + number);
  const months = Array.from({ length: 12 }, (_, month) => `2022-${String(month + 1).padStart(2, '0')}`);
  const payments = (paid: string): string =>
    file(
      paymentsHeader,
      firms.flatMap((number) => months.map((month) => paymentLine(codeOf(number), month, paid))),
    );
  const sent = async (w: World): Promise<string[]> => {
    await w.app.ingestion.load(
      (
        await send(
          w,
          w.cast.market.officer,
          '01.01',
          file(
            registrationHeader,
            firms.map((one) => registrationLine(one)),
          ),
        )
      ).id,
      context(),
    );
    const office = await districtOffice(w, '江澄市高新区税务局');
    return [(await send(w, w.cast.tax.officer, '05.02', payments('100'))).id, (await send(w, office, '05.02', payments('200'))).id];
  };
  const [one, other] = [await sent(together), await sent(inTurn)];
  // The later one first: whichever is worked at first, the end is the same.
  await loadAtOnce(together, [...one].reverse());
  await loadInTurn(inTurn, other);
  const standing = async (w: World): Promise<unknown> =>
    w.app.database
      .read()
      .query("select body, count(*) as held from records where period like '2022-%' and dataset = '05.02' group by body order by body");
  const bodies = JSON.stringify(await standing(together));
  expect(bodies).toContain('200.00');
  expect(bodies).not.toContain('"100.00');
  expect(await standing(together)).toEqual(await standing(inTurn));
  expect(await storedRows(together)).toEqual(await storedRows(inTurn));
  // What came first is history in one world and came late in the other, or partly so: it is kept in each.
  const kept = async (w: World): Promise<number> =>
    ((await historyOf(w)) as Array<{ period: string; body: string }>).filter(
      ({ period, body }) => period.startsWith('2022') && body.includes('100.00'),
    ).length;
  expect([await kept(together), await kept(inTurn)]).toEqual([firms.length * months.length, firms.length * months.length]);
}, 240_000);

test('the same file from two sources is two deliveries; from one source it is one, also while it is being loaded', async () => {
  const office = await districtOffice(together, '江澄市江北区税务局');
  const content = file(paymentsHeader, [paymentLine(codeOf(2_000), '2021-05', '7')]);
  const [own, foreign, again] = await Promise.all([
    send(together, together.cast.tax.officer, '05.02', content),
    send(together, office, '05.02', content),
    send(together, together.cast.tax.officer, '05.02', content, '再传.csv'),
  ]);
  expect([own.id === again.id, own.id === foreign.id]).toEqual([true, false]);
  await loadAtOnce(together, [own.id, foreign.id]);
  const rows = (await together.app.database.read().query("select batch_id from records where period = '2021-05'")) as unknown[];
  expect(rows).toHaveLength(1);
  expect((await send(together, together.cast.tax.officer, '05.02', content)).id).toBe(own.id);
  await together.settle();
}, 240_000);

test('a delivery that came first but was seen late waits for the one that has begun, which never waits for it', async () => {
  const { tax, hengze } = inTurn.cast;
  const payments = (paid: string): string => file(paymentsHeader, [paymentLine(hengze.uscc, '2019-05', paid)]);
  const [first, second] = [await send(inTurn, tax.officer, '05.02', payments('1')), await send(inTurn, tax.officer, '05.02', payments('2'))];
  const states = async (): Promise<string[]> => Promise.all([first, second].map(async ({ id }) => (await batchOf(inTurn, tax.officer, id)).state));
  // Another process has begun with the second while the receipt of the first was not committed yet.
  await inTurn.app.database.transaction((tx) => tx.query("update batches set state = 'checking' where id = ?", [second.id]));
  await inTurn.app.ingestion.load(first.id, context());
  expect(await states()).toEqual(['received', 'checking']);
  await inTurn.app.ingestion.load(second.id, context());
  expect(await states()).toEqual(['received', 'loaded']);
  // The one that has ended calls whoever waits, also if it came before.
  await inTurn.settle();
  expect(await states()).toEqual(['loaded', 'loaded']);
  const [row] = (await inTurn.app.database.read().query("select body from records where dataset = '05.02' and period = '2019-05'")) as Array<{
    body: string;
  }>;
  expect(JSON.parse(row?.body ?? '{}')).toMatchObject({ paid: '2.00' });
});
