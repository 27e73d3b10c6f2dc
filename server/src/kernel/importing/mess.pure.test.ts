import { describe, expect, it, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { fieldSpecs } from './fields.contract.js';
import { heldFile } from './formats/stored-file.js';
import { isFooter } from './footers.js';
import { combinedHeader, locateHeader } from './header-rows.js';
import { mappingSchema, type MappingInput } from './mapping.contract.js';
import { runImport } from './run.js';
import type { ImportChunk } from './target.js';
import { makeUscc } from '../pure/uscc.js';

const fields = fieldSpecs.parse([
  { name: 'uscc', title: '统一社会信用代码', type: 'uscc', required: true },
  { name: 'month', title: '所属期', type: 'month', required: true },
  { name: 'until', title: '所属期止', type: 'month' },
  { name: 'paid', title: '实缴税额', type: 'money', required: true, min: '0' },
  { name: 'paidOn', title: '入库日期', type: 'date' },
  { name: 'note', title: '备注', type: 'text' },
]);
const codes = [1, 2, 3].map((number) => makeUscc('9', '1', '990102', `MB${100_000 + number}`));

const run = async (content: string | Buffer, input: MappingInput) => {
  const chunks: ImportChunk[] = [];
  const file = heldFile(Buffer.from(content as string));
  const report = await runImport({
    source: () => file.stream(),
    file,
    fields,
    mapping: mappingSchema.parse(input),
    target: {
      chunk: async (chunk) => {
        chunks.push(chunk);
      },
    },
  });
  return {
    report,
    values: chunks.flatMap(({ accepted }) => accepted.map((row) => row.values)),
    problems: chunks.flatMap(({ rejected }) => rejected.flatMap((row) => row.problems.map(({ rule, field }) => [row.line, field, rule]))),
  };
};
const row = (...cells: string[]) => ({ line: 1, cells, hasStrayQuote: false });

describe('a header of several rows', () => {
  it('is one header: groups over columns, whether still merged or not', () => {
    expect(combinedHeader([row('序号', '纳税人', '', '税额（万元）', '', '备注'), row('', '识别号', '名称', '应缴', '实缴', '')])).toEqual([
      '序号',
      '纳税人 / 识别号',
      '纳税人 / 名称',
      '税额（万元） / 应缴',
      '税额（万元） / 实缴',
      '备注',
    ]);
    expect(combinedHeader([row('序号', '纳税人', '纳税人'), row('序号', '识别号', '名称')])).toEqual(['序号', '纳税人 / 识别号', '纳税人 / 名称']);
    expect(combinedHeader([row('甲', '', ''), row('', '', '乙')])).toEqual(['甲', '', '乙']);
  });

  it('is found below title lines by the names the mapping knows', () => {
    const mapping = mappingSchema.parse({
      columns: [
        { header: '识别号', field: 'uscc' },
        { header: '税额', field: 'paid' },
      ],
    });
    expect(locateHeader([row('九月情况表'), row('单位：税务局', '2026'), row('识别号', '税额'), row('9', '1')], mapping)).toEqual({
      from: 2,
      rows: 1,
    });
    expect(locateHeader([row('a', 'b'), row('1', '2')], mapping)).toEqual({ from: 0, rows: 1 });
  });
});

describe('a messy file', () => {
  it('with titles, a two-row header, full-width text, mixed dates, units in cells, a duplicated column and a sum is read right', async () => {
    const text = [
      '2026年9月税款入库情况表,,,,,,,',
      '填报单位：江澄市税务局,,,,,,,',
      '序号,纳税人,,入库,,,备注,备注',
      ',识别号,所属期,金额（万元）,日期,金额（万元）,,',
      `1,${codes[0]},2026年09月,"1,234.5",2026/9/5,9,旧,新一`,
      `２,${[...codes[1]!].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('')},２０２６０９,１２．５,46270,9,旧,新二`,
      `3,${codes[2]},2026-09,3000元,2026.9.5,9,旧,新三,,,`,
      ',,,,,,,',
      '合计,,,1247.30,,,,',
      '制表人：王芳,,,审核：李强,,,,',
    ].join('\r\n');
    const { report, values, problems } = await run(text, {
      table: { headerRows: 2 },
      columns: [
        { header: '纳税人/识别号', field: 'uscc' },
        { header: '纳税人/所属期', field: 'month' },
        { header: '入库/金额（万元）', field: 'paid', unit: 'wanYuan', occurrence: 1 },
        { header: '入库/日期', field: 'paidOn', dateFormats: ['YYYY/M/D', 'YYYY.M.D', 'serial'] },
        { header: '备注', field: 'note', occurrence: 2 },
      ],
      ignored: ['序号', '入库/金额（万元）', '备注'],
    });
    expect(problems).toEqual([]);
    expect(values.map(({ uscc, month, paid, paidOn, note }) => [uscc, month, paid, paidOn, note])).toEqual([
      [codes[0], '2026-09', '12345000.00', '2026-09-05', '新一'],
      [codes[1], '2026-09', '125000.00', '2026-09-05', '新二'],
      [codes[2], '2026-09', '3000.00', '2026-09-05', '新三'],
    ]);
    expect(report.file).toMatchObject({
      rows: 3,
      headerLine: 3,
      titleLines: 2,
      footers: 2,
      footerExamples: [
        { line: 9, text: '合计  1247.30' },
        { line: 10, text: '制表人：王芳  审核：李强' },
      ],
    });
  });

  it('as a workbook with merged cells, date cells and hidden rows is read the same', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('说明').addRow(['请看第二张']);
    const sheet = workbook.addWorksheet('数据');
    sheet.addRow(['九月税款入库情况表']);
    sheet.mergeCells('A1:D1');
    sheet.addRow(['纳税人', null, '入库', null]);
    sheet.addRow(['识别号', '所属期', '金额', '日期']);
    sheet.mergeCells('A2:B2');
    sheet.mergeCells('C2:D2');
    sheet.addRow([codes[0], new Date('2026-09-01T00:00:00Z'), 0.1 + 0.2, new Date('2026-09-05T00:00:00Z')]);
    sheet.addRow([codes[1], '202609', 2, '2026年9月6日']);
    sheet.getCell('B4').numFmt = 'yyyy"年"m"月"';
    sheet.getCell('D4').numFmt = 'yyyy-mm-dd';
    sheet.getRow(5).hidden = true;
    sheet.addRow(['合计', null, 2.3]);
    const { report, values, problems } = await run(Buffer.from(await workbook.xlsx.writeBuffer()), {
      table: { headerRows: 2, sheet: '数据' },
      columns: [
        { header: '纳税人/识别号', field: 'uscc' },
        { header: '纳税人/所属期', field: 'month', dateFormats: ['YYYYMM'] },
        { header: '入库/金额', field: 'paid', unit: 'wanYuan' },
        { header: '入库/日期', field: 'paidOn', dateFormats: ['YYYY年M月D日'] },
      ],
    });
    expect(problems).toEqual([]);
    expect(values.map(({ month, paid, paidOn }) => [month, paid, paidOn])).toEqual([
      ['2026-09', '3000.00', '2026-09-05'],
      ['2026-09', '20000.00', '2026-09-06'],
    ]);
    expect(report.file).toMatchObject({ format: 'xlsx', sheet: '数据', hiddenRows: 1, mergedRanges: 3, footers: 1, titleLines: 1, encoding: null });
  });

  it('splits one column into several fields and joins several into one', async () => {
    const { values, problems } = await run(
      ['码,期间,年,月,额,备', `${codes[0]},2026年09月至2026年10月,2026,9,1,甲-乙`, `${codes[1]},2026年09月,2026,9,1,`].join('\n'),
      {
        columns: [
          { header: '码', field: 'uscc' },
          { header: '期间', field: 'month', part: { by: 'pattern', pattern: '{1}至{2}', place: 1 } },
          { header: '期间', field: 'until', part: { by: 'pattern', pattern: '{1}至{2}', place: 2 } },
          { header: '额', field: 'paid' },
          { header: '备', field: 'note', part: { by: 'separator', separator: '-', place: 2 } },
        ],
        ignored: ['年', '月'],
      },
    );
    expect(values).toMatchObject([{ month: '2026-09', until: '2026-10', note: '乙' }]);
    expect(problems).toEqual([
      [3, 'month', 'partMissing'],
      [3, 'until', 'partMissing'],
    ]);
    const joined = await run(['码,年,月,额', `${codes[0]},2026,9,1`, `${codes[1]},,,1`].join('\n'), {
      columns: [
        { header: '码', field: 'uscc' },
        { header: '年', field: 'month', join: { headers: [{ header: '月' }], separator: '/' }, dateFormats: ['YYYY/M'] },
        { header: '额', field: 'paid' },
      ],
    });
    expect(joined.values).toMatchObject([{ month: '2026-09' }]);
    expect(joined.problems).toEqual([[3, 'month', 'required']]);
    const places = await run(`码,标,额\n${codes[0]},T20260930X,1`, {
      columns: [
        { header: '码', field: 'uscc' },
        { header: '标', field: 'month', part: { by: 'position', from: 2, to: 7 } },
        { header: '标', field: 'paidOn', part: { by: 'position', from: 2, to: 9 } },
        { header: '额', field: 'paid' },
      ],
    });
    expect(places.values).toMatchObject([{ month: '2026-09', paidOn: '2026-09-30' }]);
  });

  it('with a column that has no name or a name twice is refused, until the mapping says what is meant', async () => {
    const columns = [
      { header: '码', field: 'uscc' },
      { header: '期', field: 'month' },
      { header: '额', field: 'paid' },
    ];
    const text = `码,期,,额,额\n${codes[0]},202609,,1,2\n`;
    await expect(run(text, { columns })).rejects.toMatchObject({ rule: 'emptyHeader' });
    await expect(run(text, { columns, ignored: ['第3列'] })).rejects.toMatchObject({ rule: 'duplicateHeader', headers: ['额'] });
    const chosen = [...columns.slice(0, 2), { header: '额', field: 'paid', occurrence: 2 }];
    expect((await run(text, { columns: chosen, ignored: ['第3列', '额'] })).values).toMatchObject([{ paid: '2.00' }]);
    await expect(
      run(text, { columns: [...columns.slice(0, 2), { header: '额', field: 'paid', occurrence: 3 }], ignored: ['第3列', '额'] }),
    ).rejects.toMatchObject({
      rule: 'missingHeader',
    });
  });
});

