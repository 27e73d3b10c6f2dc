import type { LendingEvent } from './lending-event.entity.js';

/** What a fact leaves on its own row besides what every event has. */
export type Effect = Pick<
  LendingEvent,
  'amountFen' | 'interestFen' | 'ratePpm' | 'guaranteeType' | 'isFirstLoan' | 'contractId' | 'creditLineId' | 'loanId' | 'reversesEventId'
> &
  Partial<Pick<LendingEvent, 'region'>>;
