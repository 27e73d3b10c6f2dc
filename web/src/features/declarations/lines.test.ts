import { expect, test } from 'vitest';
import { linesOf } from './lines';

test('sums are written as sums, months as months, and what is left out is said', () => {
  const value = (field: string, text: string | null, unit: string | null) => ({ field, title: field, value: text, unit });
  const lines = linesOf(
    {
      values: [value('revenue', '-1200000.5', '元'), value('month', '2026-09', null), value('employees', '40', '人'), value('products', null, null)],
    },
    '没有填',
  );
  expect(lines.map((line) => line.value)).toEqual(['−1,200,000.50 元', '2026 年 9 月', '40 人', '没有填']);
});
