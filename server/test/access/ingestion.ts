import * as ingestion from '../../src/modules/ingestion/ingestion.contract.js';
import type { BatchView, MappingView } from '../../src/modules/ingestion/ingestion.contract.js';
import * as samples from '../../src/modules/ingestion/samples.contract.js';
import type { SampleView } from '../../src/modules/ingestion/samples.contract.js';
import { bothSource, ids, type Case, type Walk } from './line.js';

/** Not run yet, so that it can still be cancelled. */
const waiting = ({ stage, side }: Case): Promise<BatchView> =>
  stage.fresh('batch', side, async () => {
    const { dataset, good } = side.delivery;
    const sent = await stage.world
      .as(side.people.sourceOfficer)
      .upload(ingestion.sendBatch, { query: { dataset, fileName: '数据.csv' } }, good())
      .expect(202);
    return sent.body as BatchView;
  });

const withRejects = ({ stage, side }: Case): Promise<BatchView> =>
  stage.keep('rejects', side, () => stage.scenes.sentFile(side.people.sourceOfficer, side.delivery.dataset, side.delivery.bad));

/** The platform gave up on it. */
const failed = async (one: Case): Promise<BatchView> => {
  const batch = await waiting(one);
  const { database, ingestion: service } = one.stage.world.app;
  await database.transaction((tx) => service.fail(tx, batch.id));
  return batch;
};

const batchParams = async (batch: Promise<BatchView>) => ({ batchId: (await batch).id });
const datasetParams = ({ side }: Case) => ({ dataset: side.delivery.dataset });

const mappingOf = async (one: Case): Promise<MappingView['mapping']> => {
  const { stage, side } = one;
  const answer = await stage.world
    .as(side.people.sourceOfficer)
    .get(ingestion.getMapping, { params: datasetParams(one) })
    .expect(200);
  return (answer.body as MappingView).mapping;
};

/** Each call takes one back. */
const loadedOnce = ({ stage, side }: Case): Promise<BatchView> =>
  stage.fresh('loaded', side, () => stage.scenes.sentFile(side.people.sourceOfficer, side.delivery.dataset, side.delivery.good()));

const sampleOf = (one: Case): Promise<SampleView> =>
  one.stage.keep('sample', one.side, async () => {
    const kept = await one.stage.world
      .as(one.side.people.sourceOfficer)
      .upload(samples.uploadSample, { params: datasetParams(one), query: { fileName: '样本.csv' } }, one.side.delivery.good())
      .expect(201);
    return kept.body as SampleView;
  });

const savedVersion = async (one: Case): Promise<string> =>
  one.stage.keep('mappingVersion', one.side, async () => {
    const saved = await one.stage.world
      .as(one.side.people.sourceOfficer)
      .put(ingestion.saveMapping, { params: datasetParams(one), body: await mappingOf(one) })
      .expect(200);
    return String((saved.body as MappingView).version);
  });

export const ingestionWalk: Walk = {
  'POST /batches': {
    allowed: bothSource,
    record: ({ side: { delivery } }) => ({ query: { dataset: delivery.dataset, fileName: '数据.csv' }, upload: delivery.good() }),
  },
  'GET /batches': { allowed: bothSource, shows: ids, prepare: withRejects },
  'GET /batches/{batchId}': { allowed: bothSource, record: async (one) => ({ params: await batchParams(withRejects(one)) }) },
  'POST /batches/{batchId}/cancellation': { allowed: bothSource, record: async (one) => ({ params: await batchParams(waiting(one)), body: {} }) },
  'POST /batches/{batchId}/resumption': { allowed: bothSource, record: async (one) => ({ params: await batchParams(failed(one)), body: {} }) },
  'GET /waiting-rows': { allowed: bothSource, free: () => ({}) },
  'GET /batches/{batchId}/rejects': { allowed: bothSource, record: async (one) => ({ params: await batchParams(withRejects(one)) }) },
  'GET /batches/{batchId}/rejects.csv': { allowed: bothSource, record: async (one) => ({ params: await batchParams(withRejects(one)) }) },
  'POST /batches/{batchId}/rollback': {
    allowed: bothSource,
    proof: 'fresh',
    record: async (one) => ({ params: await batchParams(loadedOnce(one)), body: { reason: '报送时选错了文件' } }),
  },
  'GET /batches/{batchId}/rejects.xlsx': { allowed: bothSource, record: async (one) => ({ params: await batchParams(withRejects(one)) }) },
  'POST /mappings/{dataset}/samples': {
    allowed: bothSource,
    record: ({ side: { delivery } }) => ({ params: { dataset: delivery.dataset }, query: { fileName: '样本.csv' }, upload: delivery.good() }),
  },
  'GET /mappings/{dataset}/samples/{sampleId}': {
    allowed: bothSource,
    record: async (one) => ({ params: { ...datasetParams(one), sampleId: (await sampleOf(one)).id } }),
  },
  'POST /mappings/{dataset}/previews': {
    allowed: bothSource,
    record: async (one) => ({ params: datasetParams(one), body: { sampleId: (await sampleOf(one)).id, mapping: await mappingOf(one) } }),
  },
  'GET /mappings/{dataset}/versions': { allowed: bothSource, record: (one) => ({ params: datasetParams(one) }) },
  'GET /mappings/{dataset}/versions/{version}': {
    allowed: bothSource,
    record: async (one) => ({ params: { ...datasetParams(one), version: await savedVersion(one) } }),
  },
  'POST /mappings/{dataset}/versions/{version}/restoration': {
    allowed: bothSource,
    record: async (one) => ({ params: { ...datasetParams(one), version: await savedVersion(one) }, body: {} }),
  },
  'GET /mappings': { allowed: bothSource, shows: ({ items }) => items.map(({ dataset }) => dataset) },
  'GET /mappings/{dataset}': { allowed: bothSource, record: (one) => ({ params: datasetParams(one) }) },
  'PUT /mappings/{dataset}': { allowed: bothSource, record: async (one) => ({ params: datasetParams(one), body: await mappingOf(one) }) },
  'POST /mappings/{dataset}/suggestions': {
    allowed: bothSource,
    record: (one) => ({ params: datasetParams(one), body: { headers: ['统一社会信用代码'] } }),
  },
};
