import { expect, test } from 'vitest';
import { operatorsFor, shiftPoint } from './ruleWords';

test.each([
  ['5', -2, '0.05'],
  ['12.5', -2, '0.125'],
  ['100', -2, '1'],
  ['0', -2, '0'],
  ['-5', -2, '-0.05'],
  ['250', -2, '2.5'],
  ['0.05', 2, '5'],
  ['0.125', 2, '12.5'],
  ['1', 2, '100'],
  ['-0.5', 2, '-50'],
  ['0.001', 2, '0.1'],
])('%s moved by %i is %s', (text, by, moved) => {
  expect(shiftPoint(text, by)).toBe(moved);
});

test('what is no number stays as typed, for the server to explain', () => {
  expect(shiftPoint('五', -2)).toBe('五');
});

test('only words in an order are compared by size', () => {
  expect(operatorsFor({ type: 'code', isOrdered: true })).toContain('atLeast');
  expect(operatorsFor({ type: 'code', isOrdered: false })).not.toContain('atLeast');
  expect(operatorsFor({ type: 'flag', isOrdered: false })).toEqual(['is', 'isNot']);
});
