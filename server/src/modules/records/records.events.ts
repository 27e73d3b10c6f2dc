import { z } from 'zod';
import { defineEvent } from '../../kernel/events.js';

/** So many firms a job: refreshing all their figures stays within the 50 ms for which a job may hold SQLite's writer. */
export const firmsToldAtOnce = 20;

const ofFirms = z.object({ dataset: z.string(), enterpriseIds: z.array(z.string()).min(1).max(firmsToldAtOnce) });
/** What releases before 0.2 wrote into their jobs, which may still wait when a new one starts. */
const ofOneFirm = z
  .object({ dataset: z.string(), enterpriseId: z.string() })
  .transform(({ dataset, enterpriseId }) => ({ dataset, enterpriseIds: [enterpriseId] }));

/** Rows of a dataset about these firms were added, replaced or taken back. */
export const recordsChanged = defineEvent('recordsChanged', z.union([ofFirms, ofOneFirm]));
export type RecordsChanged = z.output<typeof ofFirms>;
