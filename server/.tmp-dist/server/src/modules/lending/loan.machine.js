import { stateMachine } from '../../kernel/state-machine.js';
// repaying ──▶ settled ──▶ repaying (its last repayment was reversed)
//    └──▶ reversed (the drawing was a mistake)
// overdue and writtenOff are states that later kinds of returns will lead to.
export const loanMachine = stateMachine('loan', {
    repaying: { repay: 'repaying', settle: 'settled', reopen: 'repaying', reverse: 'reversed' },
    settled: { repay: 'settled', reopen: 'repaying' },
    overdue: {},
    writtenOff: {},
    reversed: {},
});
//# sourceMappingURL=loan.machine.js.map