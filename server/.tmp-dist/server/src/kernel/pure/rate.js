import { roundHalfUp } from './money.js';
/** Parts per million of one; 1 % = 10,000 ppm, so a percent string holds four decimals. */
export const PPM = 1000000n;
const PPM_PER_PERCENT = 10_000;
/** Percent as on the wire (`"3.65"`) to integer ppm (36500). More than four decimals are refused. */
export function ppmOf(percent) {
    const match = /^(-?)(\d{1,4})(?:\.(\d{1,4}))?$/.exec(percent);
    if (!match) {
        throw new RangeError(`Not a percentage with at most four decimals: ${percent}`);
    }
    const ppm = Number(match[2]) * PPM_PER_PERCENT + Number((match[3] ?? '').padEnd(4, '0'));
    return match[1] && ppm !== 0 ? -ppm : ppm;
}
/** Integer ppm to percent: at least two decimals (`"3.00"`), more only where they say something (`"3.6525"`). */
export function percentOf(ppm) {
    if (!Number.isSafeInteger(ppm)) {
        throw new RangeError(`A rate is an integer number of ppm, not ${ppm}`);
    }
    const absolute = Math.abs(ppm);
    const decimals = String(absolute % PPM_PER_PERCENT)
        .padStart(4, '0')
        .replace(/0{1,2}$/, '');
    return `${ppm < 0 ? '-' : ''}${Math.floor(absolute / PPM_PER_PERCENT)}.${decimals}`;
}
/** Interest by whole months at the annual rate / 12, rounded half-up to 分 here and nowhere before. */
export const interestByMonthsFen = (principalFen, ratePpm, months) => roundHalfUp(principalFen * BigInt(ratePpm) * BigInt(months), 12n * PPM);
/** Interest by days at the annual rate / 360, the daily convention of loans in yuan. Rounded half-up to 分. */
export const interestByDaysFen = (principalFen, ratePpm, days) => roundHalfUp(principalFen * BigInt(ratePpm) * BigInt(days), 360n * PPM);
//# sourceMappingURL=rate.js.map