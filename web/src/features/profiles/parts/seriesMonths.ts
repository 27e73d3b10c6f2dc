import { monthsBack, monthsBetween } from '@server/kernel/pure/working-calendar';
import type { SeriesView } from '@server/modules/profiles/indicators.contract';

export interface SeriesMonth {
  readonly month: string;
  /** In the unit of the axis; null where no figure came. */
  readonly value: number | null;
  readonly text: string | null;
}
const wanYuan = 10_000;
/** The longest range a consent for a loan review can have. */
export const monthsShown = 24;

/** Every month from first to last, null where no figure came: a gap is shown as a gap, never as zero. */
export function seriesMonths(series: Pick<SeriesView, 'type' | 'from' | 'to' | 'months'>, count: number): SeriesMonth[] {
  const known = new Map(series.months.map(({ month, value }) => [month, value]));
  return Array.from({ length: count }, (_, index) => {
    const month = monthsBack(series.to, count - 1 - index);
    const text = known.get(month) ?? null;
    // Server strings become numbers only to be drawn.
    return { month, text, value: text === null ? null : Number(text) / (series.type === 'money' ? wanYuan : 1) };
  });
}

export const monthsGiven = ({ from, to }: Pick<SeriesView, 'from' | 'to'>): number => monthsBetween(from, to) + 1;

/** Runs of months without a figure: before what was authorised, and those that have not come. */
export function gapsOf(months: readonly SeriesMonth[], from: string, reasons: { readonly before: string; readonly missing: string }) {
  const gaps: { from: number; to: number; reason: string }[] = [];
  months.forEach(({ month, value }, index) => {
    if (value !== null) return;
    const reason = month < from ? reasons.before : reasons.missing;
    const last = gaps.at(-1);
    if (last && last.to === index - 1 && last.reason === reason) last.to = index;
    else gaps.push({ from: index, to: index, reason });
  });
  return gaps;
}
