import type { LoanFigures } from '@server/modules/statistics/statistics.contract';
import { expect, test } from 'vitest';
import { byDrawn, changeOf, drawnMoney, shownOf, splitOf, stepOf, unitFor } from './figures';

const figures = (own: Partial<LoanFigures>): LoanFigures => ({
  granted: '0',
  grantedCount: 0,
  drawn: '0',
  drawnCount: 0,
  firms: 0,
  firstLoanFirms: 0,
  unsecuredShare: null,
  weightedRate: null,
  balance: '0',
  events: 0,
  ...own,
});

test('amounts change by a ratio, shares and rates by points; nothing to compare with is not zero', () => {
  const now = figures({ drawn: '111800000', firms: 200, firstLoanFirms: 40, unsecuredShare: '0.4170', weightedRate: '3.78' });
  const then = figures({ drawn: '100000000', firms: 200, firstLoanFirms: 30, unsecuredShare: '0.3780', weightedRate: '4.09' });
  expect(changeOf('drawn', now, then)).toBe('▲ 11.8%');
  expect(changeOf('firms', now, then)).toBe('持平');
  expect(changeOf('firstLoan', now, then)).toBe('▲ 5.0 个百分点');
  expect(changeOf('unsecured', now, then)).toBe('▲ 3.9 个百分点');
  expect(changeOf('rate', now, then)).toBe('▼ 0.3 个百分点');
  expect(changeOf('drawn', now, figures({}))).toBeNull();
  expect(changeOf('rate', now, figures({}))).toBeNull();
  expect(changeOf('drawn', now, null)).toBeNull();
});

test('a chart writes an amount as the table does', () => {
  expect(drawnMoney('wan')(1_234_567.89)).toBe('123.46');
  expect(drawnMoney('yi')(38_640_000_00)).toBe('38.64');
  expect(shownOf('drawn', figures({ drawn: '1234567.89' }), 'wan')).toEqual({ figure: '123.46', unit: 'wan' });
  expect(shownOf('unsecured', figures({}), 'wan')).toEqual({ figure: '—', unit: null });
});

test('the unit is 亿 as soon as one amount reaches it', () => {
  expect(unitFor(['99999999.99', '5'])).toBe('wan');
  expect(unitFor(['5', '100000000'])).toBe('yi');
});

test('the two parts of a bar make the whole', () => {
  const { unsecured, other } = splitOf({ drawn: '1000000.01', unsecuredShare: '0.3333' });
  expect(unsecured + other).toBeCloseTo(1_000_000.01, 2);
  expect(splitOf({ drawn: '5', unsecuredShare: null })).toEqual({ unsecured: 0, other: 5 });
});

test('steps of the scale and the order of rows', () => {
  expect([stepOf(0.28, 0.28, 0.5), stepOf(0.5, 0.28, 0.5), stepOf(0.3, 0.3, 0.3)]).toEqual([1, 7, 4]);
  expect(byDrawn([{ figures: figures({ drawn: '9' }) }, { figures: figures({ drawn: '10' }) }]).map((row) => row.figures.drawn)).toEqual(['10', '9']);
});
