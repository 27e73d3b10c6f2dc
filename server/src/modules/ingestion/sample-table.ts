import { importLimits, openTable, type StoredFile, type TableFacts } from '../../kernel/importing/index.js';
import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import { combinedHeader, HEADER_ROWS_MAX } from '../../kernel/importing/header-rows.js';
import { plain } from '../../kernel/importing/text.js';
import { headerKey } from '../../kernel/importing/text.js';
import type { Row } from '../../kernel/importing/rows.js';
import { likenessMin, likenessOf } from './likeness.pure.js';
import { countedRowsMax } from './samples.contract.js';

/** A request reads it: less may be unpacked than when a job does. */
export const sampleLimits = { ...importLimits, expandedBytesMax: 768 * 1024 * 1024 };
const ROWS_ABOVE_SEEN_MAX = 20;

export interface SampleTable {
  readonly facts: TableFacts;
  readonly rows: readonly Row[];
  /** Whether the file has no more. */
  readonly isWhole: boolean;
}

/** The first rows of a sample, as they stand. */
export async function readSample(file: StoredFile, sheet: string | undefined): Promise<SampleTable> {
  const table = await openTable(file, { sheet }, sampleLimits);
  const rowsMax = countedRowsMax + ROWS_ABOVE_SEEN_MAX + HEADER_ROWS_MAX;
  const rows: Row[] = [];
  let isWhole = true;
  try {
    for await (const batch of table) {
      rows.push(...batch);
      if (rows.length < rowsMax) continue;
      isWhole = false;
      break;
    }
  } finally {
    await table.close();
  }
  return { facts: table.facts, rows: rows.slice(0, rowsMax), isWhole };
}

export interface GuessedHeader {
  readonly from: number;
  readonly rows: number;
}

/** Where the header most likely is: names like the fields', no values, nothing twice. */
export function guessHeader(
  rows: readonly Row[],
  fields: readonly FieldSpec[],
  wanted: { readonly headerLine?: number | undefined; readonly headerRows?: number | undefined },
): GuessedHeader {
  const seen = rows.slice(0, ROWS_ABOVE_SEEN_MAX + HEADER_ROWS_MAX);
  const starts =
    wanted.headerLine === undefined
      ? seen.map((_, index) => index)
      : [
          Math.max(
            0,
            rows.findIndex(({ line }) => line >= (wanted.headerLine ?? 0)),
          ),
        ];
  const heights = wanted.headerRows === undefined ? [1, 2, 3] : [wanted.headerRows];
  let best: GuessedHeader & { score: number } = { from: starts[0] ?? 0, rows: heights[0] ?? 1, score: Number.NEGATIVE_INFINITY };
  for (const from of starts) {
    for (const height of heights) {
      if (from + height > rows.length || (wanted.headerLine === undefined && from > ROWS_ABOVE_SEEN_MAX)) continue;
      const taken = rows.slice(from, from + height);
      const score = scoreOf(combinedHeader(taken), fields) + 0.4 * joints(taken) - 0.05 * (height - 1) - 0.01 * from;
      if (score > best.score) best = { from, rows: height, score };
    }
  }
  return best;
}

/** How many of the seams between rows have a cell that runs through both, or a name above nothing: what a header of several rows has. */
function joints(rows: readonly Row[]): number {
  return rows.slice(1).filter(({ cells: below }, index) => {
    const above = rows[index]!.cells;
    const isOne = new Set(above.map((cell) => cell.trim())).size < 3;
    return !isOne && above.some((cell, column) => cell.trim() !== '' && ((below[column] ?? '').trim() === '' || below[column] === cell));
  }).length;
}

const LOOKS_LIKE_VALUE = /^[+-]?[\d,.]+%?$|^\d{4}[-/年.]\d{1,2}|^[0-9A-Z]{15,20}$/i;

function scoreOf(header: readonly string[], fields: readonly FieldSpec[]): number {
  const best = new Map<string, number>();
  let faults = 0;
  const seen = new Set<string>();
  for (const text of header) {
    const key = headerKey(text.slice(0, 300));
    if (key === '') {
      faults += 0.1;
      continue;
    }
    if (seen.has(key)) faults += 0.4;
    seen.add(key);
    if (LOOKS_LIKE_VALUE.test(plain(text)) || key.length > 40) faults += 0.8;
    for (const field of fields) {
      const likeness = likenessOf(text, field);
      if (likeness >= likenessMin && likeness > (best.get(field.name) ?? 0)) best.set(field.name, likeness);
    }
  }
  // A row of many different names is more of a header than a row of few, even when none of them is known.
  return [...best.values()].reduce((sum, likeness) => sum + likeness, 0) + 0.1 * Math.min(seen.size, 10) - faults;
}
