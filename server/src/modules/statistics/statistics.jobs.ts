import { z } from 'zod';
import { listen } from '../../kernel/events.js';
import { defineJob, type JobHandlers } from '../../kernel/jobs/index.js';
import { lendingReported } from '../lending/index.js';
import type { StatisticsService } from './statistics.service.js';

/** For an operator who doubts the figures: enqueue it, and they are counted from the events again. */
export const rebuildStatistics = defineJob('statistics.rebuild', z.object({}));

export function statisticsJobs(jobs: JobHandlers, statistics: StatisticsService): void {
  // One job per event, enqueued in its transaction: a watermark over ids would lose an event whose transaction ended after a later one's.
  listen(jobs, lendingReported, 'statistics.count', (tx, { eventId }) => statistics.count(tx, eventId));
  jobs.short(rebuildStatistics, (tx) => statistics.rebuild(tx));
}
