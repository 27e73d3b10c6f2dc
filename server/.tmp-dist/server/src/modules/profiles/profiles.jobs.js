import { listen } from '../../kernel/events.js';
import { recordsChanged } from '../records/index.js';
/** One waiting refresh a firm is enough: it reads what all changes before it wrote. */
export const profilesListeners = (handlers, profiles) => listen(handlers, recordsChanged, 'profiles', (tx, { enterpriseId }) => profiles.refresh(tx, enterpriseId), { dedupeKey: ({ enterpriseId }) => enterpriseId });
//# sourceMappingURL=profiles.jobs.js.map