import { expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { asBytes } from '../../../test/as.js';
import { sampleDefinition } from '../../../test/sample-dataset.js';
import { world } from '../../../test/world.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { listChanges, publishChange, submitChange } from './catalogue-changes.contract.js';
import { datasetTemplate, exportCatalogue, importCatalogue, type CatalogueDocument, type ImportResult } from './catalogue-transfer.contract.js';
import { browseCatalogue } from './catalogue.contract.js';

const w = world();
const { as } = w;
const binary = 'application/octet-stream';

const exported = async (code?: string): Promise<Buffer> =>
  (
    await as(null)
      .get(exportCatalogue, { query: { ...(code && { code }) } })
      .buffer(true)
      .parse(asBytes)
      .expect(200)
  ).body as Buffer;
const taking = (document: object | Buffer) =>
  as(w.cast.operator.admin).upload(importCatalogue, {}, Buffer.isBuffer(document) ? document : JSON.stringify(document), binary);
const documentOf = (...datasets: CatalogueDocument['datasets']): CatalogueDocument => ({
  format: 'xinyidai-catalogue-1',
  digest: sha256(canonical(datasets)),
  datasets,
});
const changes = async (): Promise<number> =>
  (await as(w.cast.operator.admin).get(listChanges, { query: {} }).expect(200)).body.items.length as number;

test('out and in again: the same bytes, and nothing to do', async () => {
  const bytes = await exported();
  expect((await exported()).equals(bytes)).toBe(true);
  const document = JSON.parse(bytes.toString()) as CatalogueDocument;
  expect(bytes.toString()).toBe(canonical(document));
  expect(document.digest).toBe(sha256(canonical(document.datasets)));
  const { items } = (await taking(bytes).expect(201)).body as ImportResult;
  expect(new Set(items.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
  expect(items.length).toBe(document.datasets.length);
});

test('what is new comes in as a draft, once; published, it leaves as it came', async () => {
  const document = documentOf(sampleDefinition('28.41', '用热量一'), sampleDefinition('28.42', '用热量二'));
  const first = (await taking(document).expect(201)).body as ImportResult;
  expect(first.items.map(({ code, outcome }) => [code, outcome])).toEqual([
    ['28.41', 'drafted'],
    ['28.42', 'drafted'],
  ]);
  const again = (await taking(document).expect(201)).body as ImportResult;
  expect(again.items.map(({ outcome, changeId }, index) => [outcome, changeId === first.items[index]?.changeId])).toEqual([
    ['alreadyDrafted', true],
    ['alreadyDrafted', true],
  ]);
  expect(await changes()).toBe(2);
  const { operator } = w.cast;
  for (const { changeId } of first.items) {
    const params = { changeId: changeId ?? '' };
    const [change] = (await as(operator.admin).get(listChanges, { query: {} }).expect(200)).body.items.filter(
      ({ id }: { id: string }) => id === changeId,
    );
    const { etag } = (
      await as(operator.admin)
        .post(submitChange, { params, body: { etag: change.etag } })
        .expect(201)
    ).body as { etag: string };
    await as(operator.reviewer).post(publishChange, { params, body: { etag } }).expect(201);
  }
  expect(JSON.parse((await exported('28.41')).toString())).toEqual(documentOf(sampleDefinition('28.41', '用热量一')));
  expect(((await taking(document).expect(201)).body as ImportResult).items.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
});

test('every fault is named by pointer, and one fault keeps everything out', async () => {
  const before = await changes();
  const good = sampleDefinition('28.43', '用热量三');
  const bad = { ...sampleDefinition('28.44', '用热量四'), channel: '', naturalKey: ['nothing'] };
  const refused = await taking(documentOf(good, bad)).expect(422);
  expect(refused.body.errors).toMatchObject([
    { pointer: '/datasets/1/channel', rule: 'required' },
    { pointer: '/datasets/1/naturalKey/0', rule: 'unknownField' },
  ]);
  const misshaped = await taking(documentOf(good, { ...bad, cadence: 'hourly' } as never)).expect(422);
  expect(misshaped.body.errors).toMatchObject([{ pointer: '/datasets/1/cadence' }]);
  const unknown = await taking(documentOf({ ...good, secret: 1 } as never)).expect(422);
  expect(unknown.body.errors).toMatchObject([{ pointer: '/datasets/0' }]);
  const changed = await taking({ ...documentOf(good), datasets: [{ ...good, title: '改过' }] }).expect(422);
  expect(changed.body.errors).toMatchObject([{ pointer: '/digest', rule: 'digestMismatch' }]);
  expect((await taking(documentOf(good, good)).expect(422)).body.errors).toMatchObject([{ pointer: '/datasets/1/code', rule: 'duplicate' }]);
  expect((await taking(Buffer.from('这不是 JSON')).expect(422)).body.errors).toMatchObject([{ rule: 'notJson' }]);
  expect(await changes()).toBe(before);
  // Another draft of the same entry is under way: it is not overwritten, and the rest of the file waits with it.
  await taking(documentOf(good)).expect(201);
  const open = await taking(documentOf({ ...good, freshnessDays: 9 }, sampleDefinition('28.45', '用热量五'))).expect(422);
  expect(open.body.errors).toMatchObject([{ pointer: '/datasets/0/code', rule: 'openChange' }]);
  expect(await changes()).toBe(before + 1);
});

test('as a spreadsheet: the entries, and every field of each', async () => {
  const answer = await as(null)
    .get(exportCatalogue, { query: { format: 'xlsx' } })
    .buffer(true)
    .parse(asBytes)
    .expect(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(answer.body as ArrayBuffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['目录项', '字段']);
  const { items, total } = (
    await as(null)
      .get(browseCatalogue, { query: { limit: 200 } })
      .expect(200)
  ).body as { items: { fieldCount: number }[]; total: number };
  expect(workbook.worksheets[0]?.rowCount).toBe(total + 2);
  expect(workbook.worksheets[1]?.rowCount).toBe(items.reduce((sum, { fieldCount }) => sum + fieldCount, 0) + 1);
});

test('an empty table to fill in has the headers that need no mapping', async () => {
  const csv = await as(null)
    .get(datasetTemplate, { params: { code: '05.01' } })
    .buffer(true)
    .parse(asBytes)
    .expect(200);
  expect((csv.body as Buffer).toString()).toMatch(/^\ufeff统一社会信用代码,评价年度,纳税信用级别,.*\r\n$/);
  const xlsx = await as(null)
    .get(datasetTemplate, { params: { code: '05.01' }, query: { format: 'xlsx' } })
    .buffer(true)
    .parse(asBytes)
    .expect(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(xlsx.body as ArrayBuffer);
  expect(workbook.worksheets[0]?.getRow(1).values).toEqual(expect.arrayContaining(['统一社会信用代码', '评价年度', '纳税信用级别']));
  expect(workbook.worksheets[0]?.rowCount).toBe(1);
  expect(workbook.worksheets[1]?.getRow(5).getCell(6).text).toContain('A A 级');
});
