import { CreditRecord } from './credit-record.entity.js';
import { RecordMark } from './record-mark.entity.js';
import { RecordChange } from './record-change.entity.js';
import { RetentionSweep } from './retention-sweep.entity.js';
import { ReplacedRecord } from './replaced-record.entity.js';

export { periodsByFirm } from './periods-by-firm.js';
export { onRecordsChanged } from './telling.js';
export { announceBatch, firmsOfBatch, recordsJobs } from './announcing.js';
export type { RecordsLoader } from './loader.js';
export { deliveredKey, originOf, selfDeclaredKey } from './origin.js';
export { recordsRoutes } from './records.routes.js';
export { RecordsService, type RecordsLoad } from './records.service.js';
export { canonicalIdentifier, sealingContext } from './sealed-fields.js';
export { firmsWithRecords, standingValues } from './standing-values.js';
export type { Arriving, LoadOutcome } from './loading.js';
export type { RowContent } from './stored-row.js';
export type { StoredRecord } from './records.repository.js';

export { Retention } from './retention.js';
export { retentionJobs } from './retention.jobs.js';
export type { Leftovers } from './retention.js';

export const recordsEntities = [CreditRecord, ReplacedRecord, RecordMark, RecordChange, RetentionSweep];
