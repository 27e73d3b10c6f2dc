import { expect, test } from '@jest/globals';
import { batchOf, deliver, file, send } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import * as contracts from './ingestion.contract.js';

const w = world();
const tax = () => w.cast.tax.officer;
const params = { dataset: '05.02' };
const own = {
  columns: [
    { header: '纳税人识别号', field: 'uscc' },
    { header: '所属期', field: 'month', dateFormats: ['YYYYMM' as const] },
    { header: '税费种', field: 'taxType', words: { 增值税: 'vat', 所得税: 'incomeTax' } },
    { header: '入库税额（万元）', field: 'paid', unit: 'wanYuan' as const },
  ],
  ignored: ['备注'],
};

test('version 0 takes the catalogue’s own titles; saving makes the next version', async () => {
  const none = await w.as(tax()).get(contracts.getMapping, { params }).expect(200);
  expect(none.body).toMatchObject({ dataset: '05.02', version: 0, savedAt: null, savedBy: null });
  expect(none.body.mapping.columns[0]).toEqual({ header: '统一社会信用代码', field: 'uscc' });
  const one = await w.as(tax()).put(contracts.saveMapping, { params, body: own }).expect(200);
  expect(one.body).toMatchObject({ version: 1, savedBy: '韩建国', mapping: { columns: own.columns, ignored: ['备注'] } });
  const two = await w
    .as(tax())
    .put(contracts.saveMapping, { params, body: { ...own, ignored: [] } })
    .expect(200);
  expect(two.body.version).toBe(2);
  const list = await w.as(tax()).get(contracts.listMappings, { query: {} }).expect(200);
  expect(list.body.items.map(({ dataset, version }: { dataset: string; version: number }) => [dataset, version])).toEqual([
    ['05.01', 0],
    ['05.02', 2],
  ]);
  const first = await w
    .as(tax())
    .get(contracts.listMappings, { query: { limit: 1 } })
    .expect(200);
  const second = await w
    .as(tax())
    .get(contracts.listMappings, { query: { limit: 1, cursor: first.body.nextCursor } })
    .expect(200);
  expect([first.body.items[0].dataset, second.body.items[0].dataset, second.body.nextCursor]).toEqual(['05.01', '05.02', null]);
});

test('a source’s own headers, units, dates and words become ours; the same bytes under another mapping are another delivery', async () => {
  await w.as(tax()).put(contracts.saveMapping, { params, body: own }).expect(200);
  const content = file('纳税人识别号,所属期,税费种,入库税额（万元）,备注', [`${w.cast.hengze.uscc},202603,所得税,1.25,x`]);
  const batch = await deliver(w, tax(), '05.02', content);
  expect(batch).toMatchObject({ state: 'loaded', accepted: 1 });
  const bodies = async () =>
    (
      (await w.app.database.read().query("select period, natural_key, body from records where dataset = '05.02'")) as Array<Record<string, string>>
    ).map(({ period, natural_key: key, body }) => [period, key, JSON.parse(body ?? '').paid]);
  expect(await bodies()).toEqual([['2026-03', 'incomeTax', '12500.00']]);
  await w
    .as(tax())
    .put(contracts.saveMapping, { params, body: { ...own, columns: own.columns.map(({ unit: _, ...column }) => column) } })
    .expect(200);
  const again = await send(w, tax(), '05.02', content);
  expect(again.id).not.toBe(batch.id);
  await w.settle();
  expect(await batchOf(w, tax(), again.id)).toMatchObject({ state: 'loaded', replaced: 1, mappingVersion: (batch.mappingVersion ?? 0) + 1 });
  expect(await bodies()).toEqual([['2026-03', 'incomeTax', '1.25']]);
});

test('a mapping that cannot work is refused, each fault with its place', async () => {
  const save = async (columns: object[], more: object = {}) => w.as(tax()).call(contracts.saveMapping, { params, body: { columns, ...more } });
  const pointers = (body: { errors: Array<{ pointer: string }> }) => body.errors.map(({ pointer }) => pointer);
  const before = (await w.as(tax()).get(contracts.getMapping, { params })).body.version;

  const unknown = await save([...own.columns, { header: '其他', field: 'nothing' }]);
  expect([unknown.status, pointers(unknown.body)]).toEqual([422, ['/body/columns/4/field']]);
  const missing = await save(own.columns.slice(0, 3));
  expect([missing.status, pointers(missing.body)]).toEqual([422, ['/body/columns']]);
  expect(missing.body.detail).toContain('实缴税额');
  const twice = await save([...own.columns, { header: '又一列', field: 'paid' }]);
  expect([twice.status, pointers(twice.body)]).toEqual([422, ['/body/columns']]);
  const word = await save([...own.columns.slice(0, 2), { header: '税费种', field: 'taxType', words: { 增值税: 'nonsense' } }, own.columns[3]!]);
  expect([word.status, pointers(word.body)]).toEqual([422, ['/body/columns/2/field']]);
  const header = await save(own.columns, { ignored: ['税 费 种'] });
  expect([header.status, pointers(header.body)]).toEqual([422, ['/body/ignored/0']]);
  const constant = await save(own.columns.slice(0, 3), { constants: { paid: 'viel' } });
  expect([constant.status, pointers(constant.body)]).toEqual([422, ['/body/constants/paid']]);
  const extra = await save(own.columns, { other: 1 });
  expect([extra.status, pointers(extra.body)]).toEqual([422, ['/body/other']]);
  expect((await w.as(tax()).get(contracts.getMapping, { params })).body.version).toBe(before);
});

test('a mapping of a dataset one does not deliver does not exist', async () => {
  const other = { dataset: '01.01' };
  await w.as(tax()).get(contracts.getMapping, { params: other }).expect(404);
  await w.as(tax()).put(contracts.saveMapping, { params: other, body: own }).expect(404);
  await w
    .as(tax())
    .post(contracts.suggestMapping, { params: other, body: { headers: ['x'] } })
    .expect(404);
  await w
    .as(tax())
    .get(contracts.getMapping, { params: { dataset: '99.99' } })
    .expect(404);
  await w.as(w.cast.riverBank.admin).get(contracts.getMapping, { params }).expect(403);
});

test('headers are recognised by likeness, and what is doubtful is said', async () => {
  const suggest = async (headers: string[]) => (await w.as(tax()).post(contracts.suggestMapping, { params, body: { headers } }).expect(200)).body;
  const answer = await suggest(['税号', '税款所属期', '税种', '入库税额（万元）', '当期销售额数', '流水号', '税号', '']);
  expect(answer.mapping).toEqual({
    columns: [
      { header: '税号', field: 'uscc' },
      { header: '税款所属期', field: 'month' },
      { header: '税种', field: 'taxType' },
      { header: '入库税额（万元）', field: 'paid', unit: 'wanYuan' },
      { header: '当期销售额数', field: 'sales' },
    ],
    ignored: ['流水号'],
    constants: {},
  });
  expect(answer.unsure).toEqual(['当期销售额数', '流水号']);
  expect((await suggest(['完全不认识'])).unsure).toEqual(['完全不认识']);
  expect((await suggest([''])).mapping.columns).toHaveLength(1);
});
