import { Profile } from './profile.entity.js';
export { factsFor } from './facts.js';
export { profilesListeners } from './profiles.jobs.js';
export { profilesRoutes } from './profiles.routes.js';
export { ProfilesService } from './profiles.service.js';
export const profilesEntities = [Profile];
//# sourceMappingURL=index.js.map