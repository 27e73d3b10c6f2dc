import { expect, test } from '@jest/globals';
import { codeOf, deliver, file, gb18030 } from '../../../test/deliveries.js';
import { messyWorkbook } from '../../../test/messy-workbook.js';
import { world } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import * as contracts from './ingestion.contract.js';
import { getMappingVersion, listMappingVersions, restoreMappingVersion } from './mappings.contract.js';
import { getSample, previewMapping, uploadSample, type DraftMappingInput, type PreviewView, type SampleView } from './samples.contract.js';

const w = world();
const tax = () => w.cast.tax.officer;
const params = { dataset: '05.02' };
const show = async (content: Buffer | string, query: { fileName?: string; sheet?: string } = {}) =>
  (
    await w
      .as(tax())
      .upload(uploadSample, { params, query: { fileName: '样本', ...query } }, content)
      .expect(201)
  ).body as SampleView;
const preview = async (sampleId: string, mapping: DraftMappingInput) =>
  (await w.as(tax()).post(previewMapping, { params, body: { sampleId, mapping } }).expect(200)).body as PreviewView;
const stored = async (sql: string): Promise<unknown[]> => (await w.app.database.read().query(sql)) as unknown[];

test('a messy workbook is recognised, previewed and then loaded as previewed', async () => {
  const { hengze, baichuan } = w.cast;
  const fullWidth = [...baichuan.uscc].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('');
  const content = await messyWorkbook([
    [hengze.uscc, new Date('2026-09-01T00:00:00Z'), '增值税', 0.1 + 0.2],
    [fullWidth, '２０２６０９', '增值税', '1,234.5'],
    [hengze.uscc, '2026/8', '所得税(企)', '3000元'],
    [hengze.uscc, '2026-13', '增值税', 1],
  ]);
  const sample = await show(content);
  expect(sample).toMatchObject({
    format: 'xlsx',
    isGzip: false,
    encoding: null,
    sheet: '入库明细',
    sheets: [
      { name: '填表说明', isHidden: false },
      { name: '入库明细', isHidden: false },
    ],
    headerLine: 3,
    headerRows: 2,
    titleLines: ['2026 年 9 月税款入库明细表', '填报单位：江澄市税务局  金额单位：万元'],
    rowsRead: 4,
    isWhole: true,
    mergedRanges: 5,
    footers: [
      { line: 9, text: '合计  99' },
      { line: 10, text: '制表人：王芳' },
    ],
  });
  expect(sample.columns.map(({ header, shape }) => [header, shape])).toEqual([
    ['序号', 'integer'],
    ['纳税人 / 识别号', 'uscc'],
    ['纳税人 / 所属期', 'month'],
    ['税款 / 税费种', 'words'],
    ['税款 / 入库金额', expect.any(String)],
    ['备注', 'empty'],
  ]);
  expect(sample.suggestions.map(({ field }) => field)).toEqual([null, 'uscc', 'month', 'taxType', 'paid', null]);
  expect(sample.suggestions[1]?.confidence).toBeGreaterThanOrEqual(0.9);
  expect(sample.mapping).toMatchObject({
    table: { headerRows: 2 },
    columns: [{ field: 'uscc' }, { field: 'month' }, { field: 'taxType' }, { field: 'paid', unit: 'wanYuan' }],
    ignored: ['序号', '备注'],
  });

  const before = await stored('select * from records');
  const first = await preview(sample.id, sample.mapping!);
  expect(first).toMatchObject({ countedRows: 6, accepted: 2, rejected: 2, footers: 2, faults: [], missingFields: [], refusal: null });
  expect(first.unknownWords).toEqual([{ field: 'taxType', header: '税款 / 税费种', word: '所得税(企)', rows: 1 }]);
  expect(first.rows.map(({ line, outcome }) => [line, outcome])).toEqual([
    [5, 'accepted'],
    [6, 'accepted'],
    [7, 'rejected'],
    [8, 'rejected'],
    [9, 'footer'],
    [10, 'footer'],
  ]);
  const paid = first.fields.findIndex(({ field }) => field === 'paid');
  const month = first.fields.findIndex(({ field }) => field === 'month');
  expect(first.rows.slice(0, 3).map(({ values }) => values[paid]?.value)).toEqual(['3000.00', '12345000.00', '3000.00']);
  expect(first.rows[3]?.values[month]).toMatchObject({ received: '2026-13', value: null, fault: { rule: 'dateImpossible' } });
  expect(JSON.stringify(first.rows)).not.toContain(hengze.uscc);

  const mapping = {
    ...sample.mapping!,
    columns: sample.mapping!.columns.map((column) => (column.field === 'taxType' ? { ...column, words: { '所得税(企)': 'incomeTax' } } : column)),
  };
  expect(await preview(sample.id, mapping)).toMatchObject({ accepted: 3, rejected: 1, unknownWords: [] });
  expect(await stored('select * from records')).toEqual(before);

  await w.as(tax()).put(contracts.saveMapping, { params, body: mapping }).expect(200);
  const batch = await deliver(w, tax(), '05.02', content);
  expect(batch).toMatchObject({
    state: 'loadedWithRejects',
    format: 'xlsx',
    encoding: null,
    accepted: 3,
    rejected: 1,
    found: { sheet: '入库明细', headerLine: 3, titleLines: 2, mergedRanges: 5, hiddenRows: 0, footers: 2 },
    remaining: 1,
    can: ['rollBack', 'correct'],
  });
});

