import ExcelJS from 'exceljs';

/** As a department's own system and a tidy clerk make it: a title, a unit above, a header of two merged rows, a sum and a signature below. */
export async function messyWorkbook(rows: readonly (readonly [string, string | Date, string, number | string])[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('填表说明');
  const sheet = workbook.addWorksheet('入库明细');
  sheet.addRow(['2026 年 9 月税款入库明细表']);
  sheet.addRow(['填报单位：江澄市税务局', null, null, null, '金额单位：万元']);
  sheet.addRow(['序号', '纳税人', null, '税款', null, '备注']);
  sheet.addRow([null, '识别号', '所属期', '税费种', '入库金额', null]);
  sheet.mergeCells('A1:F1');
  sheet.mergeCells('A3:A4');
  sheet.mergeCells('B3:C3');
  sheet.mergeCells('D3:E3');
  sheet.mergeCells('F3:F4');
  rows.forEach(([uscc, month, taxType, paid], index) => {
    const row = sheet.addRow([index + 1, uscc, month, taxType, paid, '']);
    if (month instanceof Date) row.getCell(3).numFmt = 'yyyy"年"m"月"';
  });
  sheet.addRow(['合计', null, null, null, 99]);
  sheet.addRow(['制表人：王芳']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
