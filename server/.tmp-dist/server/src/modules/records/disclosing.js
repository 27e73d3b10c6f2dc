import { parsePeriod } from '../../kernel/pure/period.js';
import { isPersonal } from '../catalogue/index.js';
/** Whether a row may be read under the consent: by the disclosure the row arrived with, the dataset, and the month in which its period ends. */
export function isOpenTo(items, record) {
    if (record.disclosure === 'governmentOnly')
        return false;
    if (record.disclosure === 'public')
        return true;
    const item = items.find(({ dataset }) => dataset === record.dataset);
    return item !== undefined && coversPeriod(item, record.period);
}
/** A year or a quarter belongs to its last month: before that the figure did not exist. A state without a period is always covered. */
export function coversPeriod({ from, to }, text) {
    const period = parsePeriod(text);
    if (!period)
        return false;
    if (period.kind === 'none')
        return true;
    const month = period.to.slice(0, 7);
    return (from === null || month >= from) && (to === null || month <= to);
}
/** Personal fields are taken out, not emptied: the reader cannot tell that there was something. */
export function withoutPersonal(record, dataset) {
    const personal = new Set(dataset.fields.filter(isPersonal).map(({ name }) => name));
    return { ...record, values: Object.fromEntries(Object.entries(record.values).filter(([name]) => !personal.has(name))) };
}
//# sourceMappingURL=disclosing.js.map