import { CreditRecord } from './credit-record.entity.js';
import { RecordChange } from './record-change.entity.js';
import { ReplacedRecord } from './replaced-record.entity.js';

export { recordsChanged } from './records.events.js';
export { recordsJobs } from './records.jobs.js';
export { recordsRoutes } from './records.routes.js';
export { RecordsService, type RecordsLoad } from './records.service.js';
export { canonicalIdentifier, sealingContext } from './sealed-fields.js';
export type { LoadOutcome } from './loading.js';
export type { StoredRecord } from './records.repository.js';

export const recordsEntities = [CreditRecord, ReplacedRecord, RecordChange];
