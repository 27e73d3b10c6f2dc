import { listen } from '../../kernel/events.js';
import type { JobHandlers } from '../../kernel/jobs/index.js';
import { recordsChanged } from '../records/index.js';
import type { ProfilesService } from './profiles.service.js';

/** One waiting refresh a firm is enough: it reads what all changes before it wrote. */
export const profilesListeners = (handlers: JobHandlers, profiles: ProfilesService): void =>
  listen(handlers, recordsChanged, 'profiles', (tx, { enterpriseId }) => profiles.refresh(tx, enterpriseId), {
    dedupeKey: ({ enterpriseId }) => enterpriseId,
  });
