import { expect, test } from 'vitest';
import type { FactView, IndicatorView, ProfileView } from '@server/modules/profiles/profiles.contract';
import { indicatorRows, indicatorText, tellingRows } from './indicatorRows';

const now = new Date('2026-11-21T02:00:00.000Z');
const fact = (code: string, dataset: string, months: number | null, group = '纳税', previous: string | null = null): FactView => ({
  code,
  title: code,
  group,
  type: 'money',
  unit: '万元',
  options: [],
  isOrdered: false,
  dataset,
  months,
  previous,
});
const indicator = (code: string, value: string | null): IndicatorView => ({
  code,
  title: code,
  group: '纳税',
  type: 'money',
  value,
  valueText: null,
  unit: '万元',
  direction: 'more',
  window: { months: 12, text: '近 12 个月' },
  band: null,
  peer: null,
  previous: null,
  change: null,
  asOf: '2026-10-31',
  freshness: { state: 'fresh', reason: null, text: null, arrivedAt: null },
  sourceName: '税务局',
  datasets: ['05.02'],
  isSelfDeclared: false,
});
const consent = { items: [{ dataset: '05.02', title: '纳税入库', from: '2025-11', to: '2026-10' }] } as ProfileView['consent'];

test('what the answer leaves out is named with its reason and has no figure', () => {
  const rows = indicatorRows(
    { indicators: [indicator('tax12', '1186200.00')], consent },
    [fact('tax12', '05.02', 12), fact('power', '12.01', 12, '用电'), fact('tax24', '05.02', 24), fact('taxNone', '05.02', 12)],
    now,
  );
  expect(rows.map(({ code, value, reason }) => [code, value, reason])).toEqual([
    ['tax12', '118.62 万元', null],
    ['tax24', null, '要看 24 个月，只授权了 12 个月'],
    ['taxNone', null, '没有数据'],
    ['power', null, '未授权'],
  ]);
});

test('an earlier window and a change stand in the row they belong to', () => {
  const rows = indicatorRows(
    {
      indicators: [
        { ...indicator('tax12', '1186200.00'), previous: 'taxBefore', change: 'taxGrowth12' },
        indicator('taxBefore', '1000000.00'),
        { ...indicator('taxGrowth12', '0.1862'), type: 'ratio', unit: '%' },
      ],
      consent,
    },
    [],
    now,
  );
  expect(rows.map(({ code, previous, change }) => [code, previous, change])).toEqual([['tax12', '100.00 万元', '▲ 18.6%']]);
});

test('a record that does not tell is not a zero', () => {
  const [row] = indicatorRows({ indicators: [indicator('tax12', null)], consent }, [], now);
  expect(row).toMatchObject({ value: null, reason: '没有数据' });
});

test.each<[IndicatorView['type'], string, string | null, string | null, string]>([
  ['ratio', '0.118', '%', null, '11.8%'],
  ['ratio', '2.8', '倍', null, '2.8 倍'],
  ['integer', '42', '人', null, '42 人'],
  ['months', '111', null, null, '9 年 3 个月'],
  ['code', 'B', null, 'B 级', 'B 级'],
  ['date', '2026-10-31', null, null, '10-31'],
])('%s %s is read as %s', (type, value, unit, valueText, text) => {
  expect(indicatorText({ ...indicator('x', value), type, valueText, unit }, now)).toBe(text);
});

test('a window before that the consent does not reach is named, not left empty', () => {
  const facts = [fact('tax12', '05.02', 12, '纳税', 'taxBefore'), fact('power', '09.01', 12, '用电', 'powerBefore')];
  const rows = indicatorRows({ indicators: [indicator('tax12', '1.00'), indicator('other', '1.00')], consent }, facts, now);
  expect(rows.map(({ code, previous, previousReason }) => [code, previous, previousReason])).toEqual([
    ['tax12', null, '未授权'],
    ['other', null, null],
    ['power', null, '未授权'],
  ]);
});

test('the overview keeps what is read first, and one hatched line for a group of which nothing is open', () => {
  const rows = indicatorRows(
    {
      indicators: [
        indicator('taxStreak12', '1.00'),
        indicator('taxPaid12', '2.00'),
        { ...indicator('listed', 'false'), type: 'flag', group: '公开名单' },
      ],
      consent,
    },
    [fact('powerUse12', '09.01', 12, '用电'), fact('powerOverdueMonths12', '09.01', 12, '用电')],
    now,
  );
  expect(tellingRows(rows).map(({ code, value }) => [code, value === null])).toEqual([
    ['taxPaid12', false],
    ['powerUse12', true],
    ['listed', false],
  ]);
});
