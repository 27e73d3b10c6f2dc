import iconv from 'iconv-lite';
import { gzipSync } from 'node:zlib';

export type Cell = string | number;
export interface Sheet {
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
/** The files as the departments' own systems export them. */
export interface Form {
  readonly extension: string;
  readonly type: string;
  write(sheet: Sheet): Promise<Buffer>;
}

const quoted = (cell: Cell, separator: string): Cell =>
  String(cell).includes(separator) || /["\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell;
const lines = ({ headers, rows }: Sheet, separator: string): string =>
  [headers, ...rows].map((row) => row.map((cell) => quoted(cell, separator)).join(separator)).join('\r\n') + '\r\n';
const textForm = (write: (sheet: Sheet) => Buffer): Form => ({ extension: 'csv', type: 'text/csv', write: async (sheet) => write(sheet) });

export const forms = {
  utf8: textForm((sheet) => Buffer.from(lines(sheet, ','), 'utf8')),
  utf8Bom: textForm((sheet) => Buffer.from(`\uFEFF${lines(sheet, ',')}`, 'utf8')),
  gb18030: textForm((sheet) => iconv.encode(lines(sheet, ','), 'gb18030')),
  semicolons: textForm((sheet) => Buffer.from(lines(sheet, ';'), 'utf8')),
  jsonLinesGzip: {
    extension: 'jsonl.gz',
    type: 'application/gzip',
    write: async ({ headers, rows }: Sheet) =>
      gzipSync(rows.map((row) => JSON.stringify(Object.fromEntries(headers.map((header, index) => [header, row[index]])))).join('\n') + '\n'),
  },
} as const satisfies Record<string, Form>;
