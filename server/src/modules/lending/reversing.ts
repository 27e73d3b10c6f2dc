import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { Conflict } from '../../kernel/errors.js';
import { CreditLine } from './credit-line.entity.js';
import type { Effect } from './effect.js';
import { undraw, unrepay, unwriteOff } from './ledger.js';
import { reversalDate } from './lending-checks.pure.js';
import type { LendingEvent } from './lending-event.entity.js';
import type { Reversed } from './lending-facts.pure.js';
import { reversalObstacle, type Dependants } from './lending.policy.js';
import { reversedAmong, visibleEvent } from './lending.repository.js';
import { LoanContract } from './loan-contract.entity.js';
import { Loan } from './loan.entity.js';
import { loanMachine } from './loan.machine.js';
import { refuseInvalid } from './refusals.js';

/** Undoes what one event did, unless something later stands on it. The event itself stays. */
export async function reverse(tx: EntityManager, actor: Actor, fact: Reversed): Promise<{ effect: Effect; endedLoanId: string | null }> {
  const event = await visibleEvent(tx, actor, fact.eventId);
  const line = event.creditLineId ? await tx.findOneBy(CreditLine, { id: event.creditLineId }) : null;
  const loan = event.loanId ? await tx.findOneBy(Loan, { id: event.loanId }) : null;
  const dependants: Dependants = { hasOpenLine: await tx.existsBy(CreditLine, { applicationId: event.applicationId, state: 'open' }), line, loan };
  const obstacle = reversalObstacle(event, (await reversedAmong(tx, [event.id])).has(event.id), dependants);
  if (obstacle) throw new Conflict(obstacle, { eventId: event.id });
  refuseInvalid(reversalDate(fact.on, event.on));
  await undo(tx, event, loan);
  const { amountFen, interestFen, ratePpm, guaranteeType, isFirstLoan, region, contractId, creditLineId, loanId } = event;
  const of = { contractId, creditLineId, loanId, reversesEventId: event.id };
  return {
    effect: { amountFen, interestFen, ratePpm, guaranteeType, isFirstLoan, region, ...of },
    endedLoanId: event.kind === 'disbursed' ? loanId : null,
  };
}

async function undo(tx: EntityManager, event: LendingEvent, loan: Loan | null): Promise<void> {
  switch (event.kind) {
    case 'contracted':
      await tx.update(LoanContract, { id: event.contractId ?? '' }, { state: 'reversed' });
      break;
    case 'granted':
      await tx.update(CreditLine, { id: event.creditLineId ?? '' }, { state: 'reversed' });
      break;
    case 'disbursed':
      if (!loan) break;
      await undraw(tx, loan.creditLineId, event.amountFen);
      await tx.update(Loan, { id: loan.id }, { state: loanMachine.next(loan.state, 'reverse'), outstandingFen: 0n });
      break;
    case 'repaid':
      if (!loan) break;
      await unrepay(tx, loan, event.amountFen, event.interestFen);
      // Only principal reopens a loan: the interest of a settled one may be corrected without that.
      if (event.amountFen > 0n) await tx.update(Loan, { id: loan.id }, { state: loanMachine.next(loan.state, 'reopen'), settledOn: null });
      break;
    case 'writtenOff':
      if (!loan) break;
      await unwriteOff(tx, loan, event.amountFen);
      await tx.update(Loan, { id: loan.id }, { state: loanMachine.next(loan.state, 'reopen'), settledOn: null, writtenOffOn: null });
      break;
    case 'reversed':
      break;
  }
}
