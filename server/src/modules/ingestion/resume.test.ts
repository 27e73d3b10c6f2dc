import { expect, test } from '@jest/globals';
import {
  batchOf,
  codeOf,
  deliver,
  file,
  longFile,
  longRegistrations,
  paymentLine,
  paymentsHeader,
  send,
  storedRows,
} from '../../../test/deliveries.js';
import { world, type World } from '../../../test/world.js';
import { now } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { JobInterrupted, type JobContext } from '../../kernel/jobs/index.js';

const w = world();
const undisturbed = world();
const rowsMany = 5_000;

const figures = async (from: World, batchId: string): Promise<unknown> => {
  const { id: _, receivedAt: _1, finishedAt: _2, rowsPerSecond: _3, sentBy: _4, ...same } = await batchOf(from, from.cast.tax.officer, batchId);
  const counts = (await from.app.database
    .read()
    .query('select count(*) as rejects, count(distinct line) as lines_back, max(line) as last_line from rejects where batch_id = ?', [
      batchId,
    ])) as unknown[];
  const held = (table: string) => from.app.database.read().query(`select count(*) as held from ${table}`);
  return JSON.parse(
    JSON.stringify([same, counts, await held('record_history'), await held('waiting_rows'), await held('rejected_rows'), await held('batch_parts')]),
  );
};

test('a job that dies between or inside its transactions goes on where it stopped; the end is that of an undisturbed one', async () => {
  const content = longFile(rowsMany);
  await deliver(undisturbed, undisturbed.cast.market.officer, '01.01', longRegistrations());
  const straight = await deliver(undisturbed, undisturbed.cast.tax.officer, '05.02', content);
  expect(straight).toMatchObject({ state: 'loadedWithRejects', rowsTotal: rowsMany, rowsDone: rowsMany });
  expect(straight.accepted + straight.rejected).toBe(rowsMany);
  for (const count of [straight.replaced, straight.rejected, straight.waiting, straight.unchanged]) expect(count).toBeGreaterThan(0);

  await deliver(w, w.cast.market.officer, '01.01', longRegistrations());
  const { id } = await send(w, w.cast.tax.officer, '05.02', content);
  const dies = (atHold: number): JobContext => {
    let holds = 0;
    const hold = async (): Promise<void> => {
      holds += 1;
      if (holds === atHold) throw new Error('the process is gone');
    };
    return { jobId: newId(), hold, isStopping: () => false };
  };
  await expect(w.app.ingestion.load(id, dies(1))).rejects.toThrow('gone');
  expect(await batchOf(w, w.cast.tax.officer, id)).toMatchObject({ state: 'received', rowsDone: 0 });
  await expect(w.app.ingestion.load(id, dies(4))).rejects.toThrow('gone');
  const first = await batchOf(w, w.cast.tax.officer, id);
  expect(first).toMatchObject({ state: 'loading', rowsTotal: rowsMany });
  expect(first.rowsDone).toBeGreaterThan(0);
  expect(first.rowsDone).toBeLessThan(rowsMany);
  expect(first.accepted + first.rejected).toBe(first.rowsDone);
  expect(first.secondsLeft).not.toBeNull();

  let asked = 0;
  const stopping: JobContext = { jobId: newId(), hold: async () => undefined, isStopping: () => (asked += 1) > 1 };
  await expect(w.app.ingestion.load(id, stopping)).rejects.toThrow(JobInterrupted);
  expect((await batchOf(w, w.cast.tax.officer, id)).rowsDone).toBeGreaterThan(first.rowsDone);
  await w.settle();
  expect(await figures(w, id)).toEqual(await figures(undisturbed, straight.id));
  expect(await storedRows(w)).toEqual(await storedRows(undisturbed));
}, 240_000);

test('of two jobs with one batch only the later one writes', async () => {
  const { id } = await send(w, w.cast.tax.officer, '05.02', longFile(rowsMany, '2024'));
  let second: Promise<void> | undefined;
  const context = (isStopping: () => boolean): JobContext => ({ jobId: newId(), hold: async () => undefined, isStopping });
  let asked = 0;
  const early = context(() => {
    asked += 1;
    if (asked === 2)
      second = w.app.ingestion.load(
        id,
        context(() => false),
      );
    return false;
  });
  await w.app.ingestion.load(id, early);
  await second;
  const batch = await batchOf(w, w.cast.tax.officer, id);
  expect(batch).toMatchObject({ state: 'loadedWithRejects', rowsDone: rowsMany });
  expect(second).toBeDefined();
  expect(batch.accepted + batch.rejected).toBe(rowsMany);
  await w.settle();
}, 240_000);

test('a firm registered while a file about it is being loaded: of two rows with one key the later one still stands', async () => {
  const uscc = codeOf(9_001);
  const fillers = Array.from({ length: 4_500 }, (_, row) => paymentLine(codeOf(9_002), '2024-01', String(row)));
  const lines = [paymentLine(uscc, '2024-05', '1'), paymentLine(uscc, '2024-06', '3'), ...fillers, paymentLine(uscc, '2024-05', '2')];
  const { id } = await send(w, w.cast.tax.officer, '05.02', file(paymentsHeader, lines));
  let holds = 0;
  const goneAfterFirstChunk: JobContext = {
    jobId: newId(),
    hold: async () => {
      holds += 1;
      if (holds === 4) throw new Error('the process is gone');
    },
    isStopping: () => false,
  };
  await expect(w.app.ingestion.load(id, goneAfterFirstChunk)).rejects.toThrow('gone');
  expect((await batchOf(w, w.cast.tax.officer, id)).waiting).toBeGreaterThan(0);

  // Another source's delivery registers the firm; the job that moves its rows comes only after the file has been read to its end.
  await deliverRegistrationOf(uscc);
  await w.app.ingestion.load(id, { jobId: newId(), hold: async () => undefined, isStopping: () => false });
  await w.settle();
  const stands = (await w.app.database
    .read()
    .query('select period, body from records where batch_id = ? and enterprise_id = (select id from enterprises where uscc = ?) order by period', [
      id,
      uscc,
    ])) as { period: string; body: string }[];
  expect(stands.map(({ period, body }) => [period, (JSON.parse(body) as { paid: string }).paid])).toEqual([
    ['2024-05', '2.00'],
    ['2024-06', '3.00'],
  ]);
  // Those of the other firm nobody knows still wait, and are counted.
  expect(await batchOf(w, w.cast.tax.officer, id)).toMatchObject({ state: 'loaded', accepted: 4_503, waiting: 4_500 });
}, 240_000);

async function deliverRegistrationOf(uscc: string): Promise<void> {
  await w.app.database.transaction((tx) =>
    w.app.enterprises.register(tx, [
      {
        uscc,
        name: '江澄第9001机械有限公司',
        legalRepresentative: '钱明川',
        identityIndex: w.app.sealing.blindIndex('990102198001011234', 'identityNumber'),
        region: '990102',
        industry: 'C34',
        registeredCapitalFen: 50_000_000n,
        establishedOn: '2017-03-01',
        status: 'operating',
        employees: 40,
        asOf: now(),
      },
    ]),
  );
}
