import { expect, test } from '@jest/globals';
import { deliver, file, paymentLine, paymentsHeader } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { rollBackBatch } from '../ingestion/operations.contract.js';
import { getOwnRecordHistory, listOwnRecords, type OwnRecordsView, type RecordHistoryView } from './records.contract.js';

const w = world();
const tax = () => w.cast.tax.officer;
const historyOf = async (period: string): Promise<RecordHistoryView> =>
  (
    await w
      .as(w.cast.hengze.owner)
      .get(getOwnRecordHistory, { query: { dataset: '05.02', period, naturalKey: 'vat' } })
      .expect(200)
  ).body as RecordHistoryView;
const paid = ({ items }: RecordHistoryView) => items.map(({ values }) => values.find(({ field }) => field === 'paid')?.value);

test('the firm sees who delivered each version, under which number, and what ended it', async () => {
  const { hengze } = w.cast;
  const deliverPaid = (amount: string) => deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(hengze.uscc, '2025-04', amount)]));
  const first = await deliverPaid('10');
  const second = await deliverPaid('20');
  const [older, newer] = [first, second].map(({ reference }) => ({ sourceName: w.cast.tax.name, reference }));
  const before = await historyOf('2025-04');
  expect(before).toMatchObject({ dataset: '05.02', title: '纳税申报与入库', period: '2025-04', origin: 'delivered' });
  expect([paid(before), before.items.map(({ state, delivery, endedBy, until }) => ({ state, delivery, endedBy, ended: until !== null }))]).toEqual([
    ['20.00', '10.00'],
    [
      { state: 'standing', delivery: newer, endedBy: null, ended: false },
      { state: 'replaced', delivery: older, endedBy: newer, ended: true },
    ],
  ]);

  await w
    .as(tax())
    .call(rollBackBatch, { params: { batchId: second.id }, body: { reason: '写错了另一家企业的数' } })
    .expect(202);
  await w.settle();
  const after = await historyOf('2025-04');
  expect(after.items.map(({ state, delivery, endedBy, reason }) => ({ state, delivery, endedBy, reason }))).toEqual([
    { state: 'standing', delivery: older, endedBy: null, reason: null },
    { state: 'rolledBack', delivery: newer, endedBy: null, reason: null },
  ]);
  // What the source has written about its whole delivery may be about others.
  expect(JSON.stringify(after)).not.toContain('另一家企业');
});

test('a row that never was has a history without versions', async () => {
  expect((await historyOf('2019-01')).items).toEqual([]);
});

test('what there is to choose from is counted then as now, and by nobody’s filter', async () => {
  const { hengze } = w.cast;
  await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(hengze.uscc, '2025-05'), paymentLine(hengze.uscc, '2025-06')]));
  const datasetsOf = async (query: object): Promise<OwnRecordsView['datasets']> =>
    ((await w.as(hengze.owner).get(listOwnRecords, { query }).expect(200)).body as OwnRecordsView).datasets;
  const now = await datasetsOf({ limit: 1 });
  expect(now.find(({ dataset }) => dataset === '05.02')).toEqual({ dataset: '05.02', title: '纳税申报与入库', rows: 3 });
  expect(await datasetsOf({ dataset: '01.01' })).toEqual(now);
  expect(await datasetsOf({ asOf: '2020-01-01' })).toEqual([]);
});
