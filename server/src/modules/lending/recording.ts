import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { Conflict } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { ApplicationForLending } from '../financing/index.js';
import { CreditLine } from './credit-line.entity.js';
import type { Effect } from './effect.js';
import { draw, repay, writeOff } from './ledger.js';
import * as checks from './lending-checks.pure.js';
import type { Contracted, Disbursed, Granted, LendingFact, Repaid, Reversed, WrittenOff } from './lending-facts.pure.js';
import type { Neighbours } from './lending.neighbours.js';
import { visibleLine, visibleLoan } from './lending.repository.js';
import { LoanContract } from './loan-contract.entity.js';
import { Loan } from './loan.entity.js';
import { loanMachine } from './loan.machine.js';
import { refuseInvalid, refuseSum } from './refusals.js';
import { reverse } from './reversing.js';

const nothingElse = {
  interestFen: 0n,
  ratePpm: 0,
  isFirstLoan: false,
  contractId: null,
  creditLineId: null,
  loanId: null,
  reversesEventId: null,
} as const;

/** Contracts, lines and loans as events build them. The application is locked while one is applied. */
export class Recording {
  constructor(private readonly neighbours: Pick<Neighbours, 'financing' | 'consents'>) {}

  async apply(tx: EntityManager, actor: Actor, application: ApplicationForLending, fact: LendingFact): Promise<Effect> {
    refuseInvalid(checks.notInFuture(fact, chinaDate(now())));
    switch (fact.kind) {
      case 'contracted':
        return this.contracted(tx, actor, application, fact);
      case 'granted':
        return this.granted(tx, application, fact);
      case 'disbursed':
        return this.disbursed(tx, actor, application, fact);
      case 'repaid':
        return this.repaid(tx, actor, fact);
      case 'writtenOff':
        return this.writtenOff(tx, actor, fact);
      case 'reversed':
        return this.reversed(tx, actor, fact);
    }
  }

  private async contracted(tx: EntityManager, actor: Actor, application: ApplicationForLending, fact: Contracted): Promise<Effect> {
    const live = await tx.findOneBy(LoanContract, { applicationId: application.id, state: 'live' });
    if (live) throw new Conflict(`这笔申请已经登记了合同 ${live.number}`);
    const isFirst = application.state === 'offerAccepted';
    // A contract that was reversed is entered anew: the application has long moved on and stays where it is.
    const isCorrection = application.state === 'contracted' || application.state === 'disbursed';
    const offer = application.acceptedOffer;
    if (!offer || !(isFirst || isCorrection)) throw new Conflict('企业接受方案以后才能登记合同');
    refuseInvalid(checks.contractDates(fact, chinaDate(offer.madeAt)));
    refuseSum(checks.contractSum(fact, offer.amountFen));
    const contractId = newId();
    await tx.insert(LoanContract, {
      id: contractId,
      state: 'live',
      bankId: application.bankId,
      enterpriseId: application.enterpriseId,
      applicationId: application.id,
      number: fact.contractNumber,
      signedOn: fact.on,
      amountFen: fact.amountFen,
    });
    if (isFirst) await this.neighbours.financing.markContracted(tx, actor, application.id);
    return { ...nothingElse, amountFen: fact.amountFen, guaranteeType: 'credit', contractId };
  }

  private async granted(tx: EntityManager, application: ApplicationForLending, fact: Granted): Promise<Effect> {
    const contract = await tx.findOneBy(LoanContract, { applicationId: application.id, state: 'live' });
    if (!contract) throw new Conflict('登记合同以后才能登记授信');
    if (await tx.existsBy(CreditLine, { applicationId: application.id, state: 'open' })) throw new Conflict('这份合同已经登记了授信');
    refuseInvalid(checks.grantDates(fact, contract.signedOn));
    refuseSum(checks.grantSum(fact, contract.amountFen));
    const creditLineId = newId();
    await tx.insert(CreditLine, {
      id: creditLineId,
      reference: fact.reference,
      state: 'open',
      bankId: application.bankId,
      enterpriseId: application.enterpriseId,
      applicationId: application.id,
      applicationReference: application.reference,
      productName: application.productName,
      contractId: contract.id,
      contractNumber: contract.number,
      limitFen: fact.limitFen,
      drawnFen: 0n,
      outstandingFen: 0n,
      writtenOffFen: 0n,
      isRevolving: fact.isRevolving,
      guaranteeType: fact.guaranteeType,
      isFirstLoan: fact.isFirstLoan,
      grantedOn: fact.on,
      validUntil: fact.until,
      loanCount: 0,
    });
    return {
      ...nothingElse,
      amountFen: fact.limitFen,
      guaranteeType: fact.guaranteeType,
      isFirstLoan: fact.isFirstLoan,
      contractId: contract.id,
      creditLineId,
    };
  }

