import { yuanOf } from '../../kernel/pure/money.js';
import { indicators } from './indicators.js';
import { ageAt } from './register.figures.js';
import { monthSums } from './tax.figures.js';
const seriesMonthsMax = 36;
/** Every figure of a firm from all its records; the same rows always give the same figures. */
export const allFigures = (rows, today) => Object.fromEntries(indicators.map((indicator) => [indicator.code, indicator.compute({ rows, rangeOf: () => undefined, today })]));
export const figuresWithin = (input, shown) => new Map(shown.map((indicator) => [indicator.code, indicator.compute(input)]));
export const taxMonthsOf = (rows) => monthSums(rows)
    .slice(-seriesMonthsMax)
    .map(({ month, paidFen }) => ({ month, amount: yuanOf(paidFen) }));
/** Stored figures as of today: age goes on while the records stand still. */
export function figuresToday(stored, today) {
    return { ...stored, ageMonths: { value: ageAt(stored.establishedOn?.value ?? null, today), asOf: today } };
}
//# sourceMappingURL=figures.pure.js.map