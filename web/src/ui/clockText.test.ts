import { expect, test } from 'vitest';
import { daysLeft } from './clockText';

const at = (text: string): Date => new Date(text);
/** Given on 2026-11-29 at 15:20 in China for 365 days. */
const until = '2027-11-29T07:20:00.000Z';

test('a consent of 365 days says 365 until that day is over, and one less every day', () => {
  expect(daysLeft(until, at('2026-11-29T07:20:00Z'))).toBe(365);
  expect(daysLeft(until, at('2026-11-29T07:20:00.001Z'))).toBe(365);
  expect(daysLeft(until, at('2026-11-29T15:59:59.999Z'))).toBe(365);
  expect(daysLeft(until, at('2026-11-29T16:00:00Z'))).toBe(364);
  expect(daysLeft(until, at('2027-11-28T15:59:59Z'))).toBe(1);
});

test('on the last day in China nothing is left but today, and never less', () => {
  expect(daysLeft(until, at('2027-11-28T16:00:00Z'))).toBe(0);
  expect(daysLeft(until, at(until))).toBe(0);
  expect(daysLeft(until, at('2027-12-05T00:00:00Z'))).toBe(0);
});