  private async disbursed(tx: EntityManager, actor: Actor, application: ApplicationForLending, fact: Disbursed): Promise<Effect> {
    const line = await visibleLine(tx, actor, fact.creditLineId);
    refuseInvalid(checks.drawingDates(fact, line));
    if (!(await draw(tx, line, fact.amountFen))) refuseSum(checks.drawingSum(fact, line.availableFen()));
    const loanId = newId();
    await tx.insert(Loan, {
      id: loanId,
      reference: fact.reference,
      state: 'repaying',
      creditLineId: line.id,
      bankId: line.bankId,
      enterpriseId: line.enterpriseId,
      applicationId: line.applicationId,
      productName: line.productName,
      amountFen: fact.amountFen,
      outstandingFen: fact.amountFen,
      repaidPrincipalFen: 0n,
      repaidInterestFen: 0n,
      writtenOffFen: 0n,
      repaymentCount: 0,
      ratePpm: fact.ratePpm,
      method: fact.method,
      disbursedOn: fact.on,
      dueOn: fact.dueOn,
      settledOn: null,
      writtenOffOn: null,
    });
    if (application.state === 'contracted') await this.neighbours.financing.markDisbursed(tx, actor, application.id);
    return { ...nothingElse, ...dimensionsOf(line), amountFen: fact.amountFen, ratePpm: fact.ratePpm, loanId };
  }

  private async reversed(tx: EntityManager, actor: Actor, fact: Reversed): Promise<Effect> {
    const { effect, endedLoanId } = await reverse(tx, actor, fact);
    if (endedLoanId) await this.neighbours.consents.loanEnded(tx, endedLoanId, 'reversed');
    return effect;
  }

  private async repaid(tx: EntityManager, actor: Actor, fact: Repaid): Promise<Effect> {
    const loan = await visibleLoan(tx, actor, fact.loanId);
    if (loan.state === 'reversed') throw new Conflict('这笔借据已经冲正，不能再登记还款');
    if (loan.state === 'writtenOff') throw new Conflict('这笔借据已经核销，不能再登记还款。核销登记错了，请先冲正核销');
    refuseInvalid(checks.repayment(fact, loan));
    if (!(await repay(tx, loan, fact.principalFen, fact.interestFen))) refuseSum(checks.repaymentSum(fact, loan.outstandingFen));
    if (loan.outstandingFen > 0n && fact.principalFen === loan.outstandingFen) {
      await tx.update(Loan, { id: loan.id }, { state: loanMachine.next(loan.state, 'settle'), settledOn: fact.on });
      // Before its day: the firm is told that watching has ended with it.
      await this.neighbours.consents.loanEnded(tx, loan.id, fact.on < loan.dueOn ? 'prepaid' : 'settled');
    } else {
      loanMachine.next(loan.state, 'repay');
    }
    return { ...(await this.ofLoan(tx, loan)), amountFen: fact.principalFen, interestFen: fact.interestFen };
  }

  private async writtenOff(tx: EntityManager, actor: Actor, fact: WrittenOff): Promise<Effect> {
    const loan = await visibleLoan(tx, actor, fact.loanId);
    if (loan.state === 'reversed') throw new Conflict('这笔借据已经冲正，不能核销');
    refuseInvalid(checks.writeOffDate(fact, loan.disbursedOn));
    if (!(await writeOff(tx, loan, fact.principalFen))) refuseSum(checks.writeOffSum(fact, loan.outstandingFen));
    if (fact.principalFen === loan.outstandingFen) {
      await tx.update(Loan, { id: loan.id }, { state: loanMachine.next(loan.state, 'writeOff'), writtenOffOn: fact.on });
      // Nothing is left to watch over: whoever has given a loan up has no purpose for the firm's data any more.
      await this.neighbours.consents.loanEnded(tx, loan.id, 'writtenOff');
    }
    return { ...(await this.ofLoan(tx, loan)), amountFen: fact.principalFen };
  }

  private async ofLoan(tx: EntityManager, loan: Loan): Promise<Omit<Effect, 'amountFen'>> {
    const line = await tx.findOneByOrFail(CreditLine, { id: loan.creditLineId });
    return { ...nothingElse, ...dimensionsOf(line), ratePpm: loan.ratePpm, loanId: loan.id };
  }
}

const dimensionsOf = (line: CreditLine) => ({
  guaranteeType: line.guaranteeType,
  isFirstLoan: line.isFirstLoan,
  contractId: line.contractId,
  creditLineId: line.id,
});
