import { aprPpm, offerCosts } from '../../kernel/pure/apr.js';
import { roundHalfUp } from '../../kernel/pure/money.js';
import { PPM } from '../../kernel/pure/rate.js';
const WAN_FEN = 1000000n;
const usualMonths = 12;
/** Beyond 9,999 % a year a percentage says nothing: a fixed fee on a tiny amount for one month. */
const aprMaxPpm = 99_990_000;
/** All fees for an amount, each rounded half-up to the 分: they are charged one by one. */
export const feesFen = (fees, amountFen) => fees.reduce((sum, fee) => sum + (fee.fixedFen ?? roundHalfUp(amountFen * BigInt(fee.ratePpm ?? 0), PPM)), 0n);
/** Only what orders the hall: at the lowest published rate, by the first repayment method the bank names. Null: the product cannot serve the need. */
export function wholeCostPpm(terms, need) {
    const loan = loanOf(terms, need);
    const ppm = loan && aprPpm(loan);
    return ppm !== null && ppm <= aprMaxPpm ? ppm : null;
}
export function costOf(terms, need) {
    const loan = loanOf(terms, need);
    if (!loan)
        return null;
    const costs = offerCosts(loan);
    if (costs.aprPpm > aprMaxPpm)
        return null;
    return {
        amountFen: loan.principalFen,
        months: loan.months,
        method: loan.method,
        interestFen: costs.interestFen,
        feesFen: costs.feesFen,
        totalFen: costs.interestFen + costs.feesFen,
        aprPpm: costs.aprPpm,
        averageOutstandingFen: averageOutstandingFen(costs.schedule, loan.months),
    };
}
/** Principal in use, averaged over the term: repaid month by month, a million is on average little more than half a million. */
export const averageOutstandingFen = (schedule, months) => roundHalfUp(schedule.reduce((sum, one) => sum + one.principalFen * BigInt(one.month), 0n), BigInt(months));
/** An amount or term outside the product's range has no cost: another amount's figure would mislead. */
function loanOf(terms, need) {
    const principalFen = need.amountFen ?? middleAmountFen(terms);
    const months = need.months ?? Math.min(Math.max(usualMonths, terms.termMonthsMin), terms.termMonthsMax);
    if (principalFen < terms.amountMinFen || principalFen > terms.amountMaxFen)
        return null;
    if (months < terms.termMonthsMin || months > terms.termMonthsMax)
        return null;
    const upfrontFeesFen = feesFen(terms.fees, principalFen);
    const [method] = terms.repaymentMethods;
    if (!method || upfrontFeesFen >= principalFen)
        return null;
    return { principalFen, ratePpm: terms.rateMinPpm, months, method, upfrontFeesFen };
}
/** Whole 万元 where the range has room for it. */
function middleAmountFen({ amountMinFen, amountMaxFen }) {
    const middle = (amountMinFen + amountMaxFen) / 2n;
    const round = (middle / WAN_FEN) * WAN_FEN;
    return round >= amountMinFen ? round : middle;
}
//# sourceMappingURL=costs.pure.js.map