test.each([
  [['合计', '', '12'], true],
  [['', '合　计', '12'], true],
  [['本页小计：', '', '12'], true],
  [['', '', '制表人：王芳'], true],
  [['备注：数据截至 9 月'], true],
  [[codes[0]!, '合计', '12'], false],
  [['', '2026-09', '12'], false],
  [['9199', '合计', '12'], false],
  [['', '备注机械有限公司与别的公司', '1', '2', '3', '4'], false],
])('%j is a footer: %s', (cells, expected) => expect(isFooter(cells, 0)).toBe(expected));

test('our own file of rejected rows has one header row, however many its mapping names', () => {
  const row = (line: number, cells: string[]) => ({ line, cells, hasStrayQuote: false });
  const mapping = mappingSchema.parse({ columns: [{ header: '纳税人 / 识别号', field: 'uscc' }], table: { headerRows: 2 } });
  const sent = [row(1, ['纳税人 / 识别号', '退回行号', '退回列', '退回规则', '退回说明', '怎么改']), row(2, [codes[0]!, '9', '', '', '', ''])];
  expect(locateHeader(sent, mapping)).toEqual({ from: 0, rows: 1 });
  expect(locateHeader([row(1, ['纳税人', '税款']), row(2, ['识别号', '金额']), row(3, [codes[0]!, '1'])], mapping)).toEqual({ from: 0, rows: 2 });
});
