import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { gzipSync } from 'node:zlib';

export type Cell = string | number;
export interface Sheet {
  readonly title: string;
  /** Names over several headers, one a column. */
  readonly groups: readonly string[];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
/** The files as the departments' own systems export them. */
export interface Form {
  readonly extension: string;
  readonly type: string;
  /** Rows of its header. */
  readonly headerRows: number;
  write(sheet: Sheet): Promise<Buffer>;
}

const quoted = (cell: Cell, separator: string): Cell =>
  String(cell).includes(separator) || /["\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell;
const lines = ({ headers, rows }: Sheet, separator: string): string =>
  [headers, ...rows].map((row) => row.map((cell) => quoted(cell, separator)).join(separator)).join('\r\n') + '\r\n';
const textForm = (write: (sheet: Sheet) => Buffer): Form => ({
  extension: 'csv',
  type: 'text/csv',
  headerRows: 1,
  write: async (sheet) => write(sheet),
});

export const forms = {
  utf8: textForm((sheet) => Buffer.from(lines(sheet, ','), 'utf8')),
  utf8Bom: textForm((sheet) => Buffer.from(`\uFEFF${lines(sheet, ',')}`, 'utf8')),
  gb18030: textForm((sheet) => iconv.encode(lines(sheet, ','), 'gb18030')),
  semicolons: textForm((sheet) => Buffer.from(lines(sheet, ';'), 'utf8')),
  jsonLinesGzip: {
    extension: 'jsonl.gz',
    type: 'application/gzip',
    headerRows: 1,
    write: async ({ headers, rows }: Sheet) =>
      gzipSync(rows.map((row) => JSON.stringify(Object.fromEntries(headers.map((header, index) => [header, row[index]])))).join('\n') + '\n'),
  },
  workbook: {
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    headerRows: 2,
    write: workbook,
  },
} as const satisfies Record<string, Form>;

/** As people make them: a title over the whole width, names over groups of columns, a sum and a signature below. */
async function workbook({ title, groups, headers, rows }: Sheet): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title);
  sheet.addRow([`江澄市${title}统计表`]);
  sheet.mergeCells(1, 1, 1, headers.length);
  sheet.addRow([...groups]);
  sheet.addRow([...headers]);
  for (let from = 0; from < groups.length;) {
    let to = from;
    while (to + 1 < groups.length && groups[to + 1] === groups[from]) to += 1;
    if (to > from) sheet.mergeCells(2, from + 1, 2, to + 1);
    from = to + 1;
  }
  for (const row of rows) sheet.addRow([...row]);
  sheet.addRow(['合计', ...headers.slice(1).map(() => '')]);
  sheet.addRow(['制表人：彭春燕']);
  return Buffer.from(await book.xlsx.writeBuffer());
}
