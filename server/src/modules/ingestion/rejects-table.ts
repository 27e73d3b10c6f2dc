import type { XlsxTable } from '../../kernel/exporting/index.js';
import { reportColumns, type RejectedRow } from '../../kernel/importing/index.js';
import { reportedRows } from '../../kernel/importing/rejects.js';

/** The rejects file as a sheet: the same columns, everything as text, so that no code loses its zeros. */
export function rejectsTable(headers: readonly string[], rows: AsyncIterable<RejectedRow>, titleOf: (rule: string) => string): XlsxTable {
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
