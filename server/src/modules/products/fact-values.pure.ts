import { fenOf, yuanOf } from '../../kernel/pure/money.js';
import { isWithin } from '../../kernel/pure/region.js';
import { addDays, daysBetween, isCalendarDate } from '../../kernel/pure/working-calendar.js';
import type { FactValues } from '../profiles/index.js';
import type { FactView } from '../profiles/profiles.contract.js';

export type FactType = FactView['type'];

/** Facts a rule compares by size; all others are words. */
export const isNumeric = (type: FactType): boolean => type !== 'code' && type !== 'flag';

const EPOCH = '1970-01-01';
const PPM = 1_000_000;

/**
 * A value as its type writes it, in the whole units rules compare: 分, ppm, months, a count, days since 1970. `NaN`: not readable.
 * A number, not a bigint: exact to ninety trillion yuan, and two thousand products are compared in a millisecond.
 */
export function unitsOf(type: FactType, text: string): number {
  switch (type) {
    case 'money':
      return /^-?\d{1,13}(\.\d{1,2})?$/.test(text) ? Number(fenOf(text)) : NaN;
    case 'ratio':
      return /^-?\d{1,9}(\.\d+)?$/.test(text) ? Math.round(Number(text) * PPM) : NaN;
    case 'integer':
    case 'months':
      return /^-?\d{1,12}$/.test(text) ? Number(text) : NaN;
    case 'date':
      return isCalendarDate(text) ? daysBetween(EPOCH, text) : NaN;
    default:
      return NaN;
  }
}

/** The way back, so that a distance can be said in the words of the type. */
export function textOf(type: FactType, units: number): string {
  switch (type) {
    case 'money':
      return yuanOf(BigInt(units));
    case 'ratio':
      return (units / PPM).toFixed(6).replace(/\.?0+$/, '');
    case 'date':
      return addDays(EPOCH, units);
    default:
      return String(units);
  }
}

/** One firm's facts in the form rules read fastest: by place, already parsed. An ordered code's number is its rank, best first. */
export interface Reading {
  readonly numbers: Float64Array;
  readonly words: ReadonlyArray<string | undefined>;
  /** 1 where a list behind the fact has not come or is late: nothing found is unknown, and a number is the least there is. */
  readonly gaps: Uint8Array;
}

/** What rules can ask about, with a fixed place for every fact. */
export class FactVocabulary {
  private readonly places: ReadonlyMap<string, number>;

  constructor(readonly facts: readonly FactView[]) {
    this.places = new Map(facts.map((fact, place) => [fact.code, place]));
  }

  find(code: string): FactView | undefined {
    const place = this.places.get(code);
    return place === undefined ? undefined : this.facts[place];
  }

  placeOf(code: string): number {
    return this.places.get(code) ?? -1;
  }

  /** Parsed once per firm, not once per rule. What cannot be read counts as missing. */
  read(values: FactValues): Reading {
    const numbers = new Float64Array(this.facts.length).fill(NaN);
    const words: Array<string | undefined> = new Array<string | undefined>(this.facts.length).fill(undefined);
    const gaps = new Uint8Array(this.facts.length);
    this.facts.forEach((fact, place) => {
      const known = values.get(fact.code);
      if (known?.gap != null) gaps[place] = 1;
      const text = known?.value;
      if (text == null) return;
      if (isNumeric(fact.type)) {
        numbers[place] = unitsOf(fact.type, text);
      } else {
        words[place] = text;
        if (fact.isOrdered) numbers[place] = rankOf(fact, text);
      }
    });
    return { numbers, words, gaps };
  }
}

/** Place among the options, best first; `NaN` for a word the code table does not have. */
export function rankOf(fact: FactView, word: string): number {
  const rank = fact.options.findIndex((option) => option.code === word);
  return rank < 0 ? NaN : rank;
}

/** A rule that names a city means its districts too; every other word means itself. */
export const isSameWord = (fact: FactView, asked: string, word: string): boolean =>
  asked === word || (fact.code === 'region' && isWithin(word, asked));
