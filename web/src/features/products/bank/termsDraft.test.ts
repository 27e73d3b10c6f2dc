import { expect, test } from 'vitest';
import { blankTerms, blankTest, draftOf, readTerms, termsField, type TermsDraft } from './termsDraft';

const complete = (): TermsDraft => ({
  ...blankTerms(),
  name: '澄税贷',
  amountMin: '100000',
  amountMax: '3000000',
  rateMin: '3.45',
  rateMax: '4.35',
  complaintPhone: '0990-12345',
});

test('what was read is what was typed', () => {
  const { terms, problems } = readTerms({
    ...complete(),
    fees: [{ kind: 'service', title: '评审费', how: 'percent', percent: '0.5', fixed: '100' }],
  });
  expect(problems).toEqual({});
  expect(terms).toMatchObject({ termMonthsMax: 12, fees: [{ kind: 'service', title: '评审费', percent: '0.5' }] });
  expect(terms).not.toHaveProperty('summary');
  expect(readTerms(draftOf(terms!)).terms).toEqual(terms);
});

test('an unfinished line is named where it is unfinished, also inside a group', () => {
  const draft = complete();
  draft.rules.rules = [
    { ...blankTest(), fact: 'taxPaid12', values: ['200000'] },
    blankTest(),
    { kind: 'any', rules: [{ ...blankTest(), fact: 'headcount', values: [''] }] },
  ];
  expect(Object.keys(readTerms(draft).problems)).toEqual(['rules.rules.1.values.0', 'rules.rules.2.rules.0.values.0']);
});

test('figures that cannot be read do not become numbers', () => {
  const { terms, problems } = readTerms({ ...complete(), termMonthsMax: '12.5', decisionDays: '31', rateMax: '3,5', amountMax: '' });
  expect(terms).toBeNull();
  expect(Object.keys(problems).sort()).toEqual(['amountMax', 'decisionDays', 'rateMax', 'termMonthsMax']);
  for (const text of Object.values(problems)) expect(text).toMatch(/[\u4e00-\u9fff]/);
});

test.each([
  ['/body/terms/rules/rules/0/values/0', 'rules.rules.0.values.0'],
  ['/body/rules/rules/2/rules/1/fact', 'rules.rules.2.rules.1.fact'],
  ['/terms/datasets/1/months', 'datasets.1.months'],
  ['/rules/3/operator', 'rules.rules.3.operator'],
  ['/body/amountMax', 'amountMax'],
  ['/body/etag', null],
])('the pointer %s is the field %s', (pointer, field) => {
  expect(termsField(pointer)).toBe(field);
});
