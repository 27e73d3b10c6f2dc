import { PeerGroup } from './peer-group.entity.js';
import { Profile } from './profile.entity.js';

export { factsFor, type FactValue, type FactValues } from './facts.js';
export type { FactView } from './profiles.contract.js';
export { profilesJobs } from './profiles.jobs.js';
export { profilesRoutes } from './profiles.routes.js';
export { ProfilesService } from './profiles.service.js';

export const profilesEntities = [Profile, PeerGroup];
