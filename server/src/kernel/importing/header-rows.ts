import type { Mapping } from './mapping.contract.js';
import { reportColumns } from './rejects.columns.js';
import type { Row } from './rows.js';
import { headerKey } from './text.js';

/** A title, a reporting unit, a date: so many rows may stand above the header. */
export const ROWS_ABOVE_MAX = 30;
export const HEADER_ROWS_MAX = 3;

const JOINT = ' / ';

/**
 * A header of several rows as one: `纳税人` over `识别号` is `纳税人 / 识别号`. A group's name stands once over several columns; where the
 * cells are not merged any more, as in CSV, it is taken from the left as long as there is something beneath.
 */
export function combinedHeader(rows: readonly Row[]): string[] {
  if (rows.length === 1) return (rows[0]?.cells ?? []).map((cell) => cell.trim());
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const grid = rows.map(({ cells }) => Array.from({ length: width }, (_, column) => (cells[column] ?? '').trim()));
  for (let level = 0; level < grid.length - 1; level += 1) {
    let group = '';
    for (let column = 0; column < width; column += 1) {
      const own = grid[level]![column]!;
      const hasBelow = grid.slice(level + 1).some((row) => row[column] !== '');
      if (own !== '') group = hasBelow ? own : '';
      else if (hasBelow && group !== '') grid[level]![column] = group;
      else group = '';
    }
  }
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = [];
    for (const row of grid) {
      const part = row[column]!;
      if (part !== '' && part !== parts.at(-1)) parts.push(part);
    }
    return parts.join(JOINT);
  });
}

export interface HeaderPlace {
  /** Among the rows looked at. */
  readonly from: number;
  readonly rows: number;
}

/** Where most of the mapped names stand; the first row when none does, so that what follows can say what is wrong with it. */
export function locateHeader(rows: readonly Row[], mapping: Pick<Mapping, 'columns' | 'ignored' | 'table'>): HeaderPlace {
  if (isRejectsFile(rows[0])) return { from: 0, rows: 1 };
  const height = Math.min(mapping.table?.headerRows ?? 1, rows.length);
  const wanted = new Set(
    [...mapping.columns.flatMap((column) => [column.header, ...(column.join?.headers ?? []).map(({ header }) => header)]), ...mapping.ignored].map(
      headerKey,
    ),
  );
  let best = { from: 0, found: 0 };
  for (let from = 0; from + height <= rows.length && from <= ROWS_ABOVE_MAX; from += 1) {
    const found = new Set(
      combinedHeader(rows.slice(from, from + height))
        .map((cell) => headerKey(cell.slice(0, 300)))
        .filter((key) => wanted.has(key)),
    ).size;
    if (found > best.found) best = { from, found };
  }
  return { from: best.from, rows: Math.max(1, height) };
}

const ownKeys = reportColumns.map(headerKey);

/** Our own file of rejected rows, corrected: its header is one row, however many the file it was made of had. */
function isRejectsFile(first: Row | undefined): boolean {
  const keys = new Set(first?.cells.map((cell) => headerKey(cell)));
  return ownKeys.every((key) => keys.has(key));
}
