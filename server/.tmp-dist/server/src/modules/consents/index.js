import { Access } from './access.entity.js';
import { Consent } from './consent.entity.js';
import { ConsentRequest } from './request.entity.js';
export { consentEnded, consentGranted } from './consents.events.js';
export { consentsTimers } from './consents.jobs.js';
export { consentsRoutes } from './consents.routes.js';
export { ConsentsService } from './consents.service.js';
export { requireOpen } from './open-consent.js';
export const consentsEntities = [ConsentRequest, Consent, Access];
//# sourceMappingURL=index.js.map