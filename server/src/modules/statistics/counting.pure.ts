import type { GuaranteeType } from '../products/products.contract.js';
import type { FactKind } from './lending-fact.entity.js';

/** A lending event as lending keeps it. */
export interface CountedEvent {
  readonly id: string;
  readonly kind: 'contracted' | FactKind;
  readonly on: string;
  readonly region: string;
  readonly bankId: string;
  readonly enterpriseId: string;
  readonly guaranteeType: GuaranteeType;
  readonly ratePpm: number;
  readonly isFirstLoan: boolean;
  readonly amountFen: bigint;
  readonly reversesEventId: string | null;
  readonly reportedAt: Date;
}

export interface Fact {
  readonly eventId: string;
  readonly kind: FactKind;
  readonly month: string;
  readonly region: string;
  readonly bankId: string;
  readonly guaranteeType: GuaranteeType;
  readonly ratePpm: number;
  readonly enterpriseId: string;
  readonly isFirstLoan: boolean;
  readonly isReversed: boolean;
  readonly amountFen: bigint;
  readonly reportedAt: Date;
}

export interface CellKey {
  readonly month: string;
  readonly region: string;
  readonly bankId: string;
  readonly guaranteeType: GuaranteeType;
  readonly ratePpm: number;
}
export interface Sums {
  readonly grantedFen: bigint;
  readonly grantedCount: number;
  readonly drawnFen: bigint;
  readonly drawnCount: number;
  readonly balanceChangeFen: bigint;
  readonly eventCount: number;
}

/** A contract alone grants nothing and pays nothing out: it is not a figure. */
export function factOf(event: CountedEvent, isReversed: boolean): Fact | null {
  if (event.kind === 'contracted' || event.kind === 'reversed') return null;
  const { id, kind, on, reportedAt, reversesEventId: _, ...rest } = event;
  return { eventId: id, kind, month: on.slice(0, 7), reportedAt, isReversed, ...rest };
}

/** A reversal corrects the month of what it takes back: a return of that month, printed again, shows what is now known to be true. */
export const reversalFactOf = (reversal: Pick<CountedEvent, 'id' | 'reportedAt'>, original: Fact): Fact => ({
  ...original,
  eventId: reversal.id,
  kind: 'reversed',
  isReversed: false,
  reportedAt: reversal.reportedAt,
});

export const cellOf = ({ month, region, bankId, guaranteeType, ratePpm }: Fact): CellKey => ({
  month,
  region,
  bankId,
  guaranteeType,
  // Grants have no rate; repayments of one loan and its drawing share a cell, so the balance needs no rate either.
  ratePpm,
});

/** What an event adds to its cell. */
export function sumsOf(fact: Pick<Fact, 'kind' | 'amountFen'>): Sums {
  switch (fact.kind) {
    case 'granted':
      return { ...one, grantedFen: fact.amountFen, grantedCount: 1 };
    case 'disbursed':
      return { ...one, drawnFen: fact.amountFen, drawnCount: 1, balanceChangeFen: fact.amountFen };
    // Given up is off the books like paid back: the balance is what is still owed.
    case 'repaid':
    case 'writtenOff':
      return { ...one, balanceChangeFen: -fact.amountFen };
    case 'reversed':
      return one;
  }
}

/** A reversal takes away what the original added, and is itself one more event. */
export function reversalSums(original: Pick<Fact, 'kind' | 'amountFen'>): Sums {
  const sums = sumsOf(original);
  return {
    grantedFen: -sums.grantedFen,
    grantedCount: -sums.grantedCount,
    drawnFen: -sums.drawnFen,
    drawnCount: -sums.drawnCount,
    balanceChangeFen: -sums.balanceChangeFen,
    eventCount: 1,
  };
}

export const addSums = (a: Sums, b: Sums): Sums => ({
  grantedFen: a.grantedFen + b.grantedFen,
  grantedCount: a.grantedCount + b.grantedCount,
  drawnFen: a.drawnFen + b.drawnFen,
  drawnCount: a.drawnCount + b.drawnCount,
  balanceChangeFen: a.balanceChangeFen + b.balanceChangeFen,
  eventCount: a.eventCount + b.eventCount,
});

export const noSums: Sums = { grantedFen: 0n, grantedCount: 0, drawnFen: 0n, drawnCount: 0, balanceChangeFen: 0n, eventCount: 0 };
const one: Sums = { ...noSums, eventCount: 1 };
