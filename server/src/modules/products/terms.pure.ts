import type { RepaymentMethod } from '../../kernel/pure/apr.js';
import { fenOf } from '../../kernel/pure/money.js';
import { ppmOf } from '../../kernel/pure/rate.js';
import type { ProductTerms } from './products.contract.js';

export interface Fee {
  readonly kind: 'service' | 'guarantee' | 'insurance' | 'appraisal' | 'other';
  readonly title: string;
  /** Exactly one of the two is set. */
  readonly ratePpm: number | null;
  readonly fixedFen: bigint | null;
}

/** The figures of a version's terms, in the units arithmetic uses. */
export interface Terms {
  readonly amountMinFen: bigint;
  readonly amountMaxFen: bigint;
  readonly termMonthsMin: number;
  readonly termMonthsMax: number;
  readonly rateMinPpm: number;
  readonly rateMaxPpm: number;
  readonly penaltyRateUpliftPpm: number;
  readonly fees: readonly Fee[];
  readonly repaymentMethods: readonly RepaymentMethod[];
}

export const readTerms = (wire: ProductTerms): Terms => ({
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
