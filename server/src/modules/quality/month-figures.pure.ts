import { periodContains } from '../../kernel/pure/period.js';
import { endOfMonth } from '../../kernel/pure/working-calendar.js';
import { arrivals, countArrivals, type Arrival } from './arrivals.pure.js';
import { addFigures } from './figures.pure.js';
import type { QualityFigures } from './quality.contract.js';
import type { Counted, PeriodOfRollup as Period } from './quality.repository.js';
import { expectedOf, type Stream } from './stream.js';

/** What arrived in a month, and how what was due in it came. Nothing is due of a dataset that is no longer asked for. */
export function figuresOfMonth(
  stream: Stream | null,
  counted: Counted | undefined,
  periods: readonly Period[],
  month: string,
  today: string,
): { readonly figures: QualityFigures; readonly due: Arrival[] } {
  const due = stream ? arrivals(expectedOf(stream), periods, `${month}-01`, endOfMonth(month), today) : [];
  const figures = addFigures([counted ?? {}, countArrivals(due), firmsOf(due, periods)]);
  return { figures, due };
}

/** Firms of the periods that were due, and of their parts. */
function firmsOf(due: readonly Arrival[], periods: readonly Period[]): Pick<QualityFigures, 'firmsExpected' | 'firmsCovered'> {
  const named = periods.filter(({ firmsExpected }) => firmsExpected !== null && firmsExpected !== undefined);
  const sum = { firmsExpected: 0, firmsCovered: 0 };
  for (const { period: whole } of due) {
    for (const { period, firmsExpected, firmsCovered } of named) {
      if (period !== whole && !periodContains(whole, period)) continue;
      sum.firmsExpected += firmsExpected ?? 0;
      sum.firmsCovered += firmsCovered ?? 0;
    }
  }
  return sum;
}
