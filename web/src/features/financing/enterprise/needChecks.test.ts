import { describe, expect, it } from 'vitest';
import type { ProductTerms } from '@server/modules/products/products.contract';
import { needProblems } from './needChecks';

const terms = { amountMin: '100000', amountMax: '3000000', termMonthsMin: 3, termMonthsMax: 24 } as ProductTerms;
const good = { amount: '1000000', months: '12', use: '向望江钢材采购圆钢' };

describe('What is wrong with a need', () => {
  it('is nothing within the bounds, the bounds included', () => {
    expect(needProblems(good, terms, null)).toEqual({ amount: false, termMonths: false, use: false });
    expect(needProblems({ ...good, amount: '3000000.00', months: '24' }, terms, null)).toMatchObject({ amount: false, termMonths: false });
  });
  it('names the bound and what was typed', () => {
    expect(needProblems({ ...good, amount: '3500000' }, terms, null).amount).toBe('借款金额最多 300 万元。您填了 350 万元');
    expect(needProblems({ ...good, amount: '3000000.01' }, terms, null).amount).not.toBe(false);
    expect(needProblems({ ...good, months: '36' }, terms, null).termMonths).toBe('最长 24 个月。您填了 36 个月');
    expect(needProblems({ ...good, months: '12.5' }, terms, null).termMonths).toContain('整月');
  });
  it('asks for a purpose one can judge', () => {
    expect(needProblems({ ...good, use: '资金周转' }, terms, null).use).toContain('“资金周转”');
  });
  it('says why an amount could not be read before anything else', () => {
    expect(needProblems({ ...good, amount: '' }, terms, '读不出').amount).toBe('读不出');
  });
});
