import { describe, expect, it } from 'vitest';
import type { Figure } from '@server/kernel/pure/figure-text';
import { indicatorText } from './indicatorText';

const now = new Date('2026-11-21T02:00:00.000Z');
const text = (type: Figure['type'], value: string | null, title = '', valueText: string | null = null, unit: string | null = null) =>
  indicatorText({ code: 'x', type, value, valueText, title, unit }, now);

describe('An indicator in words', () => {
  it('writes each kind in its own way', () => {
    expect(text('money', '1186200.00')).toBe('118.62 万元');
    expect(text('ratio', '0.118', '近 12 个月纳税同比')).toBe('▲ 11.8%');
    expect(text('ratio', '4.12', '最高月与最低月', null, '倍')).toBe('4.12 倍');
    expect(text('integer', '29', '从业人数', null, '人')).toBe('29 人');
    expect(text('months', '111')).toBe('9 年 3 个月');
    expect(text('date', '2017-08-12')).toBe('2017 年 8 月 12 日');
    expect(text('code', 'B', '', 'B 级')).toBe('B 级');
  });
  it('has no text where there is no figure, so that the page shows it as missing', () => {
    expect(text('money', null)).toBeNull();
  });
});
