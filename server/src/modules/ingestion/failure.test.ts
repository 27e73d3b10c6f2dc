import { expect, test } from '@jest/globals';
import { batchOf, codeOf, deliver, file, paymentLine, paymentsHeader, registrationHeader, registrationLine, send } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import type { MappingInput } from '../../kernel/importing/mapping.contract.js';
import * as contracts from './ingestion.contract.js';
import { takeUpBatch } from './operations.contract.js';
import { listWaitingRows, type WaitingRowsView } from './waiting.contract.js';

const w = world();
const tax = () => w.cast.tax.officer;
const rows = async (sql: string, values: unknown[] = []) => (await w.app.database.read().query(sql, values)) as Array<Record<string, unknown>>;
const paidIn = async (period: string) =>
  (await rows('select body from records where period = ? order by natural_key', [period])).map(({ body }) => JSON.parse(String(body)).paid);
const kindsAbout = async (batchId: string): Promise<unknown[]> =>
  (await rows('select kind from evidence_entries where subject_id = ? order by id', [batchId])).map(({ kind }) => kind);
const settleTo = async (batchId: string, attempts = 1): Promise<void> => {
  await w.app.database.transaction((tx) =>
    tx.query("update jobs set attempts_max = ?, run_after = created_at where state = 'ready' and payload like ?", [attempts, `%${batchId}%`]),
  );
  await w.settle();
};

test('a delivery that cannot be finished ends, says so, lets the next one by, and can be taken up again', async () => {
  const { hengze } = w.cast;
  const { records } = w.app;
  const whole = records.loader.bind(records);
  const first = await send(w, tax(), '05.02', file(paymentsHeader, [paymentLine(hengze.uscc, '2024-01', '10')]));
  records.loader = () => {
    throw new Error('the disk is full');
  };
  await settleTo(first.id);
  records.loader = whole;
  const failed = await batchOf(w, tax(), first.id);
  expect(failed).toMatchObject({ state: 'failed', refusal: { rule: 'processingFailed' }, can: ['cancel', 'takeUp'] });
  expect(failed.refusal?.remedy).toContain('继续处理');
  expect(failed.finishedAt).not.toBeNull();

  const second = await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(hengze.uscc, '2024-01', '20')]));
  expect([second.state, await paidIn('2024-01')]).toEqual(['loaded', ['20.00']]);
  // Its file is kept, whatever is swept.
  await w.app.ingestion.sweep();

  const asked = await w.as(tax()).call(takeUpBatch, { params: { batchId: first.id }, body: {} });
  expect([asked.status, asked.body.state, asked.body.refusal]).toEqual([202, 'received', null]);
  expect((await w.as(tax()).call(takeUpBatch, { params: { batchId: first.id }, body: {} })).status).toBe(409);
  await w.settle();
  expect(await batchOf(w, tax(), first.id)).toMatchObject({ state: 'loaded', rowsDone: 1, accepted: 1, unchanged: 1 });
  // Late, so what came after it stands.
  expect(await paidIn('2024-01')).toEqual(['20.00']);
  expect(await kindsAbout(first.id)).toEqual(['batch.received', 'batch.failed', 'batch.takenUp', 'batch.loaded']);
});

test('an operator who starts its job again, or the same file again, takes it up as well', async () => {
  const { records } = w.app;
  const whole = records.loader.bind(records);
  const content = (month: string): string => file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, month, '30')]);
  records.loader = () => {
    throw new Error('the disk is full');
  };
  const [one, other] = [await send(w, tax(), '05.02', content('2023-01')), await send(w, tax(), '05.02', content('2023-02'))];
  await settleTo(one.id);
  await settleTo(other.id);
  records.loader = whole;
  expect([(await batchOf(w, tax(), one.id)).state, (await batchOf(w, tax(), other.id)).state]).toEqual(['failed', 'failed']);
  const dead = await rows("select id from jobs where state = 'dead' and payload like ?", [`%${one.id}%`]);
  await w.app.database.transaction((tx) =>
    tx.query("update jobs set state = 'ready', attempts = 0, run_after = created_at where id = ?", [String(dead[0]?.id)]),
  );
  expect((await send(w, tax(), '05.02', content('2023-02'))).id).toBe(other.id);
  await w.settle();
  expect([(await batchOf(w, tax(), one.id)).state, (await batchOf(w, tax(), other.id)).state]).toEqual(['loaded', 'loaded']);
  expect([await paidIn('2023-01'), await paidIn('2023-02')]).toEqual([['30.00'], ['30.00']]);
});

