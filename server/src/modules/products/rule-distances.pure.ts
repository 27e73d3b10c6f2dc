import type { FactView } from '../profiles/profiles.contract.js';
import { isNumeric, rankOf, unitsOf } from './fact-values.pure.js';
import { gapText, limitText, orList, spaced, valueText, wordText } from './fact-texts.pure.js';
import type { RuleTest } from './products.contract.js';
import { acceptedWords, requiredText } from './rule-texts.pure.js';
import { acceptedCodes, limitOf } from './rule-tests.pure.js';

export interface Distance {
  /** How far the value has to move, signed, in the units of the fact (分, ppm, months, days, grades). Null for words that have no order. */
  readonly gap: number | null;
  readonly distance: string;
  readonly advice: string;
}

export interface Scale {
  readonly actual: number;
  readonly required: number;
  readonly from: string;
  readonly to: string;
  readonly isBetterAbove: boolean;
}

export const missingDistance: Distance = { gap: null, distance: '没有数据', advice: '平台还没有收到这项数据，收到后会自动重新对照' };
export const manualAdvice = '平台没有这项数据，由银行人工看';
/** The list's lateness is not the firm's: it has nothing to do, and is neither passed nor failed. */
export const gapAdvice = (why: string): string => `没有查成，不等于没有列入：${why}。名单送到后会自动重新对照，现在由银行人工看`;

const AGAIN = '数据更新后会自动重新对照';

/** By how much a value that is there fails a test, and what would close it. */
export function distanceOf(fact: FactView, test: RuleTest, value: string): Distance {
  if (isNumeric(fact.type)) return numericDistance(fact, test, unitsOf(fact.type, value));
  return fact.isOrdered && !Number.isNaN(rankOf(fact, value)) ? gradeDistance(fact, test, value) : wordDistance(fact, test, value);
}

/** Where value and limit lie between two round ends. */
export function scaleOf(fact: FactView, test: RuleTest, value: string): Scale | null {
  if (!isNumeric(fact.type) || fact.type === 'date') return null;
  const actual = unitsOf(fact.type, value);
  const required = limitOf(fact, test);
  const [from, to] = fact.type === 'ratio' ? ratioEnds(actual, required) : amountEnds(actual, required);
  const place = (units: number): number => Math.min(1, Math.max(0, (units - from) / (to - from)));
  return {
    actual: place(actual),
    required: place(required),
    from: limitText(fact, from),
    to: limitText(fact, to),
    isBetterAbove: test.operator === 'atLeast',
  };
}

/** The value in words; to the last digit where rounding would make a failed value look like the limit. */
export function actualText(fact: FactView, test: RuleTest, value: string): string {
  if (!isNumeric(fact.type)) return wordText(fact, value);
  const units = unitsOf(fact.type, value);
  const limit = limitOf(fact, test);
  const isPrecise = units !== limit && valueText(fact, units) === valueText(fact, limit);
  return valueText(fact, units, isPrecise);
}

function numericDistance(fact: FactView, test: RuleTest, actual: number): Distance {
  const gap = limitOf(fact, test) - actual;
  const amount = gapText(fact, gap);
  return { gap, distance: `${gap > 0 ? '差' : '超'} ${amount}`, advice: numericAdvice(fact, test, gap, amount) };
}

function numericAdvice(fact: FactView, test: RuleTest, gap: number, amount: string): string {
  const required = requiredText(fact, test);
  if (fact.code === 'ageMonths') {
    return gap > 0 ? `再过 ${amount}${required}，届时符合` : `这款产品只面向成立${required}的企业，这一条不会再变`;
  }
  if (fact.type === 'date') return `${fact.title}的日期不符；日期有误的，请向数据提供单位提出`;
  if (fact.type === 'ratio') return spaced(`再${gap > 0 ? '提高' : '降低'} ${amount}就符合；${AGAIN}`);
  return spaced(`再${gap > 0 ? '增加' : '减少'} ${amount}就符合；${AGAIN}`);
}

/** Ordered codes fail by grades, to the nearest grade that is accepted. */
function gradeDistance(fact: FactView, test: RuleTest, value: string): Distance {
  const actual = rankOf(fact, value);
  const steps = acceptedCodes(fact, test).map((code) => rankOf(fact, code) - actual);
  const [nearest] = steps.sort((a, b) => Math.abs(a) - Math.abs(b) || a - b);
  if (nearest === undefined) return wordDistance(fact, test, value);
  const goal = wordText(fact, fact.options[actual + nearest]?.code ?? '');
  return {
    gap: nearest,
    distance: `${nearest < 0 ? '低' : '高'} ${Math.abs(nearest)} 级`,
    advice: nearest < 0 ? spaced(`升到 ${goal} 就符合；${AGAIN}`) : spaced(`这款产品只面向${fact.title}为${goal}的企业`),
  };
}

function wordDistance(fact: FactView, test: RuleTest, value: string): Distance {
  const isExclusion = fact.type === 'code' && (test.operator === 'isNot' || test.operator === 'noneOf');
  const accepted = orList(acceptedWords(fact, test));
  return {
    gap: null,
    distance: isExclusion ? spaced(`不能是${wordText(fact, value)}`) : spaced(`应为${accepted}`),
    advice: wordAdvice(fact, isExclusion ? `${wordText(fact, value)}以外` : accepted),
  };
}

function wordAdvice(fact: FactView, goal: string): string {
  switch (fact.code) {
    case 'listed':
      return `向列入机关申请信用修复，移出名单后会自动重新对照`;
    case 'status':
      return spaced(`登记状态变为${goal}后会自动重新对照；登记有误的，请联系登记机关更正`);
    default:
      return spaced(`这款产品只面向${fact.title}为${goal}的企业；数据有误的，请向数据提供单位提出`);
  }
}

/** From nothing (or below, where a figure is negative) to a quarter beyond the larger of the two. */
function amountEnds(actual: number, required: number): readonly [number, number] {
  const high = roundUp(Math.max(actual, required, 1) * 1.25);
  const low = Math.min(actual, required, 0);
  return [low < 0 ? -roundUp(-low * 1.25) : 0, high];
}

/** Both values with at least five points to either side, ending on fives. */
function ratioEnds(actual: number, required: number): readonly [number, number] {
  const step = Math.max(50_000, roundUp(Math.abs(actual - required) / 4));
  return [Math.floor((Math.min(actual, required) - step) / step) * step, Math.ceil((Math.max(actual, required) + step) / step) * step];
}

/** 1, 2 or 5 times a power of ten. */
function roundUp(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return (([1, 2, 5, 10] as const).find((times) => times * power >= size) ?? 10) * power;
}
