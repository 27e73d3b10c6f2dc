import type { EntityManager } from 'typeorm';
import { CreditLine } from './credit-line.entity.js';
import { Loan } from './loan.entity.js';

/** Amounts pass as numbers: exact to 2^53 − 1 分, and MariaDB computes with text as with floating point. */
const exact = (fen: bigint): number => Number(fen);

/** Draws if the limit holds, in one statement: of many drawings at once only those that fit succeed. False: it does not fit. */
export async function draw(tx: EntityManager, line: CreditLine, amountFen: bigint): Promise<boolean> {
  const used = line.isRevolving ? 'outstanding_fen + written_off_fen' : 'drawn_fen';
  const { affected } = await tx
    .createQueryBuilder()
    .update(CreditLine)
    .set({ drawnFen: () => 'drawn_fen + :amount', outstandingFen: () => 'outstanding_fen + :amount', loanCount: () => 'loan_count + 1' })
    .where("id = :id and state = 'open'", { id: line.id })
    .andWhere(`${used} + :amount <= limit_fen`, { amount: exact(amountFen) })
    .execute();
  return affected === 1;
}

export async function undraw(tx: EntityManager, lineId: string, amountFen: bigint): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(CreditLine)
    .set({ drawnFen: () => 'drawn_fen - :amount', outstandingFen: () => 'outstanding_fen - :amount', loanCount: () => 'loan_count - 1' })
    .where('id = :id', { id: lineId, amount: exact(amountFen) })
    .execute();
}

/** Principal and interest on the loan, principal on its line. False: more principal than is outstanding. */
export async function repay(tx: EntityManager, loan: Loan, principalFen: bigint, interestFen: bigint): Promise<boolean> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(Loan)
    .set({
      outstandingFen: () => 'outstanding_fen - :principal',
      repaidPrincipalFen: () => 'repaid_principal_fen + :principal',
      repaidInterestFen: () => 'repaid_interest_fen + :interest',
      repaymentCount: () => 'repayment_count + 1',
    })
    .where('id = :id and outstanding_fen >= :principal', { id: loan.id, principal: exact(principalFen), interest: exact(interestFen) })
    .execute();
  if (affected !== 1) return false;
  if (principalFen > 0n) await changeOutstanding(tx, loan.creditLineId, -principalFen);
  return true;
}

export async function unrepay(tx: EntityManager, loan: Loan, principalFen: bigint, interestFen: bigint): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(Loan)
    .set({
      outstandingFen: () => 'outstanding_fen + :principal',
      repaidPrincipalFen: () => 'repaid_principal_fen - :principal',
      repaidInterestFen: () => 'repaid_interest_fen - :interest',
      repaymentCount: () => 'repayment_count - 1',
    })
    .where('id = :id', { id: loan.id, principal: exact(principalFen), interest: exact(interestFen) })
    .execute();
  if (principalFen > 0n) await changeOutstanding(tx, loan.creditLineId, principalFen);
}

/** Principal given up, on the loan and on its line. False: more than is outstanding. */
export async function writeOff(tx: EntityManager, loan: Loan, principalFen: bigint): Promise<boolean> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(Loan)
    .set({ outstandingFen: () => 'outstanding_fen - :principal', writtenOffFen: () => 'written_off_fen + :principal' })
    .where('id = :id and outstanding_fen >= :principal', { id: loan.id, principal: exact(principalFen) })
    .execute();
  if (affected !== 1) return false;
  await moveToWrittenOff(tx, loan.creditLineId, principalFen);
  return true;
}

export async function unwriteOff(tx: EntityManager, loan: Loan, principalFen: bigint): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(Loan)
    .set({ outstandingFen: () => 'outstanding_fen + :principal', writtenOffFen: () => 'written_off_fen - :principal' })
    .where('id = :id', { id: loan.id, principal: exact(principalFen) })
    .execute();
  await moveToWrittenOff(tx, loan.creditLineId, -principalFen);
}

async function moveToWrittenOff(tx: EntityManager, lineId: string, fen: bigint): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(CreditLine)
    .set({ outstandingFen: () => 'outstanding_fen - :fen', writtenOffFen: () => 'written_off_fen + :fen' })
    .where('id = :id', { id: lineId, fen: exact(fen) })
    .execute();
}

async function changeOutstanding(tx: EntityManager, lineId: string, byFen: bigint): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(CreditLine)
    .set({ outstandingFen: () => 'outstanding_fen + :by' })
    .where('id = :id', { id: lineId, by: exact(byFen) })
    .execute();
}
