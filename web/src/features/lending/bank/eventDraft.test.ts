import { lendingEventBody } from '@server/modules/lending/lending.contract';
import { expect, test } from 'vitest';
import { blankEvent, eventBody, eventKinds, eventProblems } from './eventDraft';

const about = '01JZZZZZZZZZZZZZZZZZZZZZZZ';
const full = {
  ...blankEvent(),
  reference: 'HT-2026-0001',
  contractNumber: 'JC2026-88',
  amount: '1000000',
  limit: '1000000',
  until: '2027-11-21',
  guaranteeType: 'credit',
  isFirstLoan: 'no' as const,
  rate: '3.85',
  dueOn: '2027-11-20',
  method: 'interestMonthly',
  principal: '500.00',
  reason: '企业破产清算',
};

test.each(eventKinds)('a complete %s is what the server takes', (kind) => {
  expect(eventProblems(kind, about, full, {})).toEqual({});
  expect(lendingEventBody.safeParse(eventBody(kind, about, full)).error).toBeUndefined();
});

test('each kind asks only for its own fields, and first loan has no default', () => {
  expect(Object.keys(eventProblems('granted', '', blankEvent(), {}))).toEqual([
    'about',
    'reference',
    'limit',
    'until',
    'guaranteeType',
    'isFirstLoan',
  ]);
  expect(Object.keys(eventProblems('repaid', about, { ...blankEvent(), reference: 'HK-1' + '0', interest: '5' }, {}))).toEqual([]);
});

test('an amount that cannot be read is not taken for zero', () => {
  expect(eventProblems('repaid', about, { ...full, principal: '', interest: '5' }, { principal: '“五百”读不出金额' })).toEqual({
    principal: '“五百”读不出金额',
  });
});

test('a write-off asks for the principal and why', () => {
  const blank = { ...blankEvent(), reference: 'HX-2026-1' };
  expect(Object.keys(eventProblems('writtenOff', about, blank, {}))).toEqual(['principal', 'reason']);
  expect(Object.keys(eventProblems('writtenOff', '', { ...blank, principal: '1', reason: ' ' }, {}))).toEqual(['about', 'reason']);
});
