import { ApplicationTimelineEvent } from './application-event.entity.js';
import { ApplicationNumber } from './application-number.entity.js';
import { Application } from './application.entity.js';
import { Offer } from './offer.entity.js';
import { Question } from './question.entity.js';

export { applicationDecided, applicationSubmitted } from './financing.events.js';
export { financingJobs } from './financing.jobs.js';
export { financingRoutes } from './financing.routes.js';
export { FinancingService, type ApplicationForLending } from './financing.service.js';
export type { Neighbours as FinancingNeighbours } from './financing.neighbours.js';
export type { MeasuredResponse } from './financing.repository.js';
export { refusalReasons } from './refusal-codes.js';

export const financingEntities = [Application, ApplicationTimelineEvent, ApplicationNumber, Question, Offer];
