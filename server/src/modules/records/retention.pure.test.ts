import { expect, test } from '@jest/globals';
import { laterDatasets, renewedDatasets } from '../../../../migrations/reference/datasets/index.js';
import { isPastKeeping, startOfKeeping, type Kept } from './retention.pure.js';

const all = new Map([...renewedDatasets, ...laterDatasets].map((dataset) => [dataset.code, dataset as unknown as Kept]));
const of = (code: string): Kept => all.get(code)!;

test.each([
  ['05.02', '2016-09', {}, '2016-09-30'],
  ['05.01', '2015', {}, '2015-12-31'],
  // A penalty without any other day is over with its decision; with a day until which it is shown, that day counts.
  ['12.02', '-', { decidedOn: '2019-03-04' }, '2019-03-04'],
  ['12.02', '-', { decidedOn: '2019-03-04', publishedUntil: '2022-03-04' }, '2022-03-04'],
  ['12.02', '-', { decidedOn: '2019-03-04', publishedUntil: '2022-03-04', repairedOn: '2020-01-05' }, '2022-03-04'],
  // Listed and not taken off yet: it is not over, however old.
  ['01.07', '-', { listedOn: '2010-01-01' }, null],
  ['01.07', '-', { listedOn: '2010-01-01', removedOn: '2013-01-01' }, '2013-01-01'],
  ['04.03', '-', { filedOn: '2012-01-01', terminatedOn: '2013-01-01' }, '2013-01-01'],
  ['11.03', '-', { approvedOn: '2012-06-01' }, '2012-06-01'],
  ['11.03', '-', {}, null],
  // The register of firms is kept as long as there is the firm.
  ['01.01', '-', { establishedOn: '1990-01-01', termTo: '2000-01-01' }, null],
])('%s, period %s, %j is kept from %s', (code, period, values, start) => {
  expect(startOfKeeping(of(code), period, values)).toBe(start);
});

test('the last day is kept, the day after is not; the 29th of February counts to the 28th', () => {
  expect(isPastKeeping(of('05.02'), '2016-09', {}, '2026-09-30')).toBe(false);
  expect(isPastKeeping(of('05.02'), '2016-09', {}, '2026-10-01')).toBe(true);
  expect(isPastKeeping(of('12.02'), '-', { decidedOn: '2024-02-29' }, '2029-02-28')).toBe(false);
  expect(isPastKeeping(of('12.02'), '-', { decidedOn: '2024-02-29' }, '2029-03-01')).toBe(true);
  expect(isPastKeeping({ ...of('05.02'), retentionYears: 0 }, '1990-01', {}, '2026-10-01')).toBe(false);
});

test('of every entry of the catalogue it can be told when a row of it is over, or that it stays', () => {
  for (const [code, dataset] of all) {
    const days = dataset.fields.filter(({ type }) => type === 'date');
    const { periodField } = dataset as unknown as { periodField: string | null };
    expect([code, periodField !== null || dataset.registers || days.length > 0]).toEqual([code, true]);
  }
});
