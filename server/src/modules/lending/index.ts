import { CreditLine } from './credit-line.entity.js';
import { LendingEvent } from './lending-event.entity.js';
import { LoanContract } from './loan-contract.entity.js';
import { Loan } from './loan.entity.js';

export { lendingReported } from './lending.events.js';
export { lendingRoutes } from './lending.routes.js';
export { LendingService, type LendingSettings } from './lending.service.js';
export type { Neighbours as LendingNeighbours } from './lending.neighbours.js';
/** The type only: statistics read events through the service. */
export type { LendingEvent } from './lending-event.entity.js';

export const lendingEntities = [LendingEvent, LoanContract, CreditLine, Loan];
