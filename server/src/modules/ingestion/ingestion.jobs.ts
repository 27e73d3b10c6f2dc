import { listen } from '../../kernel/events.js';
import { enqueue, type JobHandlers, type Timers } from '../../kernel/jobs/index.js';
import { enterpriseRegistered } from '../enterprises/index.js';
import type { IngestionService } from './ingestion.service.js';
import { loadBatch, moveWaitingRows, rollBackBatch, sweepLeftovers } from './job-kinds.js';

const sweepSeconds = 600;

export function ingestionJobs(handlers: JobHandlers, timers: Timers, ingestion: IngestionService): void {
  handlers.long(
    loadBatch,
    ({ batchId }, context) => ingestion.load(batchId, context),
    (tx, { batchId }) => ingestion.fail(tx, batchId),
  );
  handlers.long(rollBackBatch, ({ batchId }, context) => ingestion.runRollback(batchId, context));
  handlers.short(moveWaitingRows, (tx, { uscc }) => ingestion.moveWaiting(tx, uscc));
  handlers.long(sweepLeftovers, () => ingestion.sweep());
  listen(handlers, enterpriseRegistered, 'ingestion', (tx, { uscc }) => ingestion.moveWaiting(tx, uscc));
  timers.every('ingestion.sweep', sweepSeconds, (tx) => enqueue(tx, sweepLeftovers, {}, { dedupeKey: 'next' }));
}
