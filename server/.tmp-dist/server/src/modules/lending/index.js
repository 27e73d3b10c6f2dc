import { CreditLine } from './credit-line.entity.js';
import { LendingEvent } from './lending-event.entity.js';
import { LoanContract } from './loan-contract.entity.js';
import { Loan } from './loan.entity.js';
export { lendingReported } from './lending.events.js';
export { lendingRoutes } from './lending.routes.js';
export { LendingService } from './lending.service.js';
export const lendingEntities = [LendingEvent, LoanContract, CreditLine, Loan];
//# sourceMappingURL=index.js.map