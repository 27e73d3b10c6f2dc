import { expect, test } from '@jest/globals';
import { coversPeriod, isOpenTo } from './disclosing.js';

const range = { from: '2025-03', to: '2026-02' };

test('a consent covers the months between its first and last, both included', () => {
  for (const period of ['2025-03', '2025-12', '2026-02', '2025-03-01', '2026-02-28', '2025-Q1', '2025-Q4', '2025', '-']) {
    expect([period, coversPeriod(range, period)]).toEqual([period, true]);
  }
  for (const period of ['2025-02', '2026-03', '2025-02-28', '2026-03-01', '2026-Q1', '2024', '2026', '2024-Q4', 'nonsense']) {
    expect([period, coversPeriod(range, period)]).toEqual([period, false]);
  }
  expect(coversPeriod({ from: null, to: null }, '2019-01')).toBe(true);
});

test('a row opens by its own disclosure first', () => {
  const items = [{ dataset: '05.02', ...range, months: 12 }];
  const row = { dataset: '05.02', period: '2025-06' };
  expect(isOpenTo(items, { ...row, disclosure: 'onConsent' })).toBe(true);
  expect(isOpenTo(items, { ...row, disclosure: 'governmentOnly' })).toBe(false);
  expect(isOpenTo([], { ...row, disclosure: 'onConsent' })).toBe(false);
  expect(isOpenTo([], { ...row, disclosure: 'public' })).toBe(true);
  expect(isOpenTo(items, { ...row, period: '2024-06', disclosure: 'onConsent' })).toBe(false);
});
