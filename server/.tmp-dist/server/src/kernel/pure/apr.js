import { roundHalfUp } from './money.js';
import { interestByMonthsFen, PPM } from './rate.js';
/** 等额本息 · 等额本金 · 按月付息到期还本 · 到期一次还本付息 · 随借随还. */
export const repaymentMethods = ['equalInstalment', 'equalPrincipal', 'interestMonthly', 'bulletAtEnd', 'revolving'];
const TERM_MONTHS_MAX = 600;
/** The payments to the 分, only the months in which something is paid. The last one pays whatever principal rounding left over. */
export function schedule(terms) {
    checkTerms(terms);
    const { principalFen, ratePpm, months, method } = terms;
    if (method === 'bulletAtEnd') {
        return [instalment(months, principalFen, interestByMonthsFen(principalFen, ratePpm, months))];
    }
    const instalments = [];
    const regularFen = regularPrincipal(terms);
    let balanceFen = principalFen;
    for (let month = 1; month <= months; month += 1) {
        const interestFen = interestByMonthsFen(balanceFen, ratePpm, 1);
        const repaidFen = month === months ? balanceFen : within(balanceFen, regularFen(interestFen));
        instalments.push(instalment(month, repaidFen, interestFen));
        balanceFen -= repaidFen;
    }
    return instalments;
}
/**
 * 综合年化成本: 12 × the monthly internal rate of return on the *net* disbursed amount. Nominal, not compounded, and with
 * unrounded instalments: only so does the published worked example of the Key Fact Statement come out (17.07 %).
 * A line drawn and repaid at will (`revolving`) is compared as if drawn whole and repaid at the end.
 */
export function aprPpm(terms) {
    checkTerms(terms);
    if (terms.upfrontFeesFen < 0n || terms.upfrontFeesFen >= terms.principalFen) {
        throw new RangeError('Up-front fees must be at least zero and less than the principal');
    }
    return aprPpmOfFlows(Number(terms.principalFen - terms.upfrontFeesFen), exactFlows(terms));
}
/** The same for payments already known, one per month, in any unit of money. Rounded half-up to ppm here, at the last step. */
export function aprPpmOfFlows(netDisbursed, monthlyPayments) {
    const monthlyRate = internalRate(netDisbursed, monthlyPayments);
    return Math.round(12 * monthlyRate * Number(PPM));
}
/** Everything an offer card says about cost, from the bank's terms. */
export function offerCosts(terms) {
    const instalments = schedule(terms);
    const interestFen = instalments.reduce((sum, one) => sum + one.interestFen, 0n);
    return {
        interestFen,
        feesFen: terms.upfrontFeesFen,
        netDisbursedFen: terms.principalFen - terms.upfrontFeesFen,
        totalPayableFen: terms.principalFen + interestFen + terms.upfrontFeesFen,
        aprPpm: aprPpm(terms),
        schedule: instalments,
    };
}
function checkTerms({ principalFen, ratePpm, months }) {
    if (principalFen <= 0n) {
        throw new RangeError('The principal must be more than zero');
    }
    if (!Number.isSafeInteger(ratePpm) || ratePpm < 0) {
        throw new RangeError('The rate must be a whole number of ppm, at least zero');
    }
    if (!Number.isInteger(months) || months < 1 || months > TERM_MONTHS_MAX) {
        throw new RangeError(`The term must be 1 to ${TERM_MONTHS_MAX} whole months`);
    }
}
const instalment = (month, principalFen, interestFen) => ({
    month,
    principalFen,
    interestFen,
    totalFen: principalFen + interestFen,
});
/** The principal part of an ordinary month, given its interest. */
function regularPrincipal(terms) {
    switch (terms.method) {
        case 'equalInstalment': {
            const instalmentFen = equalInstalmentFen(terms);
            return (interestFen) => instalmentFen - interestFen;
        }
        case 'equalPrincipal': {
            const partFen = roundHalfUp(terms.principalFen, BigInt(terms.months));
            return () => partFen;
        }
        default:
            return () => 0n;
    }
}
/** P·r·(1+r)ⁿ / ((1+r)ⁿ − 1) in whole numbers, with r = ratePpm / 12,000,000. */
function equalInstalmentFen({ principalFen, ratePpm, months }) {
    if (ratePpm === 0) {
        return roundHalfUp(principalFen, BigInt(months));
    }
    const unit = 12n * PPM;
    const rate = BigInt(ratePpm);
    const grown = (unit + rate) ** BigInt(months);
    return roundHalfUp(principalFen * rate * grown, unit * (grown - unit ** BigInt(months)));
}
const within = (balanceFen, wantedFen) => (wantedFen < 0n ? 0n : wantedFen > balanceFen ? balanceFen : wantedFen);
function exactFlows({ principalFen, ratePpm, months, method }) {
    const principal = Number(principalFen);
    const rate = ratePpm / 12 / Number(PPM);
    const flow = (month) => {
        const isLast = month === months;
        switch (method) {
            case 'equalInstalment':
                return rate === 0 ? principal / months : (principal * rate) / -Math.expm1(-months * Math.log1p(rate));
            case 'equalPrincipal':
                return principal / months + (principal * rate * (months - month + 1)) / months;
            case 'bulletAtEnd':
                return isLast ? principal * (1 + rate * months) : 0;
            default:
                return principal * rate + (isLast ? principal : 0);
        }
    };
    return Array.from({ length: months }, (_, index) => flow(index + 1));
}
/** Bisection: the present value falls strictly with the rate, so the root is single and cannot be missed as Newton can from a bad start. */
function internalRate(netDisbursed, payments) {
    const presentValue = (rate) => payments.reduceRight((later, payment) => (later + payment) / (1 + rate), 0);
    if (!(netDisbursed > 0) || presentValue(0) < netDisbursed * (1 - 1e-12)) {
        throw new RangeError('The payments do not return what was disbursed');
    }
    let low = 0;
    let high = 0.01;
    while (presentValue(high) > netDisbursed) {
        high *= 2;
    }
    for (let step = 0; step < 200; step += 1) {
        const middle = (low + high) / 2;
        if (middle === low || middle === high) {
            break;
        }
        if (presentValue(middle) > netDisbursed) {
            low = middle;
        }
        else {
            high = middle;
        }
    }
    return (low + high) / 2;
}
//# sourceMappingURL=apr.js.map