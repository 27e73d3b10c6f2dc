import { expect, it } from '@jest/globals';
import { comparePeriods, isPeriod, parsePeriod, periodContains, periodOf } from './period.js';

it.each([
  ['2026', 'year', '2026-01-01', '2026-12-31'],
  ['2026-Q1', 'quarter', '2026-01-01', '2026-03-31'],
  ['2026-Q3', 'quarter', '2026-07-01', '2026-09-30'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29'],
  ['2026-09-21', 'day', '2026-09-21', '2026-09-21'],
  ['-', 'none', '', ''],
])('%s is a %s from %s to %s', (text, kind, from, to) => {
  expect(parsePeriod(text)).toEqual({ kind, text, from, to });
});

it.each(['', '26', '2026-Q5', '2026-Q0', '2026-13', '2026-9', '2026-02-29', '2026-09-', '1899', '2101', '2026-Q3-01', ' 2026', '2026-09-21T'])(
  '%j is none',
  (text) => {
    expect(isPeriod(text)).toBe(false);
  },
);

it('sorts by first day, the shorter first, a state without a period before all', () => {
  const sorted = ['-', '2025-12', '2026-01-01', '2026-01', '2026-Q1', '2026', '2026-02'];
  expect([...sorted].reverse().sort(comparePeriods)).toEqual(sorted);
  expect(() => comparePeriods('2026', 'x')).toThrow(RangeError);
});

it('knows what lies in what', () => {
  expect(periodContains('2026', '2026-Q4')).toBe(true);
  expect(periodContains('2026-Q1', '2026-04')).toBe(false);
  expect(periodContains('2026-Q1', '2026')).toBe(false);
  expect([periodContains('-', '2026'), periodContains('2026', '-')]).toEqual([false, false]);
});

it('finds the period of a day', () => {
  expect((['year', 'quarter', 'month', 'day', 'none'] as const).map((kind) => periodOf('2026-09-21', kind))).toEqual([
    '2026',
    '2026-Q3',
    '2026-09',
    '2026-09-21',
    '-',
  ]);
});
