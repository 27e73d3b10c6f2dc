import { enqueue, type JobHandlers, type Timers } from '../../kernel/jobs/index.js';
import { onRecordsChanged } from '../records/index.js';
import { rebuildEntries, runCheck } from './job-kinds.js';
import type { ListsService } from './lists.service.js';

const hour = 3600;
const day = 24 * hour;

export function listsJobs(handlers: JobHandlers, timers: Timers, lists: ListsService): void {
  onRecordsChanged(handlers, 'lists', (tx, { enterpriseIds, dataset }) => lists.keepEntries(tx, enterpriseIds, dataset));
  handlers.long(runCheck, ({ checkId }, context) => lists.run(checkId, context));
  handlers.short(rebuildEntries, async (tx, { after }) => {
    const next = await lists.rebuildSome(tx, after);
    if (next !== null) await enqueue(tx, rebuildEntries, { after: next }, { dedupeKey: 'next' });
  });
  timers.every('lists.sweep', hour, (tx) => lists.sweep(tx));
  // A dataset that becomes a list brings the records it has already.
  timers.every('lists.rebuild', 7 * day, (tx) => enqueue(tx, rebuildEntries, { after: '' }, { dedupeKey: 'next' }));
}
