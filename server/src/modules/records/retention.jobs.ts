import { z } from 'zod';
import { defineJob, enqueue, type JobHandlers, type Timers } from '../../kernel/jobs/index.js';
import type { Retention } from './retention.js';

const sweepPast = defineJob('records.retention', z.object({}));
const daySeconds = 86_400;

export function retentionJobs(handlers: JobHandlers, timers: Timers, retention: Retention): void {
  handlers.long(sweepPast, (_, context) => retention.sweep(context));
  timers.every('records.retention', daySeconds, (tx) => enqueue(tx, sweepPast, {}, { dedupeKey: 'next' }));
}
