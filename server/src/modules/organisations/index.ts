import type { Entities } from '../../kernel/database/index.js';
import { Branch } from './branch.entity.js';
import { Organisation } from './organisation.entity.js';

export { firstStart } from './first-start.js';
export { organisationsRoutes } from './organisations.routes.js';
export { OrganisationsService, type NewBranch, type NewOrganisation, type OrganisationName } from './organisations.service.js';
export type { Branch, Organisation };

export const organisationsEntities = [Organisation, Branch] satisfies Entities;
