import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { datasetCode, datasetDefinition } from './definition.contract.js';

export * from './definition.contract.js';

export const datasetView = datasetDefinition
  .extend({ version: z.int(), suppliers: z.array(z.object({ id, name: z.string() })) })
  .meta({ id: 'DatasetView' });
export type DatasetView = z.infer<typeof datasetView>;

export const listDatasets = contract({
  method: 'get',
  path: '/datasets',
  summary: 'The data catalogue: what is held, from whom, under which law, and who may see it',
  permission: 'public',
  tags: ['catalogue'],
  query: pageQuery,
  returns: pageOf(datasetView),
});

export const getDataset = contract({
  method: 'get',
  path: '/datasets/{code}',
  summary: 'One dataset of the catalogue',
  permission: 'public',
  tags: ['catalogue'],
  params: z.strictObject({ code: datasetCode }),
  returns: datasetView,
});

export const assignDatasets = contract({
  method: 'put',
  path: '/organisations/{organisationId}/datasets',
  summary: 'Which datasets a data source delivers',
  permission: 'organisation:manage',
  tags: ['catalogue'],
  params: z.strictObject({ organisationId: id }),
  body: z.strictObject({ codes: z.array(datasetCode).max(100) }),
  returns: z.object({ codes: z.array(datasetCode) }),
});
