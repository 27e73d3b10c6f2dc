import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import type { MappedColumn, Mapping, SourceUnit } from '../../kernel/importing/mapping.contract.js';
import { rowFields } from '../../kernel/importing/row-operation.contract.js';
import { headerKey } from '../../kernel/importing/text.js';
import { certain, likenessMin, likenessOf } from './likeness.pure.js';

export interface Suggestion {
  readonly mapping: Mapping;
  /** Headers a person has to look at: guessed from a likeness, or not recognised at all. */
  readonly unsure: string[];
}

interface Guess {
  readonly header: string;
  readonly field: FieldSpec;
  readonly likeness: number;
}

export const units: readonly (readonly [RegExp, SourceUnit])[] = [
  [/万元/, 'wanYuan'],
  [/亿元/, 'yiYuan'],
  [/[(（]分[)）]/, 'fen'],
];

/** The most alike pairs first, each header and each field once. */
export function suggestMapping(received: readonly string[], fields: readonly FieldSpec[]): Suggestion {
  const headers = [...new Map(received.map((header) => [headerKey(header), header.trim()])).entries()].flatMap(([key, header]) =>
    key === '' ? [] : [header],
  );
  const guesses = headers
    .flatMap((header) => [...fields, ...rowFields].map((field): Guess => ({ header, field, likeness: likenessOf(header, field) })))
    // What a row is for is never guessed from a likeness.
    .filter(({ field, likeness }) => likeness >= (rowFields.includes(field) ? certain : likenessMin))
    .sort((left, right) => right.likeness - left.likeness);
  const taken = new Map<string, Guess>();
  const fieldsTaken = new Set<string>();
  for (const guess of guesses) {
    if (taken.has(guess.header) || fieldsTaken.has(guess.field.name)) continue;
    taken.set(guess.header, guess);
    fieldsTaken.add(guess.field.name);
  }
  // A mapping has a column at least: with nothing to go by, the first header stands for the first field until a person says better.
  const first = headers[0] ?? fields[0]?.title;
  if (taken.size === 0 && first !== undefined && fields[0]) taken.set(first, { header: first, field: fields[0], likeness: 0 });
  return {
    mapping: {
      columns: [...taken.keys()]
        .sort((left, right) => headers.indexOf(left) - headers.indexOf(right))
        .flatMap((header) => columnOf(taken.get(header))),
      ignored: headers.filter((header) => !taken.has(header)),
      constants: {},
    },
    unsure: headers.filter((header) => (taken.get(header)?.likeness ?? 0) < certain),
  };
}

function columnOf(guess: Guess | undefined): MappedColumn[] {
  if (!guess) return [];
  const unit = guess.field.type === 'money' ? units.find(([pattern]) => pattern.test(wordsOf(guess)))?.[1] : undefined;
  return [{ header: guess.header, field: guess.field.name, ...(unit && { unit }) }];
}

/** The code of a standard does not say its unit, the standard does; a word of the source's own means what it says. */
const wordsOf = ({ header, field }: Guess): string =>
  /^[A-Z][A-Z0-9_]+$/.test(header) ? [header, ...(field.headers ?? []).filter((word) => word.startsWith(`${header}(`))].join(' ') : header;
