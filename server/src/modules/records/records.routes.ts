import { route, type Route } from '../../kernel/http/index.js';
import * as contracts from './records.contract.js';
import type { RecordsService } from './records.service.js';

export const recordsRoutes = (records: RecordsService): Route[] => [
  route(contracts.listOwnRecords, async ({ actor, query }) => records.ownRecords(actor, query)),
  route(contracts.getOwnRecordHistory, async ({ actor, query }) => records.ownHistory(actor, query)),
];
