import { fenOf } from '../../kernel/pure/money.js';
import { ppmOf } from '../../kernel/pure/rate.js';
export const readTerms = (wire) => ({
    amountMinFen: fenOf(wire.amountMin),
    amountMaxFen: fenOf(wire.amountMax),
    termMonthsMin: wire.termMonthsMin,
    termMonthsMax: wire.termMonthsMax,
    rateMinPpm: ppmOf(wire.rateMin),
    rateMaxPpm: ppmOf(wire.rateMax),
    penaltyRateUpliftPpm: ppmOf(wire.penaltyRateUpliftPercent),
    fees: wire.fees.map((fee) => ({
        kind: fee.kind,
        title: fee.title,
        ratePpm: fee.percent === undefined ? null : ppmOf(fee.percent),
        fixedFen: fee.fixed === undefined ? null : fenOf(fee.fixed),
    })),
    repaymentMethods: wire.repaymentMethods,
});
//# sourceMappingURL=terms.pure.js.map