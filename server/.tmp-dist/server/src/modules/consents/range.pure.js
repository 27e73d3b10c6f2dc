import { chinaMonth, monthsBack } from '../../kernel/pure/working-calendar.js';
const monthsOfYear = 12;
export const yearsOf = (months) => Math.ceil(months / monthsOfYear);
/** The last complete months before an instant in China; whole years where the dataset comes by the year. What arrives later stays outside. */
export function rangeAt(months, unit, instant) {
    if (unit === 'none' || months === null)
        return { from: null, to: null };
    const month = chinaMonth(instant);
    if (unit === 'month')
        return { from: monthsBack(month, months), to: monthsBack(month, 1) };
    const year = Number(month.slice(0, 4));
    return { from: `${year - yearsOf(months)}-01`, to: `${year - 1}-12` };
}
//# sourceMappingURL=range.pure.js.map