import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstConsentPolicy, firstConsentTemplates } from '../../../../migrations/reference/consent-terms.js';
import { policyRanges, templateCeilings, type PolicyTerms, type TemplateTerms } from './term-changes.contract.js';
import { dayFaults, differences, termFaults } from './term-faults.pure.js';
import { narrower } from './templates.js';

const review: TemplateTerms = {
  kind: 'template',
  purpose: 'loanReview',
  monthsMax: 24,
  validDaysMax: 30,
  usesMax: 3,
  offersPersonal: true,
  validDaysChoices: [15, 30],
  usesChoices: [1, 3],
};
const { inForceFrom: _, ...days } = firstConsentPolicy;
const clocks: PolicyTerms = { kind: 'policy', ...days };
const pointers = (terms: TemplateTerms | PolicyTerms): string[] => termFaults(terms).map(({ pointer, rule }) => `${pointer.slice(12)} ${rule}`);

test('what the platform opens with is within its own ceilings', () => {
  for (const { version: _version, inForceFrom: _from, boundTo: _bound, ...bounds } of firstConsentTemplates)
    expect(termFaults({ kind: 'template', ...bounds } as TemplateTerms)).toEqual([]);
  expect(termFaults(clocks)).toEqual([]);
});

test('bounds beyond the ceiling, choices out of order and a last choice below the bound are each named', () => {
  expect(pointers({ ...review, monthsMax: 37 })).toEqual(['monthsMax too_big']);
  expect(pointers({ ...review, validDaysMax: 91, validDaysChoices: [91] })).toEqual(['validDaysMax too_big']);
  expect(pointers({ ...review, usesMax: 11, usesChoices: [11] })).toEqual(['usesMax too_big']);
  expect(pointers({ ...review, purpose: 'policyBenefit', usesMax: 1, usesChoices: [1] })).toEqual(['offersPersonal not_offered']);
  expect(pointers({ ...review, validDaysChoices: [30, 15] })).toEqual(['validDaysChoices order']);
  expect(pointers({ ...review, validDaysChoices: [30, 30] })).toEqual(['validDaysChoices order']);
  expect(pointers({ ...review, usesChoices: [1, 2] })).toEqual(['usesChoices last']);
});

test('the wait after a no is never nothing, and a reminder comes before the end of what it reminds of', () => {
  expect(pointers({ ...clocks, coolDownDays: 6 })).toEqual(['coolDownDays too_small']);
  expect(pointers({ ...clocks, coolDownDays: 366 })).toEqual(['coolDownDays too_big']);
  expect(pointers({ ...clocks, requestLapseDays: 5, waitingNoticeDays: 5 })).toEqual(['waitingNoticeDays too_big']);
});

test('no terms without faults are beyond a ceiling', () => {
  const any = fc.record({
    kind: fc.constant('template' as const),
    purpose: fc.constantFrom(...(Object.keys(templateCeilings) as TemplateTerms['purpose'][])),
    monthsMax: fc.integer({ min: 1, max: 120 }),
    validDaysMax: fc.integer({ min: 1, max: 400 }),
    usesMax: fc.integer({ min: 1, max: 100 }),
    offersPersonal: fc.boolean(),
  });
  fc.assert(
    fc.property(any, (bounds) => {
      const terms = { ...bounds, validDaysChoices: [bounds.validDaysMax], usesChoices: [bounds.usesMax] };
      const most = templateCeilings[terms.purpose];
      const fits =
        terms.monthsMax <= most.monthsMax &&
        terms.validDaysMax <= most.validDaysMax &&
        terms.usesMax <= most.usesMax &&
        (most.offersPersonal || !terms.offersPersonal);
      expect(termFaults(terms).length === 0).toBe(fits);
    }),
  );
  expect(Object.values(policyRanges).every(([least, most]) => least >= 1 && most <= 365)).toBe(true);
});

test('a rule begins tomorrow at the earliest and within a year', () => {
  expect(dayFaults('2026-11-12', '2026-11-12')).toMatchObject([{ pointer: '/body/from', rule: 'past' }]);
  expect(dayFaults('2026-11-11', '2026-11-12')).toMatchObject([{ rule: 'past' }]);
  expect(dayFaults('2026-11-13', '2026-11-12')).toEqual([]);
  expect(dayFaults('2027-11-13', '2026-11-12')).toEqual([]);
  expect(dayFaults('2027-11-14', '2026-11-12')).toMatchObject([{ rule: 'too_far' }]);
});

test('each difference says whether it widens', () => {
  const after: TemplateTerms = { ...review, monthsMax: 12, usesMax: 5, usesChoices: [1, 5], offersPersonal: false };
  expect(differences(review, after).map(({ property, from, to, effect }) => [property, from, to, effect])).toEqual([
    ['monthsMax', '24', '12', 'narrows'],
    ['usesMax', '3', '5', 'widens'],
    ['offersPersonal', '可以单独同意', '不提供', 'narrows'],
    ['usesChoices', '1、3', '1、5', 'plain'],
  ]);
  expect(differences(clocks, { ...clocks, coolDownDays: 20 })).toMatchObject([{ property: 'coolDownDays', effect: 'widens' }]);
  expect(differences(clocks, clocks)).toEqual([]);
});

test('of two lines the smaller of each bounds, and the last choice is the bound', () => {
  const wide = { ...review, monthsMax: 36, usesMax: 2, usesChoices: [1, 2], validDaysMax: 60, validDaysChoices: [20, 60] };
  expect(narrower(review, wide)).toEqual({
    monthsMax: 24,
    validDaysMax: 30,
    usesMax: 2,
    offersPersonal: true,
    validDaysChoices: [20, 30],
    usesChoices: [1, 2],
  });
});
