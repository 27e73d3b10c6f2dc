import { expect, test } from 'vitest';
import { gapsOf, seriesMonths } from './seriesMonths';

const series = {
  type: 'money' as const,
  from: '2026-07',
  to: '2026-10',
  months: [
    { month: '2026-08', value: '25000.00' },
    { month: '2026-10', value: '0.00' },
  ],
};

test('a month without a figure is a gap, not a zero, and money is drawn in ten thousands', () => {
  const months = seriesMonths(series, 6);
  expect(months.map(({ month, value }) => [month, value])).toEqual([
    ['2026-05', null],
    ['2026-06', null],
    ['2026-07', null],
    ['2026-08', 2.5],
    ['2026-09', null],
    ['2026-10', 0],
  ]);
  // What was not authorised and what has not come are told apart.
  expect(gapsOf(months, series.from, { before: 'a', missing: 'b' })).toEqual([
    { from: 0, to: 1, reason: 'a' },
    { from: 2, to: 2, reason: 'b' },
    { from: 4, to: 4, reason: 'b' },
  ]);
});
