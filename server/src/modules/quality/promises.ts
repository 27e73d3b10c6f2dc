import type { Cadence } from './due.pure.js';
import type { PromiseView } from './quality.contract.js';

/** What is promised for a cadence from a day on. Percent, but the code error rate in rows per thousand. */
export interface QualityPromise {
  readonly from: string;
  readonly cadences: readonly Cadence[];
  readonly completeness: string;
  readonly validity: string;
  readonly timeliness: string;
  readonly uniqueness: string;
  readonly usccPerMille: string;
  readonly source: string;
}

const source = '代码差错率：榕发改信用〔2022〕22号（不高于 1 ‰）；其余为平台与数据源单位的约定';
const common = { completeness: '98', validity: '99', uniqueness: '99.5', usccPerMille: '1', source };

/** Dated: a month is held against the promise of its first day. A new promise is a new line. */
export const promises: readonly QualityPromise[] = [
  { from: '2020-01-01', cadences: ['weekly', 'monthly', 'quarterly', 'onRequest'], timeliness: '95', ...common },
  // Of two hundred and fifty days some have a power cut; of one delivery a year none may be late.
  { from: '2020-01-01', cadences: ['daily'], timeliness: '90', ...common },
  { from: '2020-01-01', cadences: ['yearly'], timeliness: '100', ...common },
];

export function promiseOf(cadence: Cadence, on: string): PromiseView {
  const promise = promises.filter((one) => one.cadences.includes(cadence) && one.from <= on).at(-1) ?? promises[0]!;
  const { cadences: _, ...view } = promise;
  return view;
}
