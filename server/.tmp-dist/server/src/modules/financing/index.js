import { ApplicationTimelineEvent } from './application-event.entity.js';
import { ApplicationNumber } from './application-number.entity.js';
import { Application } from './application.entity.js';
import { Offer } from './offer.entity.js';
import { Question } from './question.entity.js';
export { applicationDecided, applicationSubmitted } from './financing.events.js';
export { financingJobs } from './financing.jobs.js';
export { financingRoutes } from './financing.routes.js';
export { FinancingService } from './financing.service.js';
export { refusalReasons } from './refusal-codes.js';
export const financingEntities = [Application, ApplicationTimelineEvent, ApplicationNumber, Question, Offer];
//# sourceMappingURL=index.js.map