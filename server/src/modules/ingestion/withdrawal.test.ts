import { expect, test } from '@jest/globals';
import { batchOf, deliver, file, paymentLine, paymentsHeader, send } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { now } from '../../kernel/clock.js';
import type { MappingInput } from '../../kernel/importing/index.js';
import { chinaDate, monthsBack } from '../../kernel/pure/working-calendar.js';
import * as contracts from './ingestion.contract.js';
import { previewMapping, uploadSample, type PreviewView, type SampleView } from './samples.contract.js';

const w = world();
const tax = () => w.cast.tax.officer;
const rows = async (sql: string, values: unknown[] = []) => (await w.app.database.read().query(sql, values)) as Array<Record<string, unknown>>;
const standing = async (period: string) => (await rows('select natural_key from records where period = ?', [period])).map((row) => row.natural_key);
const keyHeader = '统一社会信用代码,税款所属期,税种,处理方式,撤回原因';
const gone = (uscc: string, month: string, operation = '撤回', reason = '申报作废'): string => `${uscc},${month},增值税,${operation},${reason}`;
const params = { params: { dataset: '05.02' } };

test('a file that only takes rows back needs their key and says what they are for; its other rows come back with the reason', async () => {
  const { hengze } = w.cast;
  await deliver(
    w,
    tax(),
    '05.02',
    file(
      paymentsHeader,
      ['2023-01', '2023-02', '2023-03'].map((month) => paymentLine(hengze.uscc, month)),
    ),
  );
  // Without a mapping of its own: our words in the header are understood beside whatever the mapping says.
  const batch = await deliver(
    w,
    tax(),
    '05.02',
    file(keyHeader, [gone(hengze.uscc, '2023-01'), gone(hengze.uscc, '2023-02', '报送'), gone(hengze.uscc, '2023-03', '', '')]),
  );
  expect(batch).toMatchObject({ state: 'loadedWithRejects', accepted: 1, withdrawn: 1, rejected: 2 });
  expect(batch.causes).toMatchObject([{ rule: 'onlyWithdrawals', rows: 2 }]);
  expect(batch.causes[0]?.detail).toContain('“实缴税额”');
  expect([await standing('2023-01'), await standing('2023-02'), await standing('2023-03')]).toEqual([[], ['vat'], ['vat']]);
  expect(await rows('select reason, ending from record_history where period = ?', ['2023-01'])).toEqual([
    { reason: '申报作废', ending: 'withdrawn' },
  ]);

  const corrected = file(keyHeader, [gone(hengze.uscc, '2023-02'), gone(hengze.uscc, '2023-03')]);
  expect(await deliver(w, tax(), '05.02', corrected)).toMatchObject({ state: 'loaded', withdrawn: 2, rejected: 0 });
  // The same file again is the same delivery.
  const again = await send(w, tax(), '05.02', corrected);
  await w.settle();
  expect(await batchOf(w, tax(), again.id)).toMatchObject({ state: 'loaded', withdrawn: 2 });
  expect(await rows('select id from batches where digest = ?', [again.digest])).toHaveLength(1);
});

test('figures made of rows that were taken back are made anew, also where a firm has no other row in the file', async () => {
  const { baichuan } = w.cast;
  // As they are kept for matching; the firm's own page makes them each time it is looked at.
  const figures = async (): Promise<unknown> =>
    JSON.parse(String((await rows('select indicators from profiles where enterprise_id = ?', [baichuan.id]))[0]?.indicators ?? 'null'));
  await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(baichuan.uscc, '2023-01')]));
  const before = await figures();
  const month = monthsBack(chinaDate(now()).slice(0, 7), 1);
  await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(baichuan.uscc, month)]));
  expect(await figures()).not.toEqual(before);
  await deliver(w, tax(), '05.02', file(keyHeader, [gone(baichuan.uscc, month)]));
  expect(await figures()).toEqual(before);
});

test('without the whole key, or without saying what its rows are for, the file is refused as before', async () => {
  const { hengze } = w.cast;
  const lacking = [
    file('统一社会信用代码,税款所属期,处理方式', [`${hengze.uscc},2023-01,撤回`]),
    file('统一社会信用代码,税款所属期,税种', [`${hengze.uscc},2023-01,增值税`]),
  ];
  for (const content of lacking)
    expect(await deliver(w, tax(), '05.02', content)).toMatchObject({ state: 'refused', refusal: { rule: 'missingHeader' } });
});

test('a mapping for withdrawals alone can be saved; one that lacks a part of the key cannot', async () => {
  const { hengze } = w.cast;
  const columns = [
    { header: '税号', field: 'uscc' },
    { header: '属期', field: 'month' },
    { header: '征收项目', field: 'taxType' },
    { header: '为什么', field: 'withdrawalReason' },
  ];
  const own: MappingInput = { columns, constants: { rowOperation: 'withdrawn' } };
  const lacking = { ...own, columns: columns.filter(({ field }) => field !== 'taxType') };
  expect((await w.as(tax()).call(contracts.saveMapping, { ...params, body: lacking })).status).toBe(422);
  expect((await w.as(tax()).call(contracts.saveMapping, { ...params, body: { columns } })).status).toBe(422);

  const content = file('税号,属期,征收项目,为什么', [`${hengze.uscc},202304,增值税,重复申报`, `${hengze.uscc},202399,增值税,`]);
  const sample = (
    await w
      .as(tax())
      .upload(uploadSample, { ...params, query: { fileName: '撤回.csv' } }, content)
      .expect(201)
  ).body as SampleView;
  const previewed = async (mapping: MappingInput): Promise<PreviewView> =>
    (
      await w
        .as(tax())
        .post(previewMapping, { ...params, body: { sampleId: sample.id, mapping } })
        .expect(200)
    ).body as PreviewView;
  const preview = await previewed(own);
  expect(preview).toMatchObject({ accepted: 1, withdrawn: 1, rejected: 1, refusal: null, faults: [] });
  expect(preview.rows.map(({ outcome }) => outcome)).toEqual(['withdrawn', 'rejected']);
  expect(preview.onlyWithdrawals).toEqual([{ field: 'paid', title: '实缴税额' }]);
  expect((await previewed(lacking)).onlyWithdrawals).toBeNull();

  await w
    .as(tax())
    .put(contracts.saveMapping, { ...params, body: own })
    .expect(200);
  expect(await deliver(w, tax(), '05.02', content)).toMatchObject({ state: 'loadedWithRejects', accepted: 1, rejected: 1 });
});

test('a sample’s header says by itself which columns are for the row', async () => {
  const { hengze } = w.cast;
  const content = file('统一社会信用代码,税款所属期,税种,操作类型,撤销原因,处理结果', [`${hengze.uscc},2023-01,增值税,撤回,作废,完成`]);
  const sample = (
    await w
      .as(tax())
      .upload(uploadSample, { ...params, query: { fileName: '撤回.csv' } }, content)
      .expect(201)
  ).body as SampleView;
  expect(sample.mapping?.columns.map(({ header, field }) => [header, field])).toEqual(
    expect.arrayContaining([
      ['操作类型', 'rowOperation'],
      ['撤销原因', 'withdrawalReason'],
    ]),
  );
  // What is only alike is not taken for it.
  expect(sample.mapping?.columns.find(({ header }) => header === '处理结果')?.field).not.toBe('rowOperation');
});
