import { route, type Route } from '../../kernel/http/index.js';
import type { Reject } from './reject.entity.js';
import * as contracts from './ingestion.contract.js';
import * as operations from './operations.contract.js';
import * as versions from './mappings.contract.js';
import * as samples from './samples.contract.js';
import { listWaitingRows } from './waiting.contract.js';
import type { IngestionService } from './ingestion.service.js';
import { presentBatches, presentMappings } from './ingestion.views.js';

export const ingestionRoutes = (ingestion: IngestionService): Route[] => {
  const { mappings } = ingestion;
  return [
    route(contracts.sendBatch, async ({ actor, query, upload }) => {
      const batch = await ingestion.receive(actor, { ...query, upload });
      return one(await presentBatches(actor, ingestion, [batch]));
    }),
    route(contracts.listBatches, async ({ actor, query }) => {
      const page = await ingestion.page(actor, query);
      return { ...page, items: await presentBatches(actor, ingestion, page.items) };
    }),
    route(contracts.getBatch, async ({ actor, params }) =>
      one(await presentBatches(actor, ingestion, [await ingestion.find(actor, params.batchId)])),
    ),
    route(contracts.cancelBatch, async ({ actor, params }) =>
      one(await presentBatches(actor, ingestion, [await ingestion.cancel(actor, params.batchId)])),
    ),
    route(operations.takeUpBatch, async ({ actor, params }) =>
      one(await presentBatches(actor, ingestion, [await ingestion.takeUp(actor, params.batchId)])),
    ),
    route(listWaitingRows, async ({ actor, query }) => ingestion.waitingPage(actor, query)),
    route(contracts.listRejects, async ({ actor, params, query }) => {
      const page = await ingestion.rejectsPage(actor, params.batchId, query);
      return { ...page, items: page.items.map(presentReject) };
    }),
    route(contracts.downloadRejects, async ({ actor, params, query }) => ingestion.rejectsFile(actor, params.batchId, 'csv', query)),
    route(contracts.listMappings, async ({ actor, query }) => {
      const page = await mappings.page(actor, query);
      return { ...page, items: await presentMappings(ingestion, page.items) };
    }),
    route(contracts.getMapping, async ({ actor, params }) => one(await presentMappings(ingestion, [await mappings.current(actor, params.dataset)]))),
    route(contracts.saveMapping, async ({ actor, params, body }) =>
      one(await presentMappings(ingestion, [await mappings.save(actor, params.dataset, body)])),
    ),
    route(operations.rollBackBatch, async ({ actor, params, body }) =>
      one(await presentBatches(actor, ingestion, [await ingestion.rollBack(actor, params.batchId, body.reason)])),
    ),
    route(operations.downloadRejectsXlsx, async ({ actor, params, query }) => ingestion.rejectsFile(actor, params.batchId, 'xlsx', query)),
    route(samples.uploadSample, async ({ actor, params, query, upload }) => ingestion.samples.keep(actor, params.dataset, query, upload)),
    route(samples.getSample, async ({ actor, params, query }) => ingestion.samples.view(actor, params.dataset, params.sampleId, query)),
    route(samples.previewMapping, async ({ actor, params, body }) => ingestion.samples.preview(actor, params.dataset, body.sampleId, body.mapping)),
    route(versions.listMappingVersions, async ({ actor, params, query }) => ingestion.mappingVersions.page(actor, params.dataset, query)),
    route(versions.getMappingVersion, async ({ actor, params }) =>
      one(await presentMappings(ingestion, [await ingestion.mappingVersions.find(actor, params.dataset, params.version)])),
    ),
    route(versions.restoreMappingVersion, async ({ actor, params }) =>
      one(await presentMappings(ingestion, [await ingestion.mappingVersions.restore(actor, params.dataset, params.version)])),
    ),
    route(contracts.suggestMapping, async ({ actor, params, body }) => mappings.suggest(actor, params.dataset, body.headers)),
  ];
};

const presentReject = ({ line, place, field, header, received, rule, detail, remedy }: Reject) => ({
  id: `${line}-${place}`,
  line,
  field,
  header,
  received,
  rule,
  detail,
  remedy,
});

function one<T>(views: readonly T[]): T {
  const [view] = views;
  if (view === undefined) throw new Error('Nothing to present');
  return view;
}
