import * as changes from '../../src/modules/catalogue/catalogue-changes.contract.js';
import type { ChangeView } from '../../src/modules/catalogue/catalogue-changes.contract.js';
import { exportCatalogue } from '../../src/modules/catalogue/catalogue-transfer.contract.js';
import { sampleDefinition } from '../sample-dataset.js';
import { bothOperator, noInput, type Case, type Walk } from './line.js';

/** One dataset each: a dataset has one open change at most. */
const drafted = async ({ stage }: Case): Promise<ChangeView> => {
  const { as, cast } = stage.world;
  const body = { definition: sampleDefinition(`28.${String(10 + stage.next()).slice(-2)}`, `第${stage.next()}项公用事业数据`), note: '新增一项' };
  return (await as(cast.operator.admin).post(changes.draftChange, { body }).expect(201)).body as ChangeView;
};

const submitted = async (one: Case): Promise<ChangeView> => {
  const { as, cast } = one.stage.world;
  const { id, etag } = await drafted(one);
  const answer = await as(cast.operator.admin)
    .post(changes.submitChange, { params: { changeId: id }, body: { etag } })
    .expect(201);
  return answer.body as ChangeView;
};

const named = ({ id }: ChangeView) => ({ changeId: id });

export const catalogueWalk: Walk = {
  'GET /catalogue': { allowed: 'public', free: noInput },
  'GET /datasets/{code}/versions': { allowed: 'public', platform: () => ({ params: { code: '05.02' } }) },
  'GET /datasets/{code}/template': { allowed: 'public', platform: () => ({ params: { code: '05.02' } }) },
  'GET /catalogue-export': { allowed: 'public', free: noInput },
  'GET /catalogue-changes': { allowed: bothOperator, free: noInput },
  'GET /catalogue-changes/{changeId}': { allowed: bothOperator, platform: async (one) => ({ params: named(await drafted(one)) }) },
  'POST /catalogue-checks': { allowed: bothOperator, free: () => ({ body: { definition: sampleDefinition('28.90') } }) },
  'POST /catalogue-changes': {
    allowed: ['operatorAdmin'],
    free: ({ stage }) => ({ body: { definition: sampleDefinition(`29.${String(10 + stage.next()).slice(-2)}`) } }),
  },
  'PUT /catalogue-changes/{changeId}': {
    allowed: ['operatorAdmin'],
    platform: async (one) => {
      const change = await drafted(one);
      return { params: named(change), body: { etag: change.etag, definition: change.definition } };
    },
  },
  'POST /catalogue-changes/{changeId}/submission': {
    allowed: ['operatorAdmin'],
    platform: async (one) => {
      const change = await drafted(one);
      return { params: named(change), body: { etag: change.etag } };
    },
  },
  'POST /catalogue-changes/{changeId}/discard': {
    allowed: ['operatorAdmin'],
    platform: async (one) => {
      const change = await drafted(one);
      return { params: named(change), body: { etag: change.etag } };
    },
  },
  'POST /catalogue-changes/{changeId}/publication': {
    allowed: ['operatorReviewer'],
    proof: 'fresh',
    platform: async (one) => {
      const change = await submitted(one);
      return { params: named(change), body: { etag: change.etag } };
    },
  },
  'POST /catalogue-changes/{changeId}/return': {
    allowed: ['operatorReviewer'],
    platform: async (one) => {
      const change = await submitted(one);
      return { params: named(change), body: { etag: change.etag, reason: '请写明共享范围' } };
    },
  },
  'POST /catalogue-imports': {
    allowed: ['operatorAdmin'],
    free: async ({ stage }) => ({
      upload: JSON.stringify(
        (
          await stage.world
            .as(null)
            .get(exportCatalogue, { query: { code: '05.01' } })
            .expect(200)
        ).body,
      ),
    }),
  },
};
