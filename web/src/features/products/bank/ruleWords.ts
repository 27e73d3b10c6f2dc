import type { RuleOperator } from '@server/modules/products/products.contract';
import type { FactView } from '@server/modules/profiles/profiles.contract';

const byType: Readonly<Record<FactView['type'], readonly RuleOperator[]>> = {
  money: ['atLeast', 'atMost'],
  ratio: ['atLeast', 'atMost'],
  integer: ['atLeast', 'atMost'],
  months: ['atLeast', 'atMost'],
  date: ['atLeast', 'atMost'],
  flag: ['is', 'isNot'],
  code: ['is', 'isNot', 'oneOf', 'noneOf'],
};
/** Comparisons that make sense for a fact; words in an order can also be compared by size. The server refuses all others. */
export const operatorsFor = (fact: Pick<FactView, 'type' | 'isOrdered'>): readonly RuleOperator[] =>
  fact.type === 'code' && fact.isOrdered ? ['atLeast', 'atMost', ...byType.code] : byType[fact.type];
export const takesSeveral = (operator: RuleOperator): boolean => operator === 'oneOf' || operator === 'noneOf';

/** Moves the decimal point to the right (`by` > 0) or left, digit by digit: a share of one is typed in percent. */
export function shiftPoint(decimal: string, by: number): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal.trim());
  if (!match) return decimal;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = by >= 0 ? whole + fraction.padEnd(by, '0') : whole.padStart(1 - by, '0') + fraction;
  const point = by >= 0 ? whole.length + by : Math.max(whole.length, 1 - by) + by;
  const [before, after] = [digits.slice(0, point).replace(/^0+(?=\d)/, ''), digits.slice(point).replace(/0+$/, '')];
  return `${sign}${before}${after && `.${after}`}`;
}
