import { Branch } from './branch.entity.js';
import { Organisation } from './organisation.entity.js';
export { firstStart } from './first-start.js';
export { organisationsRoutes } from './organisations.routes.js';
export { OrganisationsService } from './organisations.service.js';
export const organisationsEntities = [Organisation, Branch];
//# sourceMappingURL=index.js.map