import { describe, expect, it } from 'vitest';
import { gapsOf, taxMonths, taxSum } from './taxMonths';

const series = {
  from: '2025-11',
  to: '2026-03',
  months: [
    { month: '2025-11', amount: '0.10' },
    { month: '2025-12', amount: '0.20' },
    { month: '2026-03', amount: '0.00' },
  ],
};

describe('Tax by month', () => {
  it('keeps the months that did not arrive, across the turn of the year', () => {
    const months = taxMonths(series);
    expect(months.map((one) => one.month)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02', '2026-03']);
    expect(months.map((one) => one.yuan)).toEqual(['0.10', '0.20', null, null, '0.00']);
    expect(gapsOf(months, '没有送到')).toEqual([{ from: 2, to: 3, reason: '没有送到' }]);
  });
  it('adds up exactly', () => {
    expect(taxSum(series)).toMatch(/^0\.30?$/);
  });
});