test('an unfinished draft is previewed as far as it goes, and says what it lacks', async () => {
  const sample = await show(gb18030(file('识别号,月份,金额,重复,重复', [`${w.cast.hengze.uscc},202609,1,a,b`, `${codeOf(1)},202609,-1,a,b`])), {
    fileName: 'a.csv',
  });
  expect(sample).toMatchObject({ format: 'csv', encoding: 'gb18030', separator: ',', headerLine: 1, headerRows: 1 });
  const draft = {
    columns: [
      { header: '识别号', field: 'uscc' },
      { header: '月份', field: 'month' },
      { header: '没有', field: 'paidOn' },
      { header: '金额', field: 'nothing' },
    ],
  };
  const view = await preview(sample.id, draft);
  expect(view.missingFields.map(({ field }) => field)).toEqual(['taxType', 'paid']);
  expect(view.faults.map(({ field }) => field)).toEqual(['nothing']);
  expect(view.refusal?.rule).toBe('duplicateHeader');
  expect(view.fields.map(({ field }) => field)).toEqual(['uscc', 'month']);
  expect(view).toMatchObject({ accepted: 2, rejected: 0 });
  expect((await preview(sample.id, { columns: [] })).missingFields.length).toBeGreaterThan(3);
});

test('a sample belongs to its source, lasts a day, and what cannot be read is not kept', async () => {
  const sample = await show(file('识别号,金额', ['1,2']));
  const at = { ...params, sampleId: sample.id };
  await w
    .as(tax())
    .get(getSample, { params: at, query: { headerLine: 1, headerRows: 1 } })
    .expect(200);
  await w.as(w.cast.market.officer).get(getSample, { params: at }).expect(404);
  const refused = await w
    .as(tax())
    .upload(uploadSample, { params, query: { fileName: 'x.xlsx' } }, Buffer.from('PK\u0003\u0004 broken'))
    .expect(422);
  expect(refused.body).toMatchObject({ code: 'file_refused', errors: [{ rule: 'archiveBroken' }] });
  const parts = await stored(`select distinct batch_id from batch_parts where batch_id = '${sample.id}'`);
  expect(parts).toHaveLength(1);
  await w.app.ingestion.sweep();
  expect(await stored(`select distinct batch_id from batch_parts where batch_id = '${sample.id}'`)).toHaveLength(1);
  setClock(new Date(now().getTime() + 25 * 3_600_000));
  try {
    await w.app.ingestion.sweep();
  } finally {
    setClock(null);
  }
  await w.as(tax()).get(getSample, { params: at }).expect(404);
  expect(await stored('select * from batch_parts')).toEqual([]);
});

test('every version of a mapping stays, says what changed, and can be restored', async () => {
  const current = (await w.as(tax()).get(contracts.getMapping, { params }).expect(200)).body as contracts.MappingView;
  const changed = { ...current.mapping, ignored: [...current.mapping.ignored, '新的一列'] };
  const saved = (await w.as(tax()).put(contracts.saveMapping, { params, body: changed }).expect(200)).body as contracts.MappingView;
  const list = (await w.as(tax()).get(listMappingVersions, { params, query: {} }).expect(200)).body;
  expect(list.items[0]).toMatchObject({ version: saved.version, isCurrent: true, savedBy: '韩建国', changes: ['不使用的列加了 “新的一列”'] });
  expect(list.items.at(-1)).toMatchObject({ version: 1, changes: ['第一次保存'], batches: 1, isCurrent: false });
  const restored = await w
    .as(tax())
    .post(restoreMappingVersion, { params: { ...params, version: 1 }, body: {} })
    .expect(201);
  expect(restored.body).toMatchObject({
    version: saved.version + 1,
    mapping: (await w.as(tax()).get(getMappingVersion, { params: { ...params, version: 1 } })).body.mapping,
  });
  await w
    .as(tax())
    .get(getMappingVersion, { params: { ...params, version: 99 } })
    .expect(404);
});

test('a GB18030 text whose days are numbers of a spreadsheet: dates where a date is named, and said so', async () => {
  const wide = (text: string): string => [...text].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('');
  const lines = [
    `${codeOf(1)},46266,增值税,${wide('12.5')},46310,,`,
    `${wide(codeOf(2))}  ,46266,增值税,"1,234.5",46311,补报,  `,
    `${codeOf(3)},46266,增值税,3 ,46312.5,,`,
  ];
  const sample = await show(gb18030(file('纳税人识别号,所属期,税费种,入库金额（万元）,入库日期,备注,备注', lines)));
  expect(sample).toMatchObject({ format: 'csv', encoding: 'gb18030', headerRows: 1 });
  for (const header of ['所属期', '入库日期']) {
    const { index } = sample.columns.find((column) => column.header === header)!;
    const { confidence, why, column } = sample.suggestions[index]!;
    expect([confidence, why, column?.dateFormats]).toEqual([1, expect.stringContaining('日期序号'), ['serial']]);
  }
  expect(sample.mapping?.ignored).toEqual(['备注']);
  const before = await preview(sample.id, sample.mapping!);
  expect(before).toMatchObject({ accepted: 3, rejected: 0, refusal: null });
  const paidOn = before.fields.findIndex(({ field }) => field === 'paidOn');
  expect(before.rows.map(({ values }) => values[paidOn]?.value)).toEqual(['2026-10-15', '2026-10-16', '2026-10-17']);
  // Without the suggestion, what is wrong is said by its name.
  const plain = { ...sample.mapping!, columns: sample.mapping!.columns.map(({ dateFormats: _, ...column }) => column) };
  expect((await preview(sample.id, plain)).causes.map(({ detail }) => detail)).toContain('是表格软件里的日期序号，不是日期');
});
