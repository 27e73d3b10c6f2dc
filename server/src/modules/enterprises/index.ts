import type { Entities } from '../../kernel/database/index.js';
import { Claim } from './claim.entity.js';
import { Enterprise } from './enterprise.entity.js';
import { UsccException } from './uscc-exception.entity.js';

export { ClaimsService } from './claims.service.js';
export { enterpriseRegistered } from './enterprises.events.js';
export { enterprisesRoutes } from './enterprises.routes.js';
export { EnterprisesService, type EnterpriseBrief, type PublishedFigures } from './enterprises.service.js';
export { identityIndexContext, identityIndexOf, normaliseIdentity } from './identity-index.js';
export type { RegistrationRow } from './registration.js';
export { UsccExceptionsService } from './uscc-exceptions.service.js';
export type { Enterprise };

export const enterprisesEntities = [Enterprise, Claim, UsccException] satisfies Entities;