test('rows of unknown firms are listed with their age, and given up after their time', async () => {
  const list = async (query: object = {}): Promise<WaitingRowsView> =>
    (await w.as(tax()).get(listWaitingRows, { query }).expect(200)).body as WaitingRowsView;
  expect(await list()).toMatchObject({ items: [], summary: { rows: 0, oldest: null } });
  const lines = [81, 82, 82].map((number, index) => paymentLine(codeOf(number), `2022-0${index + 1}`));
  const batch = await deliver(w, tax(), '05.02', file(paymentsHeader, lines));
  const page = await list({ limit: 2 });
  expect(page.items).toHaveLength(2);
  expect(page.items[0]).toMatchObject({
    uscc: codeOf(81),
    datasetTitle: '纳税申报与入库',
    batch: { id: batch.id, reference: batch.reference },
    days: 0,
  });
  expect(page.summary).toMatchObject({ rows: 3, firms: 2, rowsMax: 200_000, keptDays: 180 });
  expect(page.summary.datasets).toEqual([{ dataset: '05.02', title: '纳税申报与入库', rows: 3 }]);
  const found = async (query: object): Promise<string[]> => (await list(query)).items.map(({ uscc }) => uscc);
  const spoken = ` ${codeOf(82).slice(0, 2)} ${codeOf(82).slice(2).toLowerCase()} `;
  expect(await Promise.all([{ uscc: spoken }, { uscc: '9199' }, { uscc: '%' }, { dataset: '01.01' }, { batchId: batch.id }].map(found))).toEqual([
    [codeOf(82), codeOf(82)],
    [codeOf(81), codeOf(82), codeOf(82)],
    [],
    [],
    [codeOf(81), codeOf(82), codeOf(82)],
  ]);
  // Another source's delivery has no rows here, whoever asks.
  expect(
    (
      await w
        .as(w.cast.market.officer)
        .get(listWaitingRows, { query: { batchId: batch.id } })
        .expect(200)
    ).body.items,
  ).toEqual([]);
  expect((await list({ limit: 2, cursor: page.nextCursor ?? '' })).items.map(({ uscc }) => uscc)).toEqual([codeOf(82)]);
  expect((await w.as(w.cast.market.officer).get(listWaitingRows, { query: {} }).expect(200)).body.items).toEqual([]);
  expect(JSON.stringify(page)).not.toContain('1200.50');

  await deliver(w, w.cast.market.officer, '01.01', file(registrationHeader, [registrationLine(81)]));
  expect((await list()).summary).toMatchObject({ rows: 2, firms: 1 });
  const instant = now();
  setClock(new Date(instant.getTime() + 179 * 86_400_000));
  await w.app.ingestion.sweep();
  setClock(instant);
  expect((await list()).summary.rows).toBe(2);
  setClock(new Date(instant.getTime() + 181 * 86_400_000));
  await w.app.ingestion.sweep();
  setClock(instant);
  expect((await list()).summary.rows).toBe(0);
  expect(await batchOf(w, tax(), batch.id)).toMatchObject({ waiting: 0 });
  expect(await kindsAbout(batch.id)).toContain('batch.waitingExpired');
});

test('a source takes rows back in a file: only the key counts, the reason is kept, and what was never there is no error', async () => {
  const { hengze } = w.cast;
  const columns = ['uscc', 'month', 'taxType', 'declared', 'paid', 'paidOn', 'sales'];
  const own: MappingInput = {
    columns: [
      ...paymentsHeader.split(',').map((header, index) => ({ header, field: columns[index]! })),
      { header: '数据状态', field: 'rowOperation', words: { 新增: 'accepted', 撤销: 'withdrawn' } },
      { header: '说明', field: 'withdrawalReason' },
    ],
  };
  const saved = await w.as(tax()).call(contracts.saveMapping, { params: { dataset: '05.02' }, body: own });
  expect([saved.status, saved.body]).toMatchObject([
    200,
    { mapping: { columns: expect.arrayContaining([expect.objectContaining({ field: 'rowOperation' })]) } },
  ]);
  const header = `${paymentsHeader},数据状态,说明`;
  const line = (month: string, state: string, reason = ''): string => `${paymentLine(hengze.uscc, month, '40')},${state},${reason}`;
  const gone = (month: string, reason: string): string => `${hengze.uscc},${month},增值税,,,,,撤销,${reason}`;
  await deliver(w, tax(), '05.02', file(header, [line('2021-01', '新增'), line('2021-02', '新增'), line('2021-03', '')]));
  const batch = await deliver(w, tax(), '05.02', file(header, [gone('2021-01', '申报作废'), gone('2020-12', ''), line('2021-02', '作废')]));
  expect(batch).toMatchObject({ state: 'loadedWithRejects', accepted: 2, withdrawn: 1, unchanged: 1, rejected: 1 });
  expect([await paidIn('2021-01'), await paidIn('2021-02'), await paidIn('2021-03')]).toEqual([[], ['40.00'], ['40.00']]);
  expect(await rows('select reason, ending from record_history where period = ?', ['2021-01'])).toEqual([
    { reason: '申报作废', ending: 'withdrawn' },
  ]);
  const stored = await rows('select body from records where period = ?', ['2021-03']);
  expect(String(stored[0]?.body)).not.toContain('rowOperation');
});
