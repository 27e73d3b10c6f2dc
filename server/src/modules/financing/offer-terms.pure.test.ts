import { describe, expect, it } from '@jest/globals';
import { schedule } from '../../kernel/pure/apr.js';
import { percentOf } from '../../kernel/pure/rate.js';
import type { ProductTerms } from '../products/products.contract.js';
import { costsOf, instalmentRuns, needErrors, offerErrors, offerTermsOf, penaltyRate } from './offer-terms.pure.js';

const product = {
  amountMin: '100000',
  amountMax: '3000000',
  termMonthsMin: 3,
  termMonthsMax: 24,
  rateMin: '3.45',
  rateMax: '4.35',
  repaymentMethods: ['interestMonthly', 'equalInstalment'],
  fees: [
    { kind: 'guarantee', title: '担保费', percent: '1' },
    { kind: 'appraisal', title: '评估费', fixed: '1200' },
  ],
} as unknown as ProductTerms;
const terms = (changes: Partial<Parameters<typeof offerTermsOf>[0]> = {}) =>
  offerTermsOf({
    amount: '1000000',
    rate: '3.85',
    termMonths: 12,
    method: 'interestMonthly',
    serviceFees: '0',
    guaranteeFees: '0',
    otherFees: '0',
    ...changes,
  });
const detailsOf = (changes: Partial<Parameters<typeof offerTermsOf>[0]>) =>
  offerErrors(terms(changes), product).map(({ pointer, detail }) => [pointer, detail]);

describe('what a firm asks for', () => {
  it('stays within the product, in sentences that name both figures', () => {
    expect(needErrors({ amountFen: 350_000_000n, termMonths: 36 }, product)).toEqual([
      { pointer: '/body/amount', rule: 'maximum', detail: '借款金额最多 300 万元。您填了 350 万元' },
      { pointer: '/body/termMonths', rule: 'maximum', detail: '期限最长 24 个月。您填了 36 个月' },
    ]);
    expect(needErrors({ amountFen: 9_999_999n, termMonths: 2 }, product).map(({ rule }) => rule)).toEqual(['minimum', 'minimum']);
    expect(needErrors({ amountFen: 300_000_000n, termMonths: 24 }, product)).toEqual([]);
    expect(needErrors({ amountFen: 10_000_000n, termMonths: 3 }, product)).toEqual([]);
  });
});

describe('an offer', () => {
  it('costs what the cost lines say', () => {
    const costs = costsOf(terms());
    expect(costs && [percentOf(costs.aprPpm), costs.interestFen, costs.netDisbursedFen, costs.totalPayableFen]).toEqual([
      '3.85',
      3_849_996n,
      100_000_000n,
      103_849_996n,
    ]);
    const dearer = costsOf(terms({ guaranteeFees: '8000', otherFees: '1200' }));
    expect(dearer?.netDisbursedFen).toBe(99_080_000n);
    expect(dearer && dearer.aprPpm).toBeGreaterThan(38_500);
  });

  it('stays within what the product publishes, fees included', () => {
    expect(detailsOf({})).toEqual([]);
    expect(detailsOf({ guaranteeFees: '10000', otherFees: '1200' })).toEqual([]);
    expect(detailsOf({ rate: '3.44' })).toEqual([['/body/rate', '产品公示的年利率是 3.45%–4.35%。您填了 3.44%']]);
    expect(detailsOf({ method: 'bulletAtEnd' })).toEqual([['/body/method', '产品公示的还款方式是按月付息，到期还本、等额本息']]);
    expect(detailsOf({ serviceFees: '0.01' })).toEqual([['/body/serviceFees', '产品公示的服务费、手续费最多 0.00 元。您填了 0.01 元']]);
    expect(detailsOf({ guaranteeFees: '10000.01' })).toEqual([
      ['/body/guaranteeFees', '产品公示的担保费、保险费最多 10,000.00 元。您填了 10,000.01 元'],
    ]);
    expect(detailsOf({ amount: '3000000.01', termMonths: 25 }).map(([pointer]) => pointer)).toEqual(['/body/amount', '/body/termMonths']);
  });

  it('has no cost when the fees eat it up', () => {
    expect(costsOf(terms({ amount: '100000', otherFees: '100000' }))).toBeNull();
  });

  it('shows runs of equal instalments', () => {
    const runs = instalmentRuns(schedule({ principalFen: 100_000_000n, ratePpm: 38_500, months: 12, method: 'interestMonthly' }));
    expect(runs).toEqual([
      { from: 1, to: 11, amountFen: 320_833n },
      { from: 12, to: 12, amountFen: 100_320_833n },
    ]);
    expect(instalmentRuns(schedule({ principalFen: 12_000n, ratePpm: 0, months: 12, method: 'equalInstalment' }))).toEqual([
      { from: 1, to: 12, amountFen: 1_000n },
    ]);
  });

  it('is dearer when paid late: the published uplift on the agreed rate', () => {
    expect(percentOf(penaltyRate(38_500, '50'))).toBe('5.775');
    expect(penaltyRate(1, '50')).toBe(2);
  });
});
