import { z } from 'zod';
import { defineJob } from '../../kernel/jobs/index.js';

export const loadBatch = defineJob('ingestion.batch', z.object({ batchId: z.string() }));
export const rollBackBatch = defineJob('ingestion.rollback', z.object({ batchId: z.string() }));
export const moveWaitingRows = defineJob('ingestion.move', z.object({ uscc: z.string() }));
export const sweepLeftovers = defineJob('ingestion.sweep', z.object({}));
