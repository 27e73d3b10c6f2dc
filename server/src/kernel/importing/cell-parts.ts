import type { BoundColumn } from './header.js';
import type { CellPart } from './mapping.contract.js';
import { Fault } from './problems.js';
import { plain } from './text.js';

export type CellOf = (cells: readonly string[]) => string | Fault;

/** How a column's value is put together: first the cells that are joined, then the part that is taken. `null`: it is the cell. */
export function cellOfColumn({ index, joined, join, part }: Pick<BoundColumn, 'index' | 'joined' | 'join' | 'part'>): CellOf | null {
  if (!joined && !part) return null;
  const partOf = part ? partReader(part) : (text: string) => text;
  if (!joined) return (cells) => partOf(cells[index] ?? '');
  const indexes = [index, ...joined];
  const between = join?.separator ?? '';
  return (cells) => {
    const texts = indexes.map((each) => (cells[each] ?? '').trim());
    // All of them empty is an empty cell; some of them empty would make half a value.
    if (texts.every((text) => text === '')) return '';
    return partOf(between === '' ? texts.join('') : texts.filter((text) => text !== '').join(between));
  };
}

export function partReader(part: CellPart): (cell: string) => string | Fault {
  switch (part.by) {
    case 'separator':
      return (cell) => (cell.trim() === '' ? '' : (plainSplit(cell, part.separator)[part.place - 1]?.trim() ?? ''));
    case 'position':
      return (cell) =>
        [...cell.trim()]
          .slice(part.from - 1, part.to)
          .join('')
          .trim();
    case 'pattern':
      return patternReader(part.pattern, part.place);
  }
}

/** A full-width separator is the same separator. */
const plainSplit = (cell: string, separator: string): string[] =>
  cell.includes(separator) ? cell.split(separator) : plain(cell).split(plain(separator));

/** The words around the places, found one after another: nothing to go wrong as with an expression of one's own. */
function patternReader(pattern: string, place: number): (cell: string) => string | Fault {
  const words = pattern.split(/\{\d\}/).map((word) => plain(word));
  const count = words.length - 1;
  return (cell) => {
    const text = plain(cell);
    if (text === '') return '';
    const mismatch = (): Fault => new Fault('partMissing', `不是“${pattern}”这样的写法`, '核对这一格，或在对照表里改拆分的写法');
    if (!text.startsWith(words[0]!)) return mismatch();
    let at = words[0]!.length;
    for (let number = 1; number <= count; number += 1) {
      const word = words[number]!;
      const end = number === count ? (word === '' ? text.length : text.endsWith(word) ? text.length - word.length : -1) : text.indexOf(word, at);
      if (end < at) return mismatch();
      if (number === place) return text.slice(at, end).trim();
      at = end + word.length;
    }
    return mismatch();
  };
}
