import { Access } from './access.entity.js';
import { Consent } from './consent.entity.js';
import { Notice } from './notice.entity.js';
import { ConsentRequest } from './request.entity.js';
import { Signature, SignerRule } from './signature.entity.js';
import { TermChange } from './term-change.entity.js';
import { ConsentPolicy, ConsentTemplate } from './template.entity.js';

export { consentEnded, consentGranted } from './consents.events.js';
export { consentsTimers } from './consents.jobs.js';
export { consentsRoutes } from './consents.routes.js';
export { termChangeRoutes } from './term-changes.routes.js';
export { consentRecordsRoutes } from './records.routes.js';
export { ConsentsService, type ConsentBrief, type LoanEnd, type RequestBrief } from './consents.service.js';
export type { Neighbours } from './consents.views.js';
export type { GrantedItem } from './consent.entity.js';
export type { RequestedItem } from './request.entity.js';
export type { NewRequest } from './request-checks.js';
export type { DocumentSigning } from './granting.js';
/** The type only: nobody outside makes one. */
export type { OpenConsent } from './open-consent.js';
export { requireOpen } from './open-consent.js';

export const consentsEntities = [ConsentRequest, Consent, Access, ConsentTemplate, ConsentPolicy, TermChange, SignerRule, Signature, Notice];
