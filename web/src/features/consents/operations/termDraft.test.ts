import { proposeTerms, termSubject, type ProposedTerms } from '@server/modules/consents/term-changes.contract';
import { expect, test } from 'vitest';
import { draftOf, termProblems, termsOf } from './termDraft';

const template: ProposedTerms = {
  kind: 'template',
  purpose: 'loanReview',
  monthsMax: 24,
  validDaysMax: 30,
  usesMax: 3,
  offersPersonal: true,
  validDaysChoices: [15, 30],
  usesChoices: [1, 3],
};
const policy: ProposedTerms = {
  kind: 'policy',
  requestLapseDays: 30,
  coolDownDays: 30,
  cosignDays: 7,
  waitingNoticeDays: 3,
  expiryNoticeDays: 3,
  reviewNoticeDays: 90,
  pullNoticeDays: 30,
  alternativeChannel: '到窗口办理',
};

test.each([template, policy])('what is in force comes back as it was, and is what the server takes', (terms) => {
  const subject = terms.kind === 'template' ? terms.purpose : 'policy';
  const draft = draftOf(terms, '2026-12-01', '按新规');
  expect(termProblems(subject, draft)).toEqual({});
  expect(termsOf(subject, draft)).toEqual(terms);
  expect(proposeTerms.body?.safeParse({ from: draft.from, note: draft.note, terms: termsOf(subject, draft) }).error).toBeUndefined();
});

test('what cannot be read is named at its field', () => {
  const draft = draftOf(template, '', '');
  draft.numbers['monthsMax'] = '二十四';
  draft.choices['usesChoices'] = '1, x';
  expect(Object.keys(termProblems('loanReview', draft))).toEqual(['from', 'note', 'terms.monthsMax', 'terms.usesChoices']);
  draft.choices['usesChoices'] = '1，2 3';
  expect(termsOf('loanReview', draft)).toMatchObject({ usesChoices: [1, 2, 3] });
  expect(termSubject.options).toContain('policy');
});
