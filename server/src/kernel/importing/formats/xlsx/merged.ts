import type { ImportLimits } from '../../limits.js';
import { FileRefused } from '../../refusal.js';
import { columnOf } from './cell-text.js';

export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const END_OF_ROWS = /<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/;
// Not past the next tag: else every one of many unfinished tags is searched to the end of the piece.
const RANGE = /<(?:\w+:)?mergeCell\s[^<>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"/g;
const OVERLAP = 400;

/**
 * Merged ranges stand behind the rows in the file, but are needed before them: the header may be one. So the sheet is run through once,
 * unpacked but not parsed, and only its end is looked at.
 */
export async function mergedRanges(
  bytes: AsyncIterable<Uint8Array>,
  limits: Pick<ImportLimits, 'mergedRangesMax' | 'columnsMax'>,
): Promise<MergedRange[]> {
  const ranges: MergedRange[] = [];
  let isBehindRows = false;
  let rest = '';
  for await (const piece of bytes) {
    let text = rest + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    if (!isBehindRows) {
      const end = END_OF_ROWS.exec(text);
      if (!end) {
        rest = text.slice(-OVERLAP);
        continue;
      }
      isBehindRows = true;
      text = text.slice(end.index);
    }
    let used = 0;
    for (const match of text.matchAll(RANGE)) {
      ranges.push(rangeOf(match, limits.columnsMax));
      used = match.index + match[0].length;
      if (ranges.length > limits.mergedRangesMax) {
        throw new FileRefused({
          rule: 'mergedTooMany',
          detail: `合并的单元格超过 ${limits.mergedRangesMax} 处`,
          remedy: '请取消数据行里的合并单元格后再传',
        });
      }
    }
    rest = text.slice(Math.max(used, text.length - OVERLAP));
  }
  return ranges.sort((one, other) => one.top - other.top);
}

const rangeOf = (match: RegExpMatchArray, columnsMax: number): MergedRange => ({
  left: columnOf(`${match[1]}1`),
  top: Number(match[2]),
  right: Math.min(columnOf(`${match[3]}1`), columnsMax - 1),
  bottom: Number(match[4]),
});

/** Gives every cell of a merged range what its first cell says: a firm's name over twelve months is written once. */
export class MergedCells {
  private next = 0;
  private open: { readonly range: MergedRange; readonly text: string }[] = [];

  constructor(private readonly ranges: readonly MergedRange[]) {}

  fill(row: number, cells: string[]): void {
    if (this.open.length > 0) this.open = this.open.filter(({ range }) => range.bottom >= row);
    for (; this.next < this.ranges.length && this.ranges[this.next]!.top <= row; this.next += 1) {
      const range = this.ranges[this.next]!;
      // Ranges of a real sheet never overlap; thousands that lie upon each other would cost as many times the width in every row.
      if (range.bottom >= row && !this.open.some(({ range: other }) => range.left <= other.right && other.left <= range.right))
        this.open.push({ range, text: range.top === row ? (cells[range.left] ?? '') : '' });
    }
    for (const { range, text } of this.open) {
      if (text === '') continue;
      for (let column = range.left; column <= range.right; column += 1) {
        while (cells.length < column) cells.push('');
        cells[column] = text;
      }
    }
  }
}
