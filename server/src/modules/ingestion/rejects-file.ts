import { xlsxStream, type XlsxTable } from '../../kernel/exporting/index.js';
import type { FileAnswer } from '../../kernel/http/index.js';
import { rejectsCsv, reportColumns, type RejectedRow } from '../../kernel/importing/index.js';
import { reportedRows } from '../../kernel/importing/rejects.js';

interface Rejected {
  readonly headers: readonly string[];
  readonly rows: AsyncIterable<RejectedRow>;
  readonly titleOf: (rule: string) => string;
}

/** Rows that went back, as a file that can be corrected and sent. */
export const rejectsFile = (rejected: Rejected, name: string, format: 'csv' | 'xlsx'): FileAnswer =>
  format === 'csv'
    ? { name: `${name}.csv`, type: 'text/csv; charset=utf-8', content: rejectsCsv(rejected.headers, rejected.rows, rejected.titleOf) }
    : {
        name: `${name}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: xlsxStream(asTable(rejected)),
      };

/** As a sheet: the same columns, everything as text, so that no code loses its zeros. */
function asTable({ headers, rows, titleOf }: Rejected): XlsxTable {
  const { own, lines } = reportedRows(headers, rows, titleOf);
  const titles = [...own, ...reportColumns];
  return {
    name: '退回行',
    titleLines: [],
    columns: titles.map((title, index) => ({ key: String(index), title, type: 'text' })),
    rows: keyed(lines),
  };
}

async function* keyed(lines: AsyncIterable<readonly (string | number)[]>): AsyncGenerator<Record<string, string>> {
  for await (const cells of lines) yield Object.fromEntries(cells.map((cell, index) => [String(index), String(cell)]));
}
