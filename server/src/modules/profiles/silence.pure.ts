import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { DatasetDefinition } from '../catalogue/index.js';
import { silenceOf, type Figure } from './figures.pure.js';
import { freshnessOf } from './freshness.pure.js';
import { indicatorByCode, type Indicator } from './indicators.js';
import type { IndicatorView } from './indicators.contract.js';

interface Told {
  readonly value: string | null;
  readonly asOf: string;
  /** Why the lists behind it cannot be taken at their silence; null: they came, and in time. */
  readonly gap: string | null;
}

/**
 * A figure as a rule may read it. What a list does not say is an answer only while the list comes as promised: never delivered or late, its
 * silence is unknown (没有查成，不等于没有列入), and what it does say is the least there is. A hit stays a hit.
 */
export function toldBy(
  indicator: Indicator,
  figure: Figure,
  datasets: ReadonlyMap<string, DatasetDefinition>,
  deliveredAt: ReadonlyMap<string, Date>,
  today: string,
): Told {
  const silence = silenceOf(indicator);
  if (silence === null) return { ...figure, gap: null };
  const asOf = asOfLists(indicator, figure.asOf, deliveredAt, today);
  const made = indicator.datasets.flatMap((dataset) => datasets.get(dataset) ?? []);
  const { state, text } = freshnessOf({ ...figure, isToldBySilence: true }, made, { rowsAt: new Map(), deliveredAt }, today);
  if (state === 'fresh') return { value: figure.value, asOf, gap: null };
  return { value: figure.value === silence ? null : figure.value, asOf, gap: text };
}

/** A list speaks as of the day it came, not as of the day it is read; nothing speaks of days to come, though its month has not ended. */
export function asOfLists(indicator: Indicator, asOf: string, deliveredAt: ReadonlyMap<string, Date>, today: string): string {
  if (silenceOf(indicator) === null || (asOf !== '' && asOf !== today)) return asOf > today ? today : asOf || today;
  const days = indicator.datasets.flatMap((dataset) => {
    const at = deliveredAt.get(dataset);
    return at ? [chinaDate(at)] : [];
  });
  return days.sort()[0] ?? today;
}

/** Nothing found in lists that are late: shown with its day, but nobody may lean on it. */
export function isLateSilence({
  code,
  value,
  freshness,
}: Pick<IndicatorView, 'code' | 'value'> & { readonly freshness?: { readonly state: string } }): boolean {
  const indicator = indicatorByCode.get(code);
  return freshness?.state === 'stale' && indicator !== undefined && value !== null && value === silenceOf(indicator);
}
