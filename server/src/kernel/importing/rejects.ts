import { csvStream } from '../exporting/csv.js';
import type { RowProblem } from './problems.js';
import { reportColumns } from './rejects.columns.js';
import { ruleTitle } from './rule-titles.js';
import { headerKey } from './text.js';

export interface RejectedRow {
  readonly line: number;
  /** As received. They may hold what the report masks: whoever stores them seals them. */
  readonly cells: readonly string[];
  readonly problems: readonly RowProblem[];
}

const REPORT_KEYS = new Set(reportColumns.map(headerKey));

/** The rejected rows as they came, with what to do behind each. Corrected, the file can be sent as it is. */
export function rejectsCsv(
  headers: readonly string[],
  rows: AsyncIterable<RejectedRow> | Iterable<RejectedRow>,
  titleOf = ruleTitle,
): AsyncGenerator<Uint8Array> {
  const { own, lines } = reportedRows(headers, rows, titleOf);
  return csvStream([...own, ...reportColumns], lines);
}

/** The source's own columns, and its rows with the reasons behind them. */
export function reportedRows(
  headers: readonly string[],
  rows: AsyncIterable<RejectedRow> | Iterable<RejectedRow>,
  titleOf = ruleTitle,
): { readonly own: readonly string[]; readonly lines: AsyncGenerator<(string | number)[]> } {
  // A file that is itself corrected rejects gets fresh report columns instead of a second set.
  const own = headers.flatMap((header, index) => (REPORT_KEYS.has(headerKey(header)) ? [] : [index]));
  return { own: own.map((index) => headers[index]!), lines: linesOf(own, headers.length, rows, titleOf) };
}

async function* linesOf(
  own: readonly number[],
  width: number,
  rows: AsyncIterable<RejectedRow> | Iterable<RejectedRow>,
  titleOf: (rule: string) => string,
): AsyncGenerator<(string | number)[]> {
  for await (const { line, cells, problems } of rows) {
    const told = (part: (problem: RowProblem) => string) => [...new Set(problems.map(part))].filter((text) => text !== '').join('；');
    yield [
      ...own.map((index) => cells[index] ?? ''),
      line,
      told(({ header }) => header),
      told(({ rule }) => titleOf(rule)),
      told(({ detail }) => detail),
      told(({ remedy }) => remedy),
      // Cells beyond the header stay behind everything: cut off, the row might pass with wrong content.
      ...cells.slice(width),
    ];
  }
}
