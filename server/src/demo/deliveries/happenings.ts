import { monthsBack } from '../../kernel/pure/working-calendar.js';
import { two } from '../time.js';
import type { LineContext } from './delivery.js';

/** What happens to some firms and not to others: to the `each`-th of them, so many months ago. */
export interface Happening {
  readonly each: number;
  readonly rest: number;
  readonly monthsAgo: number;
}

/** Which of the happenings fall on this firm in this month. Firm 0 is the city's example: nothing bad befalls it. */
export const happening = <H extends Happening>({ firm, month, today }: LineContext, list: readonly H[]): H[] =>
  list.filter(
    ({ each, rest, monthsAgo }) =>
      firm.index > 0 && firm.life !== 'young' && firm.index % each === rest && monthsBack(today.slice(0, 7), monthsAgo) === month,
  );

export const dayIn = (month: string, firm: { readonly index: number }): string => `${month}-${two(2 + (firm.index % 24))}`;
export const yearsLater = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
export const yearOf = (month: string): string => month.slice(0, 4);
