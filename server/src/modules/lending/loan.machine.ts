import { stateMachine } from '../../kernel/state-machine.js';
import type { LoanState } from './lending.contract.js';

export type LoanEvent = 'repay' | 'settle' | 'writeOff' | 'reopen' | 'reverse';

/** Money is still owed: only then may the bank watch the firm. */
export const livingLoanStates: readonly LoanState[] = ['repaying', 'overdue'];

// repaying ──▶ settled ──▶ repaying (its last repayment was reversed)
//    ├──▶ writtenOff ──▶ repaying (the write-off was reversed)
//    └──▶ reversed (the drawing was a mistake)
// A part written off leaves the loan alive. overdue is a state that later kinds of returns will lead to.
export const loanMachine = stateMachine<LoanState, LoanEvent>('loan', {
  repaying: { repay: 'repaying', settle: 'settled', writeOff: 'writtenOff', reopen: 'repaying', reverse: 'reversed' },
  settled: { repay: 'settled', reopen: 'repaying' },
  overdue: {},
  writtenOff: { reopen: 'repaying' },
  reversed: {},
});
