import { describe, expect, it } from '@jest/globals';
import {
  changeText,
  countBandText,
  countText,
  dateText,
  digestShort,
  instantText,
  monthsText,
  percentText,
  periodText,
  perMilleText,
  share,
  timeText,
  usccGroups,
  wan,
  wanFigure,
  wanRound,
  windowText,
  yi,
  yuanText,
} from './format.js';

const NOW = new Date('2026-11-21T02:00:00Z');

describe('money', () => {
  it.each([
    [wan('32864000'), '3,286.40 万元'],
    [wan('49.99'), '0.00 万元'],
    [wan('50'), '0.01 万元'],
    [wan('-50'), '\u22120.01 万元'],
    [wan('-49.99'), '0.00 万元'],
    [wan('12345678', 0), '1,235 万元'],
    [wan('90071992547409930050.01'), '9,007,199,254,740,993.01 万元'],
    [wan(null), '—'],
    [wanFigure('1000000.00'), '100.00'],
    [wanRound('1000000.00'), '100 万元'],
    [wanRound('10000000'), '1,000 万元'],
    [wanRound('125000'), '12.5 万元'],
    [wanRound('0'), '0 万元'],
    [yi('48627000000'), '486.27 亿元'],
    [yi('499999.99'), '0.00 亿元'],
    [yi('500000'), '0.01 亿元'],
    [yuanText('1003208.33'), '1,003,208.33 元'],
    [yuanText('-1234.5'), '\u22121,234.50 元'],
    [yuanText('0'), '0.00 元'],
  ])('%s = %s', (shown, expected) => {
    expect(shown).toBe(expected);
  });

  it('refuses what is no number rather than showing it', () => {
    expect(() => wan('1,000')).toThrow(RangeError);
  });
});

it.each([
  [percentText('3.85'), '3.85%'],
  [percentText('3'), '3.00%'],
  [percentText('3.6550'), '3.66%'],
  [share(0.417), '41.7%'],
  [share('1'), '100.0%'],
  [share(0.4165), '41.7%'],
  [share(1e-9), '0.0%'],
  [perMilleText(0.00174), '1.74 ‰'],
  [changeText(0.118), '▲ 11.8%'],
  [changeText('-0.05'), '▼ 5.0%'],
  [changeText(0.039, 'points'), '▲ 3.9 个百分点'],
  [changeText(0), '持平'],
  [changeText(-0.0004), '持平'],
  [changeText(-0.0006, 'points'), '▼ 0.1 个百分点'],
  [changeText(null), '—'],
  [countText(182118), '182,118'],
  [countText(999), '999'],
  [countBandText({ kind: 'band', from: 1000, to: 1050 }), '1,000–1,050'],
  [countBandText({ kind: 'suppressed' }), '不足 5 户'],
])('%s = %s', (shown, expected) => {
  expect(shown).toBe(expected);
});

it.each([
  [dateText('2026-11-12', 'guide', NOW), '11 月 12 日'],
  [dateText('2025-11-02', 'guide', NOW), '2025 年 11 月 2 日'],
  [dateText('2026-11-12', 'desk', NOW), '11-12'],
  [dateText('2025-11-12', 'desk', NOW), '2025-11-12'],
  [dateText('2026-12-31T16:00:00.000Z', 'desk', NOW), '2027-01-01'],
  [dateText('2026-12-31T15:59:59.999Z', 'desk', NOW), '12-31'],
  [dateText(null, 'desk', NOW), '—'],
  [timeText('2026-11-21T01:12:00.000Z', 'guide', NOW), '今天 09:12'],
  [timeText('2026-11-20T15:59:00.000Z', 'guide', NOW), '11 月 20 日 23:59'],
  [timeText('2025-11-20T01:12:00.000Z', 'desk', NOW), '2025-11-20 09:12'],
  [instantText('2026-11-12T01:12:33.000Z'), '2026-11-12 09:12:33'],
  [periodText('2026'), '2026 年'],
  [periodText('2026-Q3'), '2026 年第 3 季度'],
  [periodText('2026-09'), '2026 年 9 月'],
  [periodText('2026-09-21'), '2026 年 9 月 21 日'],
  [periodText('-'), '—'],
  [periodText('2025-11', '2026-10'), '2025 年 11 月至 2026 年 10 月'],
  [periodText('2025-11', '2025-11'), '2025 年 11 月'],
  [windowText(12), '近 12 个月'],
  [monthsText(111), '9 年 3 个月'],
  [monthsText(24), '2 年'],
  [monthsText(6), '6 个月'],
  [monthsText(0), '0 个月'],
  [digestShort('9f3c00000000e71a'), '9f3c…e71a'],
  [digestShort('9f3c'), '9f3c'],
  [usccGroups('91990102MA7K4X3T6M').join(' '), '91 990102 MA7K4X3T6 M'],
])('%s = %s', (shown, expected) => {
  expect(shown).toBe(expected);
});
