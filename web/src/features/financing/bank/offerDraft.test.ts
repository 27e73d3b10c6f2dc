import { expect, test } from 'vitest';
import { blankOffer, instantOf, localOf, offerProblems, termsOf } from './offerDraft';

const now = new Date('2026-11-21T02:00:00.000Z');
const draft = { ...blankOffer({ amount: '1000000.00', termMonths: 12 }, now), rate: '3.85', method: 'interestMonthly' };

test('what is typed as a moment is a moment in China, wherever the browser is', () => {
  expect(instantOf('2026-11-30T17:00')).toBe('2026-11-30T09:00:00.000Z');
  expect(localOf('2026-11-30T09:00:00.000Z')).toBe('2026-11-30T17:00');
  expect(instantOf('')).toBeNull();
});

test('an offer is calculated only once it can be read', () => {
  expect(termsOf(draft)).toMatchObject({ amount: '1000000.00', rate: '3.85', termMonths: 12, method: 'interestMonthly' });
  for (const wrong of [
    { rate: '' },
    { rate: '3.855555' },
    { rate: '-1' },
    { termMonths: '0' },
    { termMonths: '12.5' },
    { method: 'never' },
    { amount: '' },
  ]) {
    expect(termsOf({ ...draft, ...wrong })).toBeNull();
  }
});

test('each missing thing is said at its field; a past date is not a validity', () => {
  expect(offerProblems(draft, {}, now)).toEqual({});
  expect(
    Object.keys(offerProblems({ ...draft, rate: 'x', otherFees: '', validUntil: '2026-11-20T17:00' }, { otherFees: '“1.234”读不出' }, now)),
  ).toEqual(['rate', 'otherFees', 'validUntil']);
});
