import { monthsBetween } from '../../kernel/pure/working-calendar.js';
import type { MonthRange } from './firm-records.pure.js';
import type { Indicator } from './indicators.js';

export interface OpenItem {
  readonly dataset: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The months a consent opens of a dataset. */
export function rangeIn(items: readonly OpenItem[], dataset: string): MonthRange | undefined {
  const item = items.find((candidate) => candidate.dataset === dataset);
  return item?.from && item.to ? { from: item.from, to: item.to } : undefined;
}

/** A figure is shown only if every dataset it is made of is open, as far back as it looks. Otherwise it is absent, not empty (invariant 1). */
export const isVisible = (
  indicator: Pick<Indicator, 'datasets' | 'months'>,
  items: readonly OpenItem[],
  isPublic: (dataset: string) => boolean,
): boolean =>
  indicator.datasets.every((dataset) => {
    if (isPublic(dataset)) return true;
    if (!items.some((item) => item.dataset === dataset)) return false;
    const range = rangeIn(items, dataset);
    return indicator.months === null || range === undefined || indicator.months <= monthsIn(range);
  });

const monthsIn = ({ from, to }: MonthRange): number => monthsBetween(from, to) + 1;
