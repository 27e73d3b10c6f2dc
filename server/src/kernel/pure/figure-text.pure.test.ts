import { expect, test } from '@jest/globals';
import { groupedText, measureText } from './figure-text.js';

test('figures of records stand in groups of three; years and codes stay as they came', () => {
  expect(measureText('8000000.00', '元')).toBe('8,000,000.00 元');
  expect(measureText('-1234567', '元')).toBe('\u22121,234,567 元');
  expect(measureText('999.5', '千瓦时')).toBe('999.5 千瓦时');
  expect(measureText('2026', null)).toBe('2026');
  expect(measureText('不限', '元')).toBe('不限 元');
  expect(groupedText('0.123456')).toBe('0.123456');
});
