import { endOfMonth, isCalendarDate, monthsBack } from './working-calendar.js';
/** `2026`, `2026-Q3`, `2026-09`, `2026-09-21` or `-`; `undefined` for anything else, also for a day that does not exist. Years 1900–2100. */
export function parsePeriod(text) {
    if (text === '-') {
        return { kind: 'none', text, from: '', to: '' };
    }
    const match = /^((?:19|20)\d{2}|2100)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(\d{2}))?))?$/.exec(text);
    if (!match) {
        return undefined;
    }
    const [, year, quarter, month, day] = match;
    if (day) {
        return isCalendarDate(text) ? { kind: 'day', text, from: text, to: text } : undefined;
    }
    if (month) {
        return { kind: 'month', text, from: `${text}-01`, to: endOfMonth(text) };
    }
    if (quarter) {
        const last = `${year}-${String(Number(quarter) * 3).padStart(2, '0')}`;
        return { kind: 'quarter', text, from: `${monthsBack(last, 2)}-01`, to: endOfMonth(last) };
    }
    return { kind: 'year', text, from: `${year}-01-01`, to: `${year}-12-31` };
}
export const isPeriod = (text) => parsePeriod(text) !== undefined;
/** By the first day, then the shorter first; `-` before everything. For `sort`. */
export function comparePeriods(left, right) {
    const [a, b] = [required(left), required(right)];
    return compare(a.from, b.from) || compare(a.to, b.to);
}
/** Whether every day of `inner` lies in `outer`; a state without a period lies in nothing and holds nothing. */
export function periodContains(outer, inner) {
    const [a, b] = [required(outer), required(inner)];
    return a.kind !== 'none' && b.kind !== 'none' && a.from <= b.from && b.to <= a.to;
}
/** The period of a kind in which a day lies: `periodOf('2026-09-21', 'quarter')` → `2026-Q3`. */
export function periodOf(date, kind) {
    switch (kind) {
        case 'year':
            return date.slice(0, 4);
        case 'quarter':
            return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
        case 'month':
            return date.slice(0, 7);
        case 'day':
            return date.slice(0, 10);
        case 'none':
            return '-';
    }
}
function required(text) {
    const period = parsePeriod(text);
    if (!period) {
        throw new RangeError(`Not a period: ${text}`);
    }
    return period;
}
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
//# sourceMappingURL=period.js.map