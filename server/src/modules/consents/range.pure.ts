import { chinaMonth, monthsBack } from '../../kernel/pure/working-calendar.js';

/** How the periods of a dataset are counted; `none`: a state without a period. */
export type PeriodUnit = 'month' | 'year' | 'none';

export interface MonthRange {
  readonly from: string | null;
  readonly to: string | null;
}

const monthsOfYear = 12;
export const yearsOf = (months: number): number => Math.ceil(months / monthsOfYear);

/** The last complete months before an instant in China; whole years where the dataset comes by the year. What arrives later stays outside. */
export function rangeAt(months: number | null, unit: PeriodUnit, instant: Date): MonthRange {
  if (unit === 'none' || months === null) return { from: null, to: null };
  const month = chinaMonth(instant);
  if (unit === 'month') return { from: monthsBack(month, months), to: monthsBack(month, 1) };
  const year = Number(month.slice(0, 4));
  return { from: `${year - yearsOf(months)}-01`, to: `${year - 1}-12` };
}
