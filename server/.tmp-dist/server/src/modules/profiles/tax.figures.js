import { fenOf, yuanOf } from '../../kernel/pure/money.js';
import { endOfMonth, monthsBack } from '../../kernel/pure/working-calendar.js';
import { asOfWithout, ratioOf, rowsOf, windowOf } from './window.pure.js';
const payments = '05.02';
const gradings = '05.01';
/** Firms that file by the quarter have their first row up to two months after a window begins. */
const quarterLag = 2;
export function grade(input) {
    const newest = rowsOf(input, gradings).reduce((latest, row) => (latest && latest.period >= row.period ? latest : row), undefined);
    if (!newest)
        return { value: null, asOf: asOfWithout(input, gradings) };
    const value = newest.values.grade;
    return { value: value === undefined ? null : String(value), asOf: `${newest.period.slice(0, 4)}-12-31` };
}
export const paid = (months) => within(months, (sums) => yuanOf(total(sums)));
/** The months before the last n; tells nothing unless the records reach back that far. */
export const paidBefore = (months) => compared(months, (_, before) => yuanOf(before));
export const growth = (months) => compared(months, (current, before) => (before > 0n ? ratioOf(current - before, before) : null));
export const monthsPaid = (months) => within(months, (sums) => String(sums.filter(({ paidFen }) => paidFen > 0n).length));
/** A month without a row is not known to be zero. */
export const zeroMonths = (months) => within(months, (sums) => String(sums.filter(({ paidFen }) => paidFen === 0n).length));
export const maxToMin = (months) => within(months, (sums) => {
    const [lowest] = sums.map(({ paidFen }) => paidFen).sort(ascending);
    const highest = sums.map(({ paidFen }) => paidFen).sort(ascending).at(-1);
    return sums.length < 2 || lowest === undefined || highest === undefined || lowest <= 0n ? null : ratioOf(highest, lowest);
});
export const lastPaid = (months) => withRows(months, (rows) => {
    const days = rows.filter((row) => fenIn(row, 'paid') > 0n).map((row) => String(row.values.paidOn ?? endOfMonth(row.period)));
    return days.sort().at(-1) ?? null;
});
/** Each kind of tax may repeat the month's sales: the largest is the month's, never their sum. */
export const sales = (months) => withRows(months, (rows) => {
    const byMonth = new Map();
    for (const row of rows) {
        if (row.values.sales === undefined)
            continue;
        const before = byMonth.get(row.period) ?? 0n;
        const stated = fenIn(row, 'sales');
        byMonth.set(row.period, stated > before ? stated : before);
    }
    return byMonth.size === 0 ? null : yuanOf([...byMonth.values()].reduce((sum, fen) => sum + fen, 0n));
});
/** All kinds of tax together, month by month, oldest first. */
export function monthSums(rows) {
    const byMonth = new Map();
    for (const row of rows)
        if (row.dataset === payments)
            byMonth.set(row.period, (byMonth.get(row.period) ?? 0n) + fenIn(row, 'paid'));
    return [...byMonth].sort(([left], [right]) => (left < right ? -1 : 1)).map(([month, paidFen]) => ({ month, paidFen }));
}
const within = (months, valueOf) => withRows(months, (rows) => valueOf(monthSums(rows)));
function withRows(months, valueOf) {
    return (input) => {
        const window = windowOf(input, payments, months);
        const rows = window ? inMonths(input, window) : [];
        return rows.length === 0 ? { value: null, asOf: asOfWithout(input, payments) } : { value: valueOf(rows), asOf: asOfOf(rows) };
    };
}
function compared(months, valueOf) {
    return (input) => {
        const whole = windowOf(input, payments, months * 2);
        const rows = whole ? inMonths(input, whole) : [];
        if (!whole || rows.length === 0)
            return { value: null, asOf: asOfWithout(input, payments) };
        const sums = monthSums(rows);
        const firstOfCurrent = monthsBack(whole.from, -months);
        const reachesBack = (sums[0]?.month ?? '') <= monthsBack(whole.from, -quarterLag);
        const before = total(sums.filter(({ month }) => month < firstOfCurrent));
        const current = total(sums.filter(({ month }) => month >= firstOfCurrent));
        return { value: reachesBack ? valueOf(current, before) : null, asOf: asOfOf(rows) };
    };
}
const inMonths = (input, { from, to }) => rowsOf(input, payments).filter(({ period }) => period >= from && period <= to);
const asOfOf = (rows) => endOfMonth(rows.map(({ period }) => period).sort().at(-1) ?? '');
const total = (sums) => sums.reduce((sum, { paidFen }) => sum + paidFen, 0n);
const fenIn = (row, name) => fenOf(String(row.values[name] ?? '0'));
const ascending = (left, right) => (left < right ? -1 : left > right ? 1 : 0);
//# sourceMappingURL=tax.figures.js.map