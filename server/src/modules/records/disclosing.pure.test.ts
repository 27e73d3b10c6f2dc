import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FieldSpec } from '../../kernel/importing/index.js';
import type { Disclosure } from '../catalogue/index.js';
import { coversPeriod, isCovered, partOpenTo } from './disclosing.js';
import { disclosureOfRow } from './effective-disclosure.js';

const range = { from: '2025-03', to: '2026-02' };

test('a consent covers the months between its first and last, both included', () => {
  for (const period of ['2025-03', '2025-12', '2026-02', '2025-03-01', '2026-02-28', '2025-Q1', '2025-Q4', '2025', '-']) {
    expect([period, coversPeriod(range, period)]).toEqual([period, true]);
  }
  for (const period of ['2025-02', '2026-03', '2025-02-28', '2026-03-01', '2026-Q1', '2024', '2026', '2024-Q4', 'nonsense']) {
    expect([period, coversPeriod(range, period)]).toEqual([period, false]);
  }
  expect(coversPeriod({ from: null, to: null }, '2019-01')).toBe(true);
});

test('a row is covered by an item of its dataset and its month', () => {
  const items = [{ dataset: '05.02', ...range, months: 12 }];
  expect(isCovered(items, { dataset: '05.02', period: '2025-06' })).toBe(true);
  expect(isCovered(items, { dataset: '05.02', period: '2024-06' })).toBe(false);
  expect(isCovered(items, { dataset: '05.01', period: '2025-06' })).toBe(false);
  expect(isCovered([], { dataset: '05.02', period: '2025-06' })).toBe(false);
});

const field = (name: string, change: Partial<FieldSpec> = {}): FieldSpec => ({ name, title: name, type: 'text', required: false, ...change });
const rules = (change: object = {}) => ({ disclosure: 'onConsent' as Disclosure, rowDisclosure: null, fields: [field('a'), field('b')], ...change });
const row = (disclosure: Disclosure, values: Record<string, string | number> = { a: '1', b: '2' }) => ({ disclosure, values });
const toBank: readonly Disclosure[] = ['public', 'onConsent'];
const toAll: readonly Disclosure[] = ['public'];
const shown = (record: ReturnType<typeof row>, then: ReturnType<typeof rules>, open: readonly Disclosure[], today = then) =>
  Object.keys(partOpenTo(record, { then, today }, open)?.values ?? {});

test('without rules of its own a row is open as it arrived, and closed where the catalogue has become stricter', () => {
  expect(shown(row('onConsent'), rules(), toBank)).toEqual(['a', 'b']);
  expect(shown(row('onConsent'), rules(), toAll)).toEqual([]);
  expect(shown(row('governmentOnly'), rules(), toBank)).toEqual([]);
  expect(shown(row('onConsent'), rules(), toBank, rules({ disclosure: 'governmentOnly' }))).toEqual([]);
  // Not the other way round: what arrived closed is not opened behind the back of whoever sent it.
  expect(shown(row('governmentOnly'), rules({ disclosure: 'governmentOnly' }), toBank, rules({ disclosure: 'public' }))).toEqual([]);
});

test('a code of the row opens or closes it as a whole', () => {
  const graded = rules({ rowDisclosure: { field: 'a', values: { A: 'public', D: 'governmentOnly' } } });
  const of = (code: string) => row(disclosureOfRow(graded, { a: code }), { a: code, b: '2' });
  expect(['A', 'B', 'D'].map((code) => of(code).disclosure)).toEqual(['public', 'onConsent', 'governmentOnly']);
  expect(['A', 'B', 'D'].map((code) => shown(of(code), graded, toAll))).toEqual([['a', 'b'], [], []]);
  expect(['A', 'B', 'D'].map((code) => shown(of(code), graded, toBank))).toEqual([['a', 'b'], ['a', 'b'], []]);
});

test('a field may be closed or open by itself, and an item that its flag publishes is public', () => {
  const withFields = rules({
    fields: [field('a'), field('b', { disclosure: 'governmentOnly' }), field('c', { disclosureFlag: 'isOut' }), field('isOut')],
  });
  const published = row('onConsent', { a: '1', b: '2', c: '3', isOut: 1 });
  expect(shown(published, withFields, toBank)).toEqual(['a', 'c', 'isOut']);
  expect(shown(published, withFields, toAll)).toEqual(['c']);
  expect(shown({ ...published, values: { ...published.values, isOut: 0 } }, withFields, toAll)).toEqual([]);
  const openDataset = { ...withFields, disclosure: 'public' as Disclosure };
  expect(shown(row('public', { a: '1', c: '3', isOut: 0 }), openDataset, toAll)).toEqual(['a', 'isOut']);
});

test('a field that the catalogue has dropped since keeps the rule under which it arrived', () => {
  const then = rules({ fields: [field('a'), field('b'), field('c', { disclosure: 'governmentOnly' })] });
  const today = rules({ fields: [field('a')] });
  expect(shown(row('onConsent', { a: '1', b: '2', c: '3' }), then, toBank, today)).toEqual(['a', 'b']);
});

test('what is taken out is said to be withheld, so that no page shows it as empty', () => {
  const part = partOpenTo(
    row('onConsent'),
    { then: rules({ fields: [field('a'), field('b', { disclosure: 'governmentOnly' })] }), today: rules() },
    toBank,
  );
  expect(part).toMatchObject({ values: { a: '1' }, withheld: new Set(['b']) });
});

const disclosures = fc.constantFrom<Disclosure>('public', 'onConsent', 'governmentOnly');
test('no field leaves that the row, the field or the catalogue of today has closed', () => {
  fc.assert(
    fc.property(
      disclosures,
      disclosures,
      fc.option(disclosures),
      fc.option(disclosures),
      fc.option(disclosures),
      (then, today, ofRow, ofField, fieldToday) => {
        const rulesOf = (disclosure: Disclosure, own: Disclosure | null) =>
          rules({
            disclosure,
            rowDisclosure: ofRow ? { field: 'a', values: { X: ofRow } } : null,
            fields: [field('a'), field('b', own ? { disclosure: own } : {})],
          });
        const values = { a: 'X', b: '2' };
        const record = row(disclosureOfRow(rulesOf(then, ofField), values), values);
        const names = shown(record, rulesOf(then, ofField), toBank, rulesOf(today, fieldToday));
        const said = (own: Disclosure | null, dataset: Disclosure): Disclosure[] => {
          const given = [ofRow, own].filter((one) => one !== null);
          return given.length > 0 ? given : [dataset];
        };
        const closed = [...said(ofField, then), ...said(fieldToday, today)];
        expect(names.includes('b')).toBe(!closed.includes('governmentOnly'));
      },
    ),
  );
});
