import { monthsBetween } from '../../kernel/pure/working-calendar.js';
/** The months a consent opens of a dataset. */
export function rangeIn(items, dataset) {
    const item = items.find((candidate) => candidate.dataset === dataset);
    return item?.from && item.to ? { from: item.from, to: item.to } : undefined;
}
/** A figure is shown only if every dataset it is made of is open, as far back as it looks. Otherwise it is absent, not empty (invariant 1). */
export const isVisible = (indicator, items, isPublic) => indicator.datasets.every((dataset) => {
    if (isPublic(dataset))
        return true;
    if (!items.some((item) => item.dataset === dataset))
        return false;
    const range = rangeIn(items, dataset);
    return indicator.months === null || range === undefined || indicator.months <= monthsIn(range);
});
const monthsIn = ({ from, to }) => monthsBetween(from, to) + 1;
//# sourceMappingURL=visibility.pure.js.map