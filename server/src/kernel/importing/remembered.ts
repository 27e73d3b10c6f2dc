import { Fault, type CellReader, type FieldValue } from './problems.js';

const cellsMax = 50_000;

/** Files repeat codes and dates row after row: what a cell was read as is kept, for so many different cells. */
export function remembered(read: CellReader): CellReader {
  let known = new Map<string, FieldValue>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const value = read(cell);
    if (value instanceof Fault || value === null) return value;
    if (known.size >= cellsMax) known = new Map();
    const own = typeof value === 'string' ? copyOf(value) : value;
    known.set(copyOf(cell), own);
    return own;
  };
}

/** A piece of a text keeps the whole text in memory; what outlives its file's window must be a text of its own. */
const copyOf = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
