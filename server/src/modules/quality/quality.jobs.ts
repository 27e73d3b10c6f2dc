import { listen } from '../../kernel/events.js';
import type { JobHandlers, Timers } from '../../kernel/jobs/index.js';
import { deliveryEnded } from '../ingestion/index.js';
import type { QualityCounter } from './counter.js';
import { countFirms, rebuildQuality, reconcileClosed } from './job-kinds.js';

const remindSeconds = 3_600;

export function qualityJobs(jobs: JobHandlers, timers: Timers, counter: QualityCounter): void {
  listen(jobs, deliveryEnded, 'quality.count', (tx, { batchId }) => counter.count(tx, batchId), { dedupeKey: ({ batchId }) => batchId });
  jobs.long(countFirms, (key, context) => counter.countFirms(key, context));
  jobs.long(rebuildQuality, (_, context) => counter.recount(context));
  jobs.long(reconcileClosed, (_, context) => counter.reconcile(context));
  timers.every('quality.remind', remindSeconds, (tx) => counter.remind(tx));
}
