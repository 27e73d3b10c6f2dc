import { monthsText, wan, wanFigure, yuanText } from '../../kernel/pure/format.js';
import { percentOf } from '../../kernel/pure/rate.js';
import { regionName } from '../../kernel/pure/region.js';
import type { FactView } from '../profiles/profiles.contract.js';
import { textOf } from './fact-values.pure.js';

const MINUS = '\u2212';
const YUAN_PER_WAN_CENT_FEN = 10_000;

/** `8.20 万元`; in yuan where two decimals of 万元 would say nothing. */
export const moneyText = (fen: number): string => {
  const yuan = textOf('money', fen);
  return fen !== 0 && Math.abs(fen) < YUAN_PER_WAN_CENT_FEN ? yuanText(yuan) : wan(yuan);
};

/** A limit people chose, without loss: `20 万元`, `12.5 万元`, `12,345.60 元`. */
export const limitMoneyText = (fen: number): string => {
  const yuan = textOf('money', fen);
  return fen % YUAN_PER_WAN_CENT_FEN === 0 ? `${trimmed(wanFigure(yuan))} 万元` : yuanText(yuan);
};

/** ppm as percent without trailing zeros: −50000 → `−5`. */
export const percentFigure = (ppm: number): string => trimmed(percentOf(ppm)).replace('-', MINUS);

/** A value as a person reads it. `isPrecise`: every digit, for a value so close to the limit that rounding would hide the difference. */
export function valueText(fact: FactView, units: number, isPrecise = false): string {
  switch (fact.type) {
    case 'money':
      return isPrecise ? limitMoneyText(units) : moneyText(units);
    case 'ratio':
      return ratioText(fact, isPrecise ? units : roundedRatio(fact, units));
    case 'months':
      return units < 0 ? `${MINUS}${monthsText(-units)}` : monthsText(units);
    case 'date':
      return dayText(textOf('date', units));
    default:
      return withUnit(fact, numberText(units));
  }
}

/** A limit as the bank wrote it. */
export const limitText = (fact: FactView, units: number): string => (fact.type === 'money' ? limitMoneyText(units) : valueText(fact, units, true));

/** The size of a difference: `8.20 万元`, `5 个月`, `1.2 个百分点`, `3 人`. Never rounds to nothing. */
export function gapText(fact: FactView, units: number): string {
  const size = Math.abs(units);
  switch (fact.type) {
    case 'ratio':
      return isPercent(fact)
        ? `${percentFigure(atLeastOneStep(size, 1_000))} 个百分点`
        : withUnit(fact, numberText(atLeastOneStep(size, 10_000) / 1_000_000));
    case 'date':
      return `${size} 天`;
    default:
      return valueText(fact, size);
  }
}

export function wordText(fact: FactView, word: string): string {
  const title = fact.options.find((option) => option.code === word)?.title;
  // Grades are called by their letter once the sentence has said "级别".
  if (title === `${word} 级`) return word;
  if (title !== undefined) return title;
  if (fact.type === 'flag') return word === 'true' ? '是' : '否';
  return fact.code === 'region' ? regionName(word) : word;
}

/** `A、B 或 M`. */
export const orList = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : spaced(`${words.slice(0, -1).join('、')}或${words.at(-1)}`);

/** A blank between Chinese and letters or digits, as everywhere in the product. */
export const spaced = (text: string): string =>
  text.replace(/([\u4e00-\u9fff])([A-Za-z0-9\u2212])/g, '$1 $2').replace(/([A-Za-z0-9])([\u4e00-\u9fff])/g, '$1 $2');

/** A ratio with the unit `%` is a share of one; any other is a multiple (`4.1 倍`). */
export const isPercent = (fact: Pick<FactView, 'unit'>): boolean => fact.unit === '%' || fact.unit === null;

function ratioText(fact: FactView, ppm: number): string {
  return isPercent(fact) ? `${percentFigure(ppm)}%` : withUnit(fact, numberText(ppm / 1_000_000));
}

/** What is there never rounds to nothing: a fall of 0.01% is not 0%. */
const roundedRatio = (fact: FactView, ppm: number): number => {
  const step = isPercent(fact) ? 1_000 : 10_000;
  return Math.round(ppm / step) * step || ppm;
};

const atLeastOneStep = (size: number, step: number): number => (size < step ? size : Math.round(size / step) * step);
const withUnit = (fact: FactView, figure: string): string => (fact.unit && fact.unit !== '%' ? `${figure} ${fact.unit}` : figure);
const numberText = (value: number): string =>
  trimmed(value.toFixed(6))
    .replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')
    .replace('-', MINUS);
const dayText = (date: string): string => `${date.slice(0, 4)} 年 ${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`;
const trimmed = (figure: string): string => (figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure);
