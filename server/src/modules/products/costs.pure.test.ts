import { fenOf } from '../../kernel/pure/money.js';
import { costOf, feesFen, wholeCostPpm } from './costs.pure.js';
import type { Terms } from './terms.pure.js';

const terms: Terms = {
  amountMinFen: fenOf('100000'),
  amountMaxFen: fenOf('3000000'),
  termMonthsMin: 3,
  termMonthsMax: 24,
  rateMinPpm: 36_500,
  rateMaxPpm: 43_500,
  penaltyRateUpliftPpm: 500_000,
  fees: [],
  repaymentMethods: ['equalInstalment', 'bulletAtEnd'],
};
const fee = (ratePpm: number | null, fixedFen: bigint | null) => ({ kind: 'service' as const, title: '服务费', ratePpm, fixedFen });

describe('the whole cost', () => {
  it('of a loan without fees is its rate; repaid monthly, about half of it is in use', () => {
    const cost = costOf(terms, { amountFen: fenOf('1000000'), months: 12 });
    expect(cost).toMatchObject({ method: 'equalInstalment', feesFen: 0n, aprPpm: 36_500 });
    expect(Number(cost!.averageOutstandingFen)).toBeCloseTo(54_6000_00, -6);
    expect(cost!.interestFen).toBeGreaterThan(fenOf('19000'));
    expect(cost!.interestFen).toBeLessThan(fenOf('20500'));
  });

  it('rises with a fee by more than the fee’s share, because the money is paid back early', () => {
    const cost = costOf({ ...terms, fees: [fee(6_000, null)] }, { amountFen: fenOf('1000000'), months: 12 });
    expect(cost!.feesFen).toBe(fenOf('6000'));
    expect(cost!.aprPpm).toBeGreaterThan(36_500 + 6_000);
    expect(cost!.totalFen).toBe(cost!.interestFen + cost!.feesFen);
  });

  it('keeps the whole principal in use where it is repaid at the end', () => {
    const cost = costOf({ ...terms, repaymentMethods: ['bulletAtEnd'] }, { amountFen: fenOf('1000000'), months: 12 });
    expect(cost!.averageOutstandingFen).toBe(fenOf('1000000'));
    expect(cost!.interestFen).toBe(fenOf('36500'));
  });

  it('is shown for the middle of the product’s range when nothing is asked', () => {
    expect(costOf(terms, {})).toMatchObject({ amountFen: fenOf('1550000'), months: 12 });
    expect(costOf({ ...terms, termMonthsMin: 18 }, {})).toMatchObject({ months: 18 });
    expect(costOf({ ...terms, termMonthsMax: 6 }, {})).toMatchObject({ months: 6 });
    expect(costOf({ ...terms, amountMinFen: 999n, amountMaxFen: 1003n }, {})).toMatchObject({ amountFen: 1001n });
  });

  it.each([[{ amountFen: fenOf('99999.99') }], [{ amountFen: fenOf('3000000.01') }], [{ months: 2 }], [{ months: 25 }]])(
    'does not exist outside the product’s range: %j',
    (need) => {
      expect(costOf(terms, need)).toBeNull();
      expect(wholeCostPpm(terms, need)).toBeNull();
    },
  );

  it('does not exist where fees eat the whole loan', () => {
    expect(costOf({ ...terms, fees: [fee(null, fenOf('100000'))] }, { amountFen: fenOf('100000') })).toBeNull();
  });

  it('does not exist where no percentage could say it', () => {
    const absurd = { ...terms, termMonthsMin: 1, fees: [fee(null, fenOf('99000'))] };
    expect(costOf(absurd, { amountFen: fenOf('100000'), months: 1 })).toBeNull();
    expect(wholeCostPpm(absurd, { amountFen: fenOf('100000'), months: 1 })).toBeNull();
  });

  it('orders the hall by the same figure that it shows', () => {
    const dear = { ...terms, fees: [fee(1_234, null), fee(null, 777n)] };
    expect(wholeCostPpm(dear, { months: 7 })).toBe(costOf(dear, { months: 7 })!.aprPpm);
  });
});

it('rounds each fee half-up by itself', () => {
  expect(feesFen([fee(5_000, null), fee(5_000, null), fee(null, 7n)], 101n)).toBe(1n + 1n + 7n);
});
