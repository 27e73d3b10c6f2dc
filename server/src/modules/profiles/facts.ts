import { regionChildren } from '../../kernel/pure/region.js';
import { indicators, type Indicator } from './indicators.js';
import type { FactView } from './profiles.contract.js';

/** What rules read: value, day and source by fact code. */
export interface FactValue {
  readonly value: string | null;
  readonly asOf: string;
  readonly sourceName: string;
  /** Why a list behind it cannot be relied on: then a value of null is unknown, and a number is only the least there is. Null: it can. */
  readonly gap: string | null;
}
export type FactValues = ReadonlyMap<string, FactValue>;

/** The vocabulary of the rule builder. The districts are those of the city the platform serves. */
export const factsFor = (cityRegion: string): readonly FactView[] =>
  indicators
    .filter(({ isFact }) => isFact)
    .map((indicator) => ({
      code: indicator.code,
      title: indicator.title,
      group: indicator.group,
      type: indicator.type,
      unit: indicator.unit,
      options: optionsOf(indicator, cityRegion),
      isOrdered: indicator.isOrdered,
      dataset: indicator.datasets[0] ?? '',
      months: indicator.months,
      previous: indicator.previous,
    }));

const optionsOf = (indicator: Indicator, cityRegion: string): Array<{ code: string; title: string }> =>
  indicator.code === 'region'
    ? regionChildren(cityRegion).map(({ code, name }) => ({ code, title: name }))
    : indicator.options.map((option) => ({ ...option }));
