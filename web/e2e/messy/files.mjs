import ExcelJS from 'exceljs';

/** Full-width, as some old systems print everything. */
const wide = (text) => [...text].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('');

/** As a tidy clerk makes it: a title, the unit above, a header of two merged rows, dates of every kind, a sum and a signature. */
export async function mergedWorkbook(firms) {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('填表说明');
  const sheet = workbook.addWorksheet('入库明细');
  sheet.addRow(['2026 年 9 月税款入库明细表']);
  sheet.addRow(['填报单位：江澄市税务局', null, null, null, null, '金额单位：万元']);
  sheet.addRow(['序号', '纳税人', null, '税款', null, null, '备注']);
  sheet.addRow([null, '识别号', '所属期', '税费种', '入库金额', '入库日期', null]);
  for (const range of ['A1:G1', 'A3:A4', 'B3:C3', 'D3:F3', 'G3:G4']) sheet.mergeCells(range);
  const september = new Date('2026-09-01T00:00:00Z');
  const rows = [
    [firms[0].uscc, september, '增值税', 0.1 + 0.2, new Date('2026-09-15T00:00:00Z'), ''],
    [wide(firms[1].uscc), wide('202609'), '增值税', '1,234.5', '2026年9月15日', ''],
    [firms[2].uscc, '2026-09', '增值税', '3000元', '2026/9/15', ''],
    [firms[3].uscc, '2026年09月', '企业所得税（预缴）', wide('12.5'), '2026.9.15', ''],
    [firms[4].uscc, '2026年13月', '增值税', 1, '20260915', ''],
    [firms[5].uscc, '2026年9月', '增值税', 2, '2026-09-15', '补报'],
  ];
  rows.forEach((cells, index) => {
    const row = sheet.addRow([index + 1, ...cells]);
    if (cells[1] === september) row.getCell(3).numFmt = 'yyyy"年"m"月"';
    if (cells[4] instanceof Date) row.getCell(6).numFmt = 'yyyy/m/d';
  });
  sheet.addRow(['合计', null, null, null, 1252.3]);
  sheet.addRow(['制表人：王芳']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** As an old system saves it: days as a spreadsheet counts them, sums in 万元, one column twice, blanks behind everything. */
export const serialText = (firms) =>
  [
    '纳税人识别号,所属期,税费种,入库金额（万元）,入库日期,备注,备注',
    `${firms[0].uscc},46266,增值税,${wide('12.5')},46310,, `,
    `${wide(firms[1].uscc)}  ,46266,增值税,"1,234.5",46311,补报,   `,
    `${firms[2].uscc},46266,增值税,3 ,46312,,`,
    '',
  ].join('\r\n');

/** Rows that are taken back, in our own words for it; one of them says something else. The columns are named as in the file above. */
export const withdrawalText = (firms) =>
  ['纳税人识别号,所属期,税费种,处理方式,撤回原因', `${firms[0].uscc},46266,增值税,撤回,重复申报`, `${firms[1].uscc},46266,增值税,报送,`, ''].join(
    '\r\n',
  );
