import type { z } from 'zod';
import { fenOf, yuanOf } from '@server/kernel/pure/money';
import { monthsBack } from '@server/kernel/pure/working-calendar';
import type { taxSeries } from '@server/modules/profiles/profiles.contract';

type Series = z.output<typeof taxSeries>;
const monthsMax = 240;

/** Every month from first to last, null where no figure came: a gap is shown as a gap, never as zero. */
export function taxMonths(series: Pick<Series, 'from' | 'to' | 'months'>): { month: string; yuan: string | null }[] {
  const known = new Map(series.months.map(({ month, amount }) => [month, amount]));
  const all: { month: string; yuan: string | null }[] = [];
  for (let month = series.from; month <= series.to && all.length < monthsMax; month = monthsBack(month, -1))
    all.push({ month, yuan: known.get(month) ?? null });
  return all;
}

export const taxSum = (series: Pick<Series, 'months'>): string => yuanOf(series.months.reduce((sum, { amount }) => sum + fenOf(amount), 0n));

/** Runs of months without a figure, by index. */
export function gapsOf(months: readonly { yuan: string | null }[], reason: string): { from: number; to: number; reason: string }[] {
  const gaps: { from: number; to: number; reason: string }[] = [];
  months.forEach(({ yuan }, index) => {
    if (yuan !== null) return;
    const last = gaps.at(-1);
    if (last && last.to === index - 1) last.to = index;
    else gaps.push({ from: index, to: index, reason });
  });
  return gaps;
}
