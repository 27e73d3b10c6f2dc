import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import { dateFormat, type CellPart, type DateFormat } from '../../kernel/importing/mapping.contract.js';
import { Fault } from '../../kernel/importing/problems.js';
import { dateReader } from '../../kernel/importing/dates.js';
import { plain } from '../../kernel/importing/text.js';
import { checkUscc } from '../../kernel/pure/uscc.js';
import type { ColumnShape } from './samples.contract.js';

const today = '2100-12-31';
const MOST = 0.7;
const WORDS_MAX = 20;

const probe = (type: 'date' | 'month' | 'year', formats?: readonly DateFormat[]) =>
  dateReader({ name: 'probe', title: '', type } as FieldSpec, formats, today);
const dateProbe = probe('date');
const monthProbe = probe('month');
const isDate = (text: string): boolean => !(dateProbe(text) instanceof Fault);
const isMonth = (text: string): boolean => !(monthProbe(text) instanceof Fault);
const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

const tests: readonly (readonly [ColumnShape, (text: string) => boolean])[] = [
  ['uscc', (text) => checkUscc(text).kind !== 'invalid'],
  ['percent', (text) => /^[+-]?[\d.]+[%‰]$/.test(text)],
  ['month', isMonth],
  ['date', isDate],
  ['year', (text) => /^(19|20)\d{2}(年|年度)?$/.test(text)],
  ['integer', (text) => /^[+-]?\d{1,15}$/.test(text)],
  ['money', (text) => NUMBER.test(text) && !/\.\d{3,}$/.test(text)],
  ['decimal', (text) => NUMBER.test(text)],
];

/** What most values of a column look like. */
export function shapeOf(values: readonly string[]): ColumnShape {
  const texts = values.map(plain).filter((text) => text !== '');
  if (texts.length === 0) return 'empty';
  const enough = Math.ceil(texts.length * MOST);
  // `201901` is a month and a number: what says more is asked first.
  const found = tests.find(([, test]) => texts.filter(test).length >= enough)?.[0];
  if (found) return found;
  const different = new Set(texts).size;
  return different <= WORDS_MAX && texts.length >= different * 2 ? 'words' : 'text';
}

const fitting: Readonly<Partial<Record<FieldSpec['type'], readonly ColumnShape[]>>> = {
  uscc: ['uscc'],
  date: ['date'],
  month: ['month', 'date'],
  year: ['year', 'date', 'month'],
  money: ['money', 'integer', 'decimal'],
  integer: ['integer'],
  decimal: ['decimal', 'money', 'integer'],
  rate: ['percent', 'decimal', 'money', 'integer'],
  code: ['words', 'integer', 'text'],
  flag: ['words'],
  region: ['integer', 'words', 'month'],
};

/** 1: what the field wants. 0: something else. Half: nobody can say. */
export function fitOf(field: Pick<FieldSpec, 'type'>, shape: ColumnShape): number {
  if (shape === 'empty' || field.type === 'text' || field.type === 'industry') return 0.5;
  const wanted = fitting[field.type] ?? [];
  if (wanted.includes(shape)) return 1;
  return shape === 'text' || shape === 'words' ? 0.5 : 0;
}

/** The ways of writing that a column needs beyond the ones taken without a word; `undefined` when none are needed or none help. */
export function dateFormatsFor(field: FieldSpec, values: readonly string[]): DateFormat[] | undefined {
  if (field.type !== 'date' && field.type !== 'month' && field.type !== 'year') return undefined;
  const type = field.type;
  const texts = [...new Set(values.map(plain).filter((text) => text !== ''))];
  const usual = probe(type);
  if (texts.length === 0 || texts.every((text) => !(usual(text) instanceof Fault))) return undefined;
  const readers = dateFormat.options.map((format) => ({ format, read: probe(type, [format]) }));
  const counts = readers.map(({ format, read }) => ({ format, texts: texts.filter((text) => !(read(text) instanceof Fault)) }));
  const chosen: DateFormat[] = [];
  let left = texts;
  while (left.length > 0 && chosen.length < 10) {
    const best = counts
      .map(({ format, texts: own }) => ({ format, own: left.filter((text) => own.includes(text)) }))
      .reduce((one, other) => (other.own.length > one.own.length ? other : one));
    if (best.own.length === 0) break;
    chosen.push(best.format);
    left = left.filter((text) => !best.own.includes(text));
  }
  return chosen.length > 0 ? chosen : undefined;
}

/** Between 1954 and 2119: a number of five digits in a column named like a date. */
const SERIAL = /^[2-7]\d{4}(\.\d+)?$/;

/** Days as spreadsheets count them, left over where a table was saved as text: they look like numbers, and are dates where a date is named. */
export function areSerials(field: Pick<FieldSpec, 'type'>, values: readonly string[]): boolean {
  if (field.type !== 'date' && field.type !== 'month') return false;
  const texts = values.map(plain).filter((text) => text !== '');
  return texts.length > 0 && texts.filter((text) => SERIAL.test(text)).length >= texts.length * MOST;
}

const betweens = ['至', '到', '~', '～', '—', '－', ' - '];

/** `2026年09月至2026年10月`: a range in a column where one month or day is wanted. */
export function rangePartFor(field: FieldSpec, values: readonly string[]): CellPart | undefined {
  if (field.type !== 'date' && field.type !== 'month') return undefined;
  const texts = values.map((value) => value.trim()).filter((text) => text !== '');
  if (texts.length === 0) return undefined;
  const between = betweens.find(
    (word) =>
      texts.filter((text) => {
        const sides = text.split(word).map(plain);
        return sides.length === 2 && sides.every((side) => isDate(side) || isMonth(side));
      }).length >=
      texts.length * MOST,
  );
  return between === undefined ? undefined : { by: 'pattern', pattern: `{1}${between}{2}`, place: 1 };
}
