import { regionChildren } from '../../kernel/pure/region.js';
import { indicators } from './indicators.js';
/** The vocabulary of the rule builder. The districts are those of the city the platform serves. */
export const factsFor = (cityRegion) => indicators.filter(({ isFact }) => isFact).map((indicator) => ({
    code: indicator.code,
    title: indicator.title,
    group: indicator.group,
    type: indicator.type,
    unit: indicator.unit,
    options: optionsOf(indicator, cityRegion),
    isOrdered: indicator.isOrdered,
    dataset: indicator.datasets[0] ?? '',
    months: indicator.months,
}));
const optionsOf = (indicator, cityRegion) => indicator.code === 'region' ? regionChildren(cityRegion).map(({ code, name }) => ({ code, title: name })) : indicator.options.map((option) => ({ ...option }));
//# sourceMappingURL=facts.js.map