import { route, type Route } from '../../kernel/http/index.js';
import * as contracts from './records.contract.js';
import type { CatalogueService } from '../catalogue/index.js';
import { presentSweep } from './records.views.js';
import { listRetentionSweeps } from './retention.contract.js';
import type { Retention } from './retention.js';
import type { RecordsService } from './records.service.js';

export const recordsRoutes = (records: RecordsService, retention: Retention, catalogue: Pick<CatalogueService, 'all'>): Route[] => [
  route(contracts.listOwnRecords, async ({ actor, query }) => records.ownRecords(actor, query)),
  route(contracts.getOwnRecordHistory, async ({ actor, query }) => records.ownHistory(actor, query)),
  route(listRetentionSweeps, async ({ query }) => {
    const page = await retention.page(query);
    const titles = new Map((await catalogue.all()).map(({ code, title }) => [code, title]));
    return { ...page, items: page.items.map((sweep) => presentSweep(sweep, titles)) };
  }),
];
