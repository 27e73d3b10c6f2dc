import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextReference, scenes } from '../../../test/scenes.js';
import { world } from '../../../test/world.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { CreditLine } from './credit-line.entity.js';
import { LendingEvent } from './lending-event.entity.js';
import * as contracts from './lending.contract.js';
import { Loan } from './loan.entity.js';

const city = world();
const { grantedLine, today, yearLater } = scenes(city);

interface LoanSums {
  outstanding: bigint;
  principal: bigint;
  interest: bigint;
  repayments: number;
  writtenOff: bigint;
  /** What brought the outstanding amount to nothing. */
  ending: 'settled' | 'writtenOff' | null;
}
const blank = { outstanding: 0n, principal: 0n, interest: 0n, repayments: 0, writtenOff: 0n, ending: null };

interface Sums {
  drawn: bigint;
  outstanding: bigint;
  writtenOff: bigint;
  loans: Map<string, LoanSums>;
}

/** What the events alone say, without looking at a line or a loan. */
function replay(events: readonly LendingEvent[]): Sums {
  const reversed = new Set(events.map(({ reversesEventId }) => reversesEventId));
  const sums: Sums = { drawn: 0n, outstanding: 0n, writtenOff: 0n, loans: new Map() };
  for (const event of events.filter(({ id, kind }) => !reversed.has(id) && kind !== 'reversed')) {
    const loanId = event.loanId ?? '';
    if (event.kind === 'disbursed') {
      sums.drawn += event.amountFen;
      sums.outstanding += event.amountFen;
      sums.loans.set(loanId, { ...blank, outstanding: event.amountFen });
    }
    const loan = sums.loans.get(loanId);
    if (event.kind === 'repaid' && loan) {
      sums.outstanding -= event.amountFen;
      loan.outstanding -= event.amountFen;
      loan.principal += event.amountFen;
      loan.interest += event.interestFen;
      loan.repayments += 1;
      if (event.amountFen > 0n && loan.outstanding === 0n) loan.ending = 'settled';
    }
    if (event.kind === 'writtenOff' && loan) {
      sums.outstanding -= event.amountFen;
      sums.writtenOff += event.amountFen;
      loan.outstanding -= event.amountFen;
      loan.writtenOff += event.amountFen;
      if (loan.outstanding === 0n) loan.ending = 'writtenOff';
    }
  }
  return sums;
}

const limitFen = 100_000_000n;
const amount = fc.oneof(fc.bigInt({ min: 1n, max: limitFen }), fc.bigInt({ min: 1n, max: 500n }), fc.constant(limitFen));
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('disbursed' as const), amount }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('repaid' as const),
      target: fc.nat(50),
      share: fc.integer({ min: 0, max: 110 }),
      interest: fc.bigInt({ min: 0n, max: 999n }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('writtenOff' as const), target: fc.nat(50), share: fc.integer({ min: 1, max: 110 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reversed' as const), target: fc.nat(50) }) },
);

it('sums of lines and loans are what a replay of the events gives, whatever comes in whatever order', async () => {
  const { hengze, riverBank } = city.cast;
  const refusedOrDone = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 8, maxLength: 25 }), async (isRevolving, steps) => {
      const { creditLineId } = await grantedLine(hengze, riverBank, isRevolving);
      const read = city.app.database.read();
      for (const one of steps) {
        const loans = await read.find(Loan, { where: { creditLineId }, order: { id: 'ASC' } });
        const events = await read.find(LendingEvent, { where: { creditLineId }, order: { id: 'ASC' } });
        const common = { reference: nextReference(), on: today() };
        const loan = one.kind === 'repaid' || one.kind === 'writtenOff' ? loans[one.target % Math.max(1, loans.length)] : undefined;
        const event = one.kind === 'reversed' ? events[one.target % events.length] : undefined;
        // The grant itself stays: without it there is nothing to compare.
        if (((one.kind === 'repaid' || one.kind === 'writtenOff') && !loan) || event?.kind === 'granted') continue;
        const body =
          one.kind === 'disbursed'
            ? { ...common, kind: one.kind, creditLineId, amount: yuanOf(one.amount), rate: '4.2', dueOn: yearLater(), method: 'revolving' }
            : one.kind === 'repaid'
              ? {
                  ...common,
                  kind: one.kind,
                  loanId: loan?.id,
                  principal: yuanOf(((loan?.amountFen ?? 0n) * BigInt(one.share)) / 100n),
                  interest: yuanOf(one.interest),
                }
              : one.kind === 'writtenOff'
                ? {
                    ...common,
                    kind: one.kind,
                    loanId: loan?.id,
                    principal: yuanOf(((loan?.outstandingFen ?? 0n) * BigInt(one.share)) / 100n),
                    reason: '无法收回',
                  }
                : { ...common, kind: one.kind, eventId: event?.id, reason: '更正' };
        const { status } = await city.as(riverBank.customerManager).call(contracts.reportLendingEvent, { body });
        refusedOrDone.add(status);
        expect([201, 409, 422]).toContain(status);
      }

      const sums = replay(await read.find(LendingEvent, { where: { creditLineId }, order: { id: 'ASC' } }));
      const line = await read.findOneByOrFail(CreditLine, { id: creditLineId });
      expect([line.drawnFen, line.outstandingFen, line.writtenOffFen, line.loanCount]).toEqual([
        sums.drawn,
        sums.outstanding,
        sums.writtenOff,
        sums.loans.size,
      ]);
      expect(isRevolving ? line.outstandingFen + line.writtenOffFen : line.drawnFen).toBeLessThanOrEqual(line.limitFen);
      for (const row of await read.findBy(Loan, { creditLineId })) {
        const expected = sums.loans.get(row.id) ?? blank;
        expect([row.outstandingFen, row.repaidPrincipalFen, row.repaidInterestFen, row.repaymentCount]).toEqual([
          expected.outstanding,
          expected.principal,
          expected.interest,
          expected.repayments,
        ]);
        expect(row.writtenOffFen).toBe(expected.writtenOff);
        // What was drawn is repaid, written off, or outstanding; nothing of a reversed loan is any of it.
        if (row.state !== 'reversed') expect(row.outstandingFen + row.repaidPrincipalFen + row.writtenOffFen).toBe(row.amountFen);
        expect(row.outstandingFen).toBeGreaterThanOrEqual(0n);
        expect(row.state).toBe(!sums.loans.has(row.id) ? 'reversed' : expected.outstanding === 0n ? expected.ending : 'repaying');
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect([...refusedOrDone].sort()).toEqual(expect.arrayContaining([201, 409]));
}, 180_000);
