import { roundHalfUp } from '../../kernel/pure/money.js';
import { endOfMonth, monthsBack } from '../../kernel/pure/working-calendar.js';
export const rowsOf = ({ rows }, dataset) => rows.filter((row) => row.dataset === dataset);
/**
 * The last n months that the records reach. A source delivers with a lag, so the window ends at the newest month there is, not at the calendar's;
 * under a consent it is pushed forward as far as needed to lie within the months that were given.
 */
export function windowOf(input, dataset, months) {
    const range = input.rangeOf(dataset);
    const newest = rowsOf(input, dataset).reduce((latest, { period }) => (period > latest ? period : latest), '');
    if (newest === '')
        return null;
    const natural = monthsBack(newest, months - 1);
    const from = range && range.from > natural ? range.from : natural;
    return { from, to: monthsBack(from, -(months - 1)) };
}
/** When there is no record: as of the end of what could have been seen. */
export const asOfWithout = (input, dataset) => {
    const range = input.rangeOf(dataset);
    return range ? endOfMonth(range.to) : input.today;
};
/** Four decimals, exactly. */
export function ratioOf(numerator, denominator) {
    const scaled = roundHalfUp(numerator * 10000n, denominator);
    const absolute = scaled < 0n ? -scaled : scaled;
    return `${scaled < 0n ? '-' : ''}${absolute / 10000n}.${String(absolute % 10000n).padStart(4, '0')}`;
}
//# sourceMappingURL=window.pure.js.map