import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { importLimits, type ImportLimits } from '../limits.js';
import type { Row } from '../rows.js';
import { heldFile } from './stored-file.js';
import { openTable, type TableFacts } from './table.js';
import { zipOf } from '../../../../test/zip.js';

const read = async (content: Uint8Array, sheet?: string, limits: Partial<ImportLimits> = {}): Promise<{ rows: Row[]; facts: TableFacts }> => {
  const table = await openTable(heldFile(content), { sheet }, { ...importLimits, ...limits });
  try {
    const rows: Row[] = [];
    for await (const batch of table) rows.push(...batch);
    return { rows, facts: table.facts };
  } finally {
    await table.close();
  }
};
const cells = async (content: Uint8Array, sheet?: string) => (await read(content, sheet)).rows.map((row) => row.cells);
const bytesOf = async (workbook: ExcelJS.Workbook) => Buffer.from(await workbook.xlsx.writeBuffer());

/** The least that a workbook is, with markup of our own in it. */
const workbookOf = (sheet: string, more: Record<string, string | Buffer> = {}, workbook = '') =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': `<workbook xmlns:r="r">${workbook}<sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="/xl/styles.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  });
const sheetOf = (rows: string, behind = '') => `<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`;

describe('a workbook', () => {
  it('is read as a person reads it: texts, numbers, dates by their format, percentages, formulas by their value', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('九月');
    sheet.addRow(['文字', '数', '日期', '月份', '时刻', '百分数', '公式', '是否', '富文本', '链接']);
    const row = sheet.addRow([
      '澄江 & <精密>',
      0.1 + 0.2,
      new Date('2026-10-31T00:00:00Z'),
      new Date('2026-09-01T00:00:00Z'),
      new Date('2026-10-31T08:30:15Z'),
      0.0365,
      { formula: 'A1', result: 12345.6 },
      true,
      { richText: [{ text: '甲' }, { text: '乙', font: { bold: true } }] },
      { text: '看这里', hyperlink: 'http://localhost/' },
    ]);
    row.getCell(3).numFmt = 'yyyy/m/d';
    row.getCell(4).numFmt = 'yyyy"年"m"月"';
    row.getCell(5).numFmt = 'yyyy-mm-dd hh:mm:ss';
    row.getCell(6).numFmt = '0.00%';
    expect((await cells(await bytesOf(workbook)))[1]).toEqual([
      '澄江 & <精密>',
      '0.3',
      '2026-10-31',
      '2026-09',
      '2026-10-31 08:30:15',
      '3.65%',
      '12345.6',
      '是',
      '甲乙',
      '看这里',
    ]);
  });

  it('counts days from 1904 where it says so, and knows the day that never was', async () => {
    const styles = { 'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' };
    const rows = '<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>44864</v></c></row>';
    expect(await cells(workbookOf(sheetOf(rows), styles, '<workbookPr date1904="1"/>'))).toEqual([['1904-01-01', '2026-10-31']]);
    const old =
      '<row r="1"><c r="A1" s="1"><v>46326</v></c><c r="B1" s="1"><v>59</v></c><c r="C1" s="1"><v>61</v></c><c r="D1" s="1"><v>-1</v></c></row>';
    expect(await cells(workbookOf(sheetOf(old), styles))).toEqual([['2026-10-31', '1900-02-28', '1900-03-01', '-1']]);
  });

  it('chooses the sheet by name, else the first to be seen that has rows', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('隐藏', { state: 'hidden' }).addRow(['x']);
    workbook.addWorksheet('空');
    workbook.addWorksheet('数据').addRow(['甲']);
    workbook.addWorksheet('另一张').addRow(['乙']);
    const content = await bytesOf(workbook);
    const first = await read(content);
    expect([first.facts.sheet, first.rows[0]?.cells]).toEqual(['数据', ['甲']]);
    expect(first.facts.sheets).toEqual([
      { name: '隐藏', isHidden: true },
      { name: '空', isHidden: false },
      { name: '数据', isHidden: false },
      { name: '另一张', isHidden: false },
    ]);
    expect(await cells(content, '另一张')).toEqual([['乙']]);
    expect(await cells(content, '隐藏')).toEqual([['x']]);
    await expect(read(content, '没有')).rejects.toMatchObject({ rule: 'sheetMissing' });
  });

  it('fills merged cells, counts hidden rows, passes over blank rows and keeps physical line numbers', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('表');
    sheet.addRow(['企业', '月份', '金额']);
    sheet.addRow(['甲', '2026-01', 1]);
    sheet.addRow([null, '2026-02', 2]);
    sheet.addRow([]);
    sheet.addRow(['乙', '2026-01', 3]);
    sheet.mergeCells('A2:A3');
    sheet.getRow(5).hidden = true;
    const { rows, facts } = await read(await bytesOf(workbook));
    expect(rows.map(({ line, cells: each }) => [line, ...each])).toEqual([
      [1, '企业', '月份', '金额'],
      [2, '甲', '2026-01', '1'],
      [3, '甲', '2026-02', '2'],
      [5, '乙', '2026-01', '3'],
    ]);
    expect([facts.hiddenRows, facts.mergedRanges]).toEqual([1, 1]);
  });

  it('reads cells without references, prefixed names, inline texts and phonetic hints', async () => {
    const markup =
      '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t><x:rPh><x:t>jia</x:t></x:rPh></x:is></x:c><x:c><x:v>1.10</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await cells(workbookOf(markup))).toEqual([['甲', '1.10']]);
  });

  it('inside gzip is the same workbook', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('表').addRow(['甲', 1]);
    const { rows, facts } = await read(gzipSync(await bytesOf(workbook)));
    expect([rows[0]?.cells, facts.format, facts.isGzip]).toEqual([['甲', '1'], 'xlsx', true]);
  });
});

