import { expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { batchOf, codeOf, deliver, file, paymentLine, paymentsHeader, registrationHeader, registrationLine, send } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { IngestionService } from './ingestion.service.js';

const w = world();
const tax = () => w.cast.tax.officer;
const market = () => w.cast.market.officer;
const rows = async (sql: string, values: unknown[] = []) => (await w.app.database.read().query(sql, values)) as Array<Record<string, string>>;
const firmsRows = (table: string, dataset: string, uscc: string) =>
  rows(`select * from ${table} where dataset = ? and enterprise_id = (select id from enterprises where uscc = ?)`, [dataset, uscc]);
const register = (number: number) => deliver(w, market(), '01.01', file(registrationHeader, [registrationLine(number)]));

test('a firm with more waiting rows than move at once gets all of them, and is one more firm of the delivery', async () => {
  const firm = codeOf(32);
  const month = (row: number): string => `${2001 + Math.floor(row / 12)}-${String((row % 12) + 1).padStart(2, '0')}`;
  const batch = await deliver(
    w,
    tax(),
    '05.02',
    file(
      paymentsHeader,
      Array.from({ length: 250 }, (_, row) => paymentLine(firm, month(row))),
    ),
  );
  expect(batch).toMatchObject({ state: 'loaded', waiting: 250, enterprisesTouched: 0 });
  await register(32);
  expect(await batchOf(w, tax(), batch.id)).toMatchObject({ waiting: 0, accepted: 250, enterprisesTouched: 1 });
  expect(await firmsRows('records', '05.02', firm)).toHaveLength(250);
});

test('a row that waits and is taken back by a later delivery is history once the firm is registered, and does not stand', async () => {
  const firm = codeOf(33);
  await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(firm, '2025-01'), paymentLine(firm, '2025-02')]));
  const back = file('统一社会信用代码,税款所属期,税种,处理方式,撤回原因', [`${firm},2025-01,增值税,撤回,报错企业`]);
  const withdrawing = await deliver(w, tax(), '05.02', back);
  expect(withdrawing).toMatchObject({ state: 'loaded', waiting: 1 });
  await register(33);
  expect(await batchOf(w, tax(), withdrawing.id)).toMatchObject({ waiting: 0 });
  expect((await firmsRows('records', '05.02', firm)).map(({ period }) => period)).toEqual(['2025-02']);
  expect((await firmsRows('record_history', '05.02', firm)).map(({ period, ending, reason }) => [period, ending, reason])).toEqual([
    ['2025-01', 'withdrawn', '报错企业'],
  ]);
});

test('a waiting row with an identity number lies sealed, and its number is sealed where it moves', async () => {
  const firm = codeOf(34);
  const identity = '990102197203045678';
  await w.app.catalogue.assign(platform, w.cast.market.id, ['01.01', '02.01']);
  const people = file('统一社会信用代码,人员序号,职务,姓名,证件类型,证件号码', [`${firm},1,董事,钱明川,居民身份证,${identity}`]);
  expect(await deliver(w, market(), '02.01', people)).toMatchObject({ state: 'loaded', waiting: 1 });
  const [waiting] = await rows('select content from waiting_rows where uscc = ?', [firm]);
  for (const secret of [identity, '钱明川']) expect(waiting?.content).not.toContain(secret);
  await register(34);
  const [moved] = await firmsRows('records', '02.01', firm);
  expect(moved?.body).toContain('钱明川');
  expect(JSON.stringify(moved)).not.toContain(identity);
});

test('a registration that is taken back makes no firm', async () => {
  const firm = codeOf(36);
  const batch = await deliver(w, market(), '01.01', file('统一社会信用代码,处理方式', [`${firm},撤回`]));
  expect(batch).toMatchObject({ state: 'loaded', accepted: 1 });
  expect(await rows('select id from enterprises where uscc = ?', [firm])).toEqual([]);
});

/** More rows than the first chunk has, on either engine. */
const filler = (rowsMany: number): string[] =>
  Array.from({ length: rowsMany }, (_, row) =>
    paymentLine(
      w.cast.hengze.uscc,
      `${2001 + Math.floor(row / 48)}-${String((Math.floor(row / 4) % 12) + 1).padStart(2, '0')}`,
      String(row),
      taxTypes[row % 4],
    ),
  );
const registrationOf = (uscc: string) => ({
  ...{ uscc, name: '江澄第35机械有限公司', legalRepresentative: '钱明川', identityIndex: null, region: '990102', industry: 'C34' },
  ...{ registeredCapitalFen: null, establishedOn: '2018-05-06', status: 'operating' as const, asOf: now() },
});
const taxTypes = ['增值税', '企业所得税', '印花税', '房产税'];

test('a firm that is registered between two chunks of a delivery: of two rows with one key the later one stands', async () => {
  const firm = codeOf(35);
  const lines = [paymentLine(firm, '2025-01', '1'), ...filler(1_000), ...filler(1_000), ...filler(300), paymentLine(firm, '2025-01', '2')];
  const { id } = await send(w, tax(), '05.02', file(paymentsHeader, lines));
  let isRegistered = false;
  const hold = async (tx: EntityManager): Promise<void> => {
    const [batch] = (await tx.query('select rows_done from batches where id = ?', [id])) as { rows_done: number }[];
    if (isRegistered || Number(batch?.rows_done) === 0) return;
    isRegistered = true;
    await w.app.enterprises.register(tx, [registrationOf(firm)]);
  };
  await w.app.ingestion.load(id, { jobId: newId(), hold, isStopping: () => false });
  await w.settle();
  expect(isRegistered).toBe(true);
  expect(await batchOf(w, tax(), id)).toMatchObject({ state: 'loaded', waiting: 0 });
  const paid = async (table: string): Promise<string[]> =>
    (await firmsRows(table, '05.02', firm)).map(({ body }) => (JSON.parse(body!) as { paid: string }).paid);
  expect([await paid('records'), await paid('record_history')]).toEqual([['2.00'], ['1.00']]);
});

test('the room for waiting rows is counted from chunk to chunk', async () => {
  const small = new IngestionService(w.app.database, w.app.ingestion.neighbours, { waitingMax: 2_100 });
  const lines = Array.from({ length: 26 }, (_, number) =>
    Array.from({ length: 100 }, (_, row) =>
      paymentLine(codeOf(700 + number), `${2010 + Math.floor(row / 12)}-${String((row % 12) + 1).padStart(2, '0')}`),
    ),
  ).flat();
  const { id } = await send(w, tax(), '05.02', file(paymentsHeader, lines));
  await small.load(id, { jobId: newId(), hold: async () => undefined, isStopping: () => false });
  expect(await batchOf(w, tax(), id)).toMatchObject({ rowsDone: 2_600, accepted: 2_100, waiting: 2_100, rejected: 500 });
});
