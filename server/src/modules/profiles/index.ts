import { Profile } from './profile.entity.js';

export { factsFor, type FactValue, type FactValues } from './facts.js';
export type { FactView } from './profiles.contract.js';
export { profilesListeners } from './profiles.jobs.js';
export { profilesRoutes } from './profiles.routes.js';
export { ProfilesService } from './profiles.service.js';

export const profilesEntities = [Profile];
