import { industryName } from '../../kernel/pure/industry.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { endOfMonth } from '../../kernel/pure/working-calendar.js';
import { regionName } from '../../kernel/pure/region.js';
export const presentIndicator = (indicator, { value, asOf }, sourceName) => ({
    code: indicator.code,
    title: indicator.title,
    group: indicator.group,
    type: indicator.type,
    value,
    valueText: value === null ? null : wordFor(indicator, value),
    asOf,
    sourceName,
    datasets: [...indicator.datasets],
});
function wordFor(indicator, value) {
    if (indicator.code === 'region')
        return regionName(value);
    return indicator.options.find(({ code }) => code === value)?.title ?? null;
}
/** The registration without its personal part: the key is absent, so nobody can tell that there is a name. */
export const presentIdentity = (brief) => ({
    id: brief.id,
    uscc: brief.uscc,
    name: brief.name,
    region: brief.region,
    regionName: brief.region === null ? null : regionName(brief.region),
    industry: brief.industry,
    industryName: brief.industry === null ? null : industryName(brief.industry),
    registeredCapital: brief.registeredCapitalFen === null ? null : yuanOf(brief.registeredCapitalFen),
    establishedOn: brief.establishedOn,
    status: brief.status,
    sizeClass: brief.sizeClass,
    registeredAsOf: brief.registeredAsOf?.toISOString() ?? null,
});
export const presentTaxSeries = (months, bounds, sourceName) => ({
    asOf: endOfMonth(months.at(-1)?.month ?? bounds.to),
    sourceName,
    ...bounds,
    months,
});
//# sourceMappingURL=profiles.views.js.map