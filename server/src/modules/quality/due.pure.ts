import { parsePeriod, periodOf } from '../../kernel/pure/period.js';
import { addDays, endOfMonth, isWorkingDay, monthsBack } from '../../kernel/pure/working-calendar.js';
import type { DatasetDefinition } from '../catalogue/index.js';

export type Cadence = DatasetDefinition['cadence'];
export type Schedule = Pick<DatasetDefinition, 'cadence' | 'freshnessDays'>;

/** What is expected once: a year, quarter, month, week or working day. A week is named by its last day, the Sunday. */
export interface DuePeriod {
  readonly period: string;
  readonly endsOn: string;
  readonly dueOn: string;
}

/** So many days after the end of the period; a day on which nobody works moves it to the next working day, a make-up Saturday does not. */
export function dueOnOf(endsOn: string, freshnessDays: number): string {
  let due = addDays(endsOn, freshnessDays);
  while (!isWorkingDay(due)) due = addDays(due, 1);
  return due;
}

/** Holidays run to ten days at most, so a due date is never further than this from its unmoved day. */
const movedDaysMax = 12;

/** The periods due between two days, both included, in order. */
export function duePeriods({ cadence, freshnessDays }: Schedule, from: string, to: string): DuePeriod[] {
  if (cadence === 'onRequest') return [];
  const found: DuePeriod[] = [];
  const last = addDays(to, -freshnessDays);
  for (let end = endOfPeriod(cadence, addDays(from, -freshnessDays - movedDaysMax)); end <= last; end = endOfPeriod(cadence, addDays(end, 1))) {
    const dueOn = dueOnOf(end, freshnessDays);
    if (dueOn >= from && dueOn <= to && (cadence !== 'daily' || isWorkingDay(end))) found.push({ period: nameOf(cadence, end), endsOn: end, dueOn });
  }
  return found;
}

/** The last day of the period in which a day lies. */
function endOfPeriod(cadence: Exclude<Cadence, 'onRequest'>, date: string): string {
  switch (cadence) {
    case 'daily':
      return date;
    case 'weekly':
      return addDays(date, (7 - new Date(`${date}T00:00:00Z`).getUTCDay()) % 7);
    case 'monthly':
      return endOfMonth(date.slice(0, 7));
    case 'quarterly':
      return parsePeriod(periodOf(date, 'quarter'))?.to ?? date;
    case 'yearly':
      return `${date.slice(0, 4)}-12-31`;
  }
}

/** The last day of the period after the one that ends on a day. */
export const endOfNext = (cadence: Cadence, endsOn: string): string => (cadence === 'onRequest' ? endsOn : endOfPeriod(cadence, addDays(endsOn, 1)));

function nameOf(cadence: Exclude<Cadence, 'onRequest'>, endsOn: string): string {
  const kinds = { daily: 'day', weekly: 'day', monthly: 'month', quarterly: 'quarter', yearly: 'year' } as const;
  return periodOf(endsOn, kinds[cadence]);
}

/** The twelve months up to a day, oldest first. */
export const twelveMonths = (today: string): string[] => Array.from({ length: 12 }, (_, index) => monthsBack(today.slice(0, 7), 11 - index));

/** The day some working days before another. */
export function workingDaysBefore(date: string, workingDays: number): string {
  let day = date;
  for (let left = workingDays; left > 0;) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
