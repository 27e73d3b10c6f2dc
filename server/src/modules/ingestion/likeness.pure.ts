import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import { headerKey } from '../../kernel/importing/text.js';
import { headerSynonyms } from './header-synonyms.js';

export const certain = 1;
export const likenessMin = 0.3;

/** 1: the same words. Below: how much of the longer one the shorter one covers, or how many pairs of characters they share. */
export function likenessOf(header: string, field: FieldSpec): number {
  const whole = bare(header);
  if (whole === '') return 0;
  const words = wordsOf(field);
  const likeness = Math.max(...words.map((word) => similarity(whole, word)));
  // Of a header in two rows the lower one often says enough: `入库 / 金额`.
  const last = header.includes('/') ? bare(header.slice(header.lastIndexOf('/') + 1)) : '';
  return last === '' ? likeness : Math.max(likeness, 0.97 * Math.max(...words.map((word) => similarity(last, word))));
}

const cached = new WeakMap<FieldSpec, string[]>();

function wordsOf(field: FieldSpec): string[] {
  const known = cached.get(field);
  if (known) return known;
  const words = [field.title, field.name, ...(field.headers ?? []), ...(headerSynonyms[field.name] ?? [])].map(bare).filter((word) => word !== '');
  cached.set(field, words);
  return words;
}

function similarity(left: string, right: string): number {
  if (left === right) return certain;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length >= 2 && long.includes(short)) return Math.min(0.95, 0.3 + (0.7 * short.length) / long.length);
  return 0.85 * sharedPairs(short, long);
}

/** Dice's coefficient over pairs of characters. */
function sharedPairs(left: string, right: string): number {
  if (left.length < 2 || right.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let index = 0; index < left.length - 1; index += 1)
    pairs.set(left.slice(index, index + 2), (pairs.get(left.slice(index, index + 2)) ?? 0) + 1);
  let shared = 0;
  for (let index = 0; index < right.length - 1; index += 1) {
    const pair = right.slice(index, index + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      shared += 1;
      pairs.set(pair, left - 1);
    }
  }
  return (2 * shared) / (left.length + right.length - 2);
}

/** Without units, brackets and marks: `实缴税额（万元）` and `实缴税额` mean one field. */
const bare = (text: string): string =>
  headerKey(text)
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
