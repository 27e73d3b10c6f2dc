import { expect, test } from 'vitest';
import { inWindow, recordText } from './recordText';

const value = (title: string, text: string | null, unit: string | null = null) => ({ field: title, title, value: text, unit });

test('a record in a line: words as they are, figures with their names, no days and codes', () => {
  const values = [
    value('信用代码', '91990102MA7K4X3T6M'),
    value('许可内容', '排污许可证延续'),
    value('罚款', '5000.00', '元'),
    value('决定日期', '2026-07-15'),
    value('人数', '3'),
    value('备注', null),
  ];
  expect(recordText({ values })).toBe('排污许可证延续，罚款 5,000.00 元，人数 3');
});

test('months before the window are left out; what has no month stays', () => {
  expect(['2025-10', '2025-11', '-', '2025'].map((period) => inWindow({ period }, '2025-11'))).toEqual([false, true, true, true]);
  expect(inWindow({ period: '2020-01' }, null)).toBe(true);
});
