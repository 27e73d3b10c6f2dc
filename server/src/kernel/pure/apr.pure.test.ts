import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aprPpm, aprPpmOfFlows, offerCosts, repaymentMethods, schedule, type LoanTerms } from './apr.js';

const terms: fc.Arbitrary<LoanTerms> = fc.record({
  principalFen: fc.bigInt({ min: 100_000n, max: 10n ** 12n }),
  ratePpm: fc.integer({ min: 0, max: 360_000 }),
  months: fc.integer({ min: 1, max: 120 }),
  method: fc.constantFrom(...repaymentMethods),
});
const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);
const percent = (ppm: number): number => Math.round(ppm / 100) / 100;

// The worked example of the Key Fact Statement, as published in ONDC-Official/ONDC-FIS-Specifications (branch draft-FIS12-2.3.0, Kfsdoc.md):
// 20,000 lent, 160 + 240 charged up front, 24 monthly payments, 3,274 interest in all, 17.07 %.
const KFS = { principal: 20_000, interest: 3_274, fees: 160 + 240, payments: 24, printedPayment: 970, aprPercent: 17.07 };

describe('the published worked example', () => {
  const netDisbursed = KFS.principal - KFS.fees;
  const every = (payment: number): number[] => Array.from({ length: KFS.payments }, () => payment);

  it('gives 17.07 % from unrounded payments', () => {
    expect(percent(aprPpmOfFlows(netDisbursed, every((KFS.principal + KFS.interest) / KFS.payments)))).toBe(KFS.aprPercent);
  });

  it('gives 17.07 % from its terms, 15 % in equal instalments', () => {
    const apr = aprPpm({ principalFen: 2_000_000n, upfrontFeesFen: 40_000n, months: 24, ratePpm: 150_000, method: 'equalInstalment' });
    expect(percent(apr)).toBe(KFS.aprPercent);
  });

  it('would give 17.10 % from the printed, rounded payment', () => {
    expect(percent(aprPpmOfFlows(netDisbursed, every(KFS.printedPayment)))).toBe(17.1);
  });
});

describe('the annual cost', () => {
  it('is the nominal rate without fees, wherever interest is paid monthly', () => {
    const monthly = fc.constantFrom('equalInstalment', 'equalPrincipal', 'interestMonthly', 'revolving');
    fc.assert(fc.property(terms, monthly, (some, method) => aprPpm({ ...some, method, upfrontFeesFen: 0n }) === some.ratePpm));
  });

  it('grows with every fee', () => {
    const fees = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(terms, fees, (some, [perMille, more]) => {
        const low = (some.principalFen * BigInt(perMille)) / 1_000n;
        const high = low + (some.principalFen * BigInt(more)) / 1_000n;
        return aprPpm({ ...some, upfrontFeesFen: low }) < aprPpm({ ...some, upfrontFeesFen: high });
      }),
    );
  });

  it('is below the nominal rate where simple interest waits until the end', () => {
    const apr = aprPpm({ principalFen: 100_000_000n, ratePpm: 36_000, months: 12, method: 'bulletAtEnd', upfrontFeesFen: 0n });
    expect(apr).toBeLessThan(36_000);
    // 12 × (1.036^(1/12) − 1)
    expect(apr).toBe(35_419);
  });

  it('of a fee alone is a cost even at no interest', () => {
    // 1 % kept back for one month: 12 × (100/99 − 1)
    expect(aprPpm({ principalFen: 100_000n, ratePpm: 0, months: 1, method: 'bulletAtEnd', upfrontFeesFen: 1_000n })).toBe(121_212);
  });

  it.each([
    ['fees that eat the loan', { upfrontFeesFen: 100_000n }],
    ['a negative fee', { upfrontFeesFen: -1n }],
    ['no principal', { principalFen: 0n }],
    ['no term', { months: 0 }],
    ['half a month', { months: 1.5 }],
    ['a negative rate', { ratePpm: -1 }],
  ])('is refused for %s', (_, wrong) => {
    const right = { principalFen: 100_000n, ratePpm: 36_000, months: 12, method: 'equalInstalment' as const, upfrontFeesFen: 0n };
    expect(() => aprPpm({ ...right, ...wrong })).toThrow(RangeError);
  });

  it('is refused for payments that do not return the loan', () => {
    expect(() => aprPpmOfFlows(100, [50, 49])).toThrow(RangeError);
  });
});

describe('a schedule', () => {
  it('repays the principal exactly, never a negative part', () => {
    fc.assert(
      fc.property(terms, (some) => {
        const instalments = schedule(some);
        expect(sum(instalments.map((one) => one.principalFen))).toBe(some.principalFen);
        expect(
          instalments.every((one) => one.principalFen >= 0n && one.interestFen >= 0n && one.totalFen === one.principalFen + one.interestFen),
        ).toBe(true);
      }),
    );
  });

  it('also of one fen over many months', () => {
    for (const method of repaymentMethods) {
      expect(sum(schedule({ principalFen: 1n, ratePpm: 360_000, months: 120, method }).map((one) => one.principalFen))).toBe(1n);
    }
  });

  it('in equal instalments differs only in the last one', () => {
    const instalments = schedule({ principalFen: 100_000_000n, ratePpm: 38_500, months: 12, method: 'equalInstalment' });
    const totals = instalments.map((one) => one.totalFen);
    expect(new Set(totals.slice(0, -1)).size).toBe(1);
    expect(totals[0]).toBe(8_508_139n);
    expect(Math.abs(Number(totals.at(-1)) - Number(totals[0]))).toBeLessThanOrEqual(12);
  });

  it('in equal parts of principal pays less each month', () => {
    const instalments = schedule({ principalFen: 1_200_000n, ratePpm: 120_000, months: 3, method: 'equalPrincipal' });
    expect(instalments).toEqual([
      { month: 1, principalFen: 400_000n, interestFen: 12_000n, totalFen: 412_000n },
      { month: 2, principalFen: 400_000n, interestFen: 8_000n, totalFen: 408_000n },
      { month: 3, principalFen: 400_000n, interestFen: 4_000n, totalFen: 404_000n },
    ]);
  });

  it('with interest monthly returns the principal in the last month', () => {
    const instalments = schedule({ principalFen: 1_200_000n, ratePpm: 120_000, months: 3, method: 'interestMonthly' });
    expect(instalments.map((one) => one.totalFen)).toEqual([12_000n, 12_000n, 1_212_000n]);
    expect(schedule({ principalFen: 1_200_000n, ratePpm: 120_000, months: 3, method: 'revolving' })).toEqual(instalments);
  });

  it('with everything at the end is one payment', () => {
    expect(schedule({ principalFen: 1_200_000n, ratePpm: 120_000, months: 3, method: 'bulletAtEnd' })).toEqual([
      { month: 3, principalFen: 1_200_000n, interestFen: 36_000n, totalFen: 1_236_000n },
    ]);
  });
});

it('an offer card adds up', () => {
  fc.assert(
    fc.property(terms, fc.integer({ min: 0, max: 500 }), (some, perMille) => {
      const upfrontFeesFen = (some.principalFen * BigInt(perMille)) / 1_000n;
      const costs = offerCosts({ ...some, upfrontFeesFen });
      expect(costs.netDisbursedFen + costs.feesFen).toBe(some.principalFen);
      expect(costs.totalPayableFen).toBe(sum(costs.schedule.map((one) => one.totalFen)) + upfrontFeesFen);
      expect(costs.totalPayableFen - some.principalFen).toBe(costs.interestFen + costs.feesFen);
      expect(costs.aprPpm).toBe(aprPpm({ ...some, upfrontFeesFen }));
    }),
  );
});
