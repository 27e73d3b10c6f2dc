import { BatchNumber } from './batch-number.entity.js';
import { Batch } from './batch.entity.js';
import { Reject } from './reject.entity.js';
import { SavedMapping } from './saved-mapping.entity.js';
import { WaitingRow } from './waiting-row.entity.js';

export { ingestionJobs } from './ingestion.jobs.js';
export { ingestionRoutes } from './ingestion.routes.js';
export { IngestionService, type IngestionSettings } from './ingestion.service.js';
export type { IngestionNeighbours } from './neighbours.js';

export const ingestionEntities = [Batch, BatchNumber, Reject, WaitingRow, SavedMapping];
