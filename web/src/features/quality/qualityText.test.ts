import { expect, test } from 'vitest';
import { cadenceText, perMilleOf, perThousand, periodWords, shareText } from './qualityText';

test('a hundred stands only where nothing is missing', () => {
  expect(shareText('100')).toBe('100.0%');
  expect(shareText('99.9999')).toBe('99.9%');
  expect(shareText('98.9898')).toBe('98.9%');
  expect(shareText('99.3')).toBe('99.3%');
  expect(perMilleOf('1.0001')).toBe('1.01 ‰');
  expect(perMilleOf('1')).toBe('1.00 ‰');
  expect(shareText(null)).toBe('—');
});

test('the day of the month is said where the month has it', () => {
  expect(cadenceText({ cadence: 'monthly', freshnessDays: 20 })).toBe('每月 20 日前');
  expect(cadenceText({ cadence: 'monthly', freshnessDays: 35 })).toBe('每月，月末后 35 天内');
  expect(cadenceText({ cadence: 'quarterly', freshnessDays: 45 })).toBe('每季，季末后 45 天内');
});

test('a week is named by its last day', () => {
  expect(periodWords('2026-11-22', 'weekly')).toBe('截至 2026 年 11 月 22 日的一周');
  expect(periodWords('2026-Q3', 'quarterly')).toBe('2026 年第 3 季度');
});

test('nothing delivered is no figure, not zero', () => {
  expect(perThousand(0, 0)).toBeNull();
  expect(perThousand(3, 1000)).toBe(3);
});