describe('a hostile workbook', () => {
  const refused = (content: Uint8Array, rule: string, limits: Partial<ImportLimits> = {}) =>
    expect(read(content, undefined, limits)).rejects.toMatchObject({ rule, detail: expect.any(String), remedy: expect.any(String) });

  it('is refused by what it unpacks to, said truly or falsely', async () => {
    const bomb = deflateRawSync(Buffer.alloc(4 * 1024 * 1024, ' '));
    const around = (declared: number) => zipOf({ ...parts(), 'xl/worksheets/sheet1.xml': { deflated: bomb, declaredBytes: declared } });
    await refused(around(4 * 1024 * 1024), 'expandedTooLarge', { expandedBytesMax: 1024 * 1024 });
    await refused(around(1000), 'archiveBroken', { expandedBytesMax: 1024 * 1024 });
  });

  it('declares no entities', async () => {
    const markup =
      '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    await refused(workbookOf(markup), 'markupForbidden');
    await refused(workbookOf(sheetOf('<row><c t="str"><v>&own;</v></c></row>')), 'markupBroken');
  });

  it('is refused for endless texts, comments, tags and depths', async () => {
    await refused(workbookOf(sheetOf(`<row><c t="str"><v>${'x'.repeat(2_000_000)}</v></c></row>`)), 'markupBroken');
    await refused(workbookOf(sheetOf(`<!-- ${'<x>'.repeat(700_000)} -->`)), 'markupBroken');
    await refused(workbookOf(sheetOf(`<row ${'a'.repeat(2_000_000)}="1"></row>`)), 'markupBroken');
    await refused(workbookOf(sheetOf('<a>'.repeat(100))), 'markupBroken');
    await refused(workbookOf(sheetOf('<row r="5"><c><v>1</v></c></row><row r="3"><c><v>1</v></c></row>')), 'markupBroken');
    await refused(workbookOf('<worksheet><sheetData><row>'), 'markupBroken');
  });

  it('is refused for too many columns, texts, sheets and merged ranges', async () => {
    await refused(workbookOf(sheetOf('<row><c r="XFD1"><v>1</v></c></row>')), 'tooManyColumns');
    const texts = `<sst>${'<si><t>甲</t></si>'.repeat(20)}</sst>`;
    await refused(workbookOf(sheetOf('<row/>'), { 'xl/sharedStrings.xml': texts }), 'sharedTextsTooMany', { sharedTextsMax: 10 });
    await refused(workbookOf(sheetOf('<row/>'), { 'xl/sharedStrings.xml': texts }), 'sharedTextsTooMany', { sharedTextBytesMax: 50 });
    const ranges = `<mergeCells>${Array.from({ length: 20 }, (_, index) => `<mergeCell ref="A${index * 2 + 1}:B${index * 2 + 2}"/>`).join('')}</mergeCells>`;
    await refused(workbookOf(sheetOf('<row><c><v>1</v></c></row>', ranges)), 'mergedTooMany', { mergedRangesMax: 10 });
  });

  it('is read in bounded time whatever lies upon each other in it, and whatever never ends', async () => {
    const behind = `<mergeCells>${'<mergeCell ref="A1:GR1048576"/>'.repeat(50_000)}</mergeCells>`;
    const rows = Array.from({ length: 300 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`).join('');
    const began = performance.now();
    const read300 = await read(workbookOf(sheetOf(rows, behind)));
    expect(read300.rows.map(({ cells: [first] }) => first)).toEqual(Array.from({ length: 300 }, () => '0'));
    // Some seconds for a busy machine; unbounded it would be minutes.
    expect(performance.now() - began).toBeLessThan(5_000);
    const endless = performance.now();
    await read(workbookOf(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>', '<mergeCell '.repeat(500_000)))).catch(() => undefined);
    expect(performance.now() - endless).toBeLessThan(5_000);
  }, 300_000);

  it('is named for what it is', async () => {
    await refused(zipOf({ 'a.csv': 'x' }), 'archiveForeign');
    await refused(zipOf({ 'content.xml': '<x/>' }), 'archiveForeign');
    await refused(zipOf({ 'xl/workbook.bin': 'x' }), 'archiveForeign');
    await refused(Buffer.from('PK\u0003\u0004\u0000\u0000\u0000not a zip'), 'archiveBroken');
    await refused(workbookOf(sheetOf('<row><c><v>1</v></c></row>')).subarray(0, 300), 'archiveBroken');
    await refused(gzipSync(gzipSync('x')), 'archiveForeign');
    await refused(gzipSync('a,b\n1,2\n'.repeat(1000)).subarray(0, 30), 'archiveBroken');
    await refused(gzipSync(Buffer.alloc(3_000_000, 'a,b\n')), 'expandedTooLarge', { expandedBytesMax: 1_000_000 });
    await refused(workbookOf(sheetOf('')), 'emptyFile');
  });
});

const parts = () => ({
  '_rels/.rels': '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
});
