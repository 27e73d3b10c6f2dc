import { expect, test } from '@jest/globals';
import { reversalObstacle } from './lending.policy.js';

const line = { loanCount: 0, isRevolving: true, limitFen: 100n, outstandingFen: 60n, writtenOffFen: 10n };
const loan = { state: 'repaying' as const, repaymentCount: 0, writtenOffFen: 0n };
const nothing = { hasOpenLine: false, line: null, loan: null };

test('an event is taken back only while nothing stands on it', () => {
  expect(reversalObstacle({ kind: 'contracted', amountFen: 1n }, false, nothing)).toBeNull();
  expect(reversalObstacle({ kind: 'contracted', amountFen: 1n }, false, { ...nothing, hasOpenLine: true })).toMatch('先冲正授信');
  expect(reversalObstacle({ kind: 'granted', amountFen: 1n }, false, { ...nothing, line })).toBeNull();
  expect(reversalObstacle({ kind: 'granted', amountFen: 1n }, false, { ...nothing, line: { ...line, loanCount: 2 } })).toMatch('2 笔放款');
  expect(reversalObstacle({ kind: 'disbursed', amountFen: 1n }, false, { ...nothing, line, loan: { ...loan, repaymentCount: 0 } })).toBeNull();
  expect(reversalObstacle({ kind: 'disbursed', amountFen: 1n }, false, { ...nothing, line, loan: { ...loan, repaymentCount: 1 } })).toMatch(
    '1 笔还款',
  );
});

test('the room a repayment made may have been drawn again', () => {
  expect(reversalObstacle({ kind: 'repaid', amountFen: 30n }, false, { ...nothing, line })).toBeNull();
  expect(reversalObstacle({ kind: 'repaid', amountFen: 31n }, false, { ...nothing, line })).toMatch('又放款');
  expect(reversalObstacle({ kind: 'repaid', amountFen: 31n }, false, { ...nothing, line: { ...line, isRevolving: false } })).toBeNull();
});

test('what was written off is taken back before what it stands on', () => {
  const lost = { ...nothing, line, loan: { ...loan, state: 'writtenOff' as const, writtenOffFen: 10n } };
  expect(reversalObstacle({ kind: 'repaid', amountFen: 1n }, false, lost)).toMatch('先冲正核销');
  expect(reversalObstacle({ kind: 'disbursed', amountFen: 1n }, false, lost)).toMatch('先冲正核销');
  // A part written off leaves the loan alive, and an earlier repayment correctable.
  expect(reversalObstacle({ kind: 'repaid', amountFen: 1n }, false, { ...lost, loan: { ...lost.loan, state: 'repaying' } })).toBeNull();
  expect(reversalObstacle({ kind: 'writtenOff', amountFen: 1n }, false, lost)).toBeNull();
  expect(reversalObstacle({ kind: 'writtenOff', amountFen: 1n }, true, lost)).toMatch('已经冲正');
});

test('nothing is taken back twice, and no reversal at all', () => {
  expect(reversalObstacle({ kind: 'repaid', amountFen: 1n }, true, nothing)).toMatch('已经冲正');
  expect(reversalObstacle({ kind: 'reversed', amountFen: 1n }, false, nothing)).toMatch('不能再冲正');
});
