import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { cadence, datasetCode, datasetDefinition, disclosure, provenance, sharingMode } from './definition.contract.js';

export * from './definition.contract.js';

const supplier = z.object({ id, name: z.string() });

export const datasetView = datasetDefinition.extend({ version: z.int(), suppliers: z.array(supplier) }).meta({ id: 'DatasetView' });
export type DatasetView = z.infer<typeof datasetView>;

/** An entry without its fields, for lists. */
export const datasetBrief = z
  .object({
    code: datasetCode,
    version: z.int(),
    title: z.string(),
    group: z.string(),
    sourceName: z.string(),
    nationalOwner: z.string(),
    provenance,
    disclosure,
    sensitivity: z.string(),
    sharingMode,
    cadence,
    freshnessDays: z.int(),
    fieldCount: z.int(),
    suppliers: z.array(supplier),
    /** When the last delivery was taken in; null: none yet. */
    lastArrivalAt: instant.nullable(),
  })
  .meta({ id: 'DatasetBrief' });
export type DatasetBrief = z.infer<typeof datasetBrief>;

export const listDatasets = contract({
  method: 'get',
  path: '/datasets',
  summary: 'The data catalogue: what is held, from whom, under which law, and who may see it',
  permission: 'public',
  tags: ['catalogue'],
  query: pageQuery,
  returns: pageOf(datasetView),
});

export const browseCatalogue = contract({
  method: 'get',
  path: '/catalogue',
  summary: 'The catalogue as a list, without fields; `q` looks in names, sources and fields',
  permission: 'public',
  tags: ['catalogue'],
  query: pageQuery.extend({
    q: z.string().trim().max(60).optional(),
    group: z
      .string()
      .max(2)
      .regex(/^\d{2}$/)
      .optional(),
    disclosure: disclosure.optional(),
    sharingMode: sharingMode.optional(),
    cadence: cadence.optional(),
    sourceName: z.string().max(120).optional(),
    /** Delivered by this organisation. */
    supplierId: id.optional(),
  }),
  returns: pageOf(datasetBrief).extend({
    /** Of the whole catalogue, for the filters. */
    groups: z.array(z.object({ group: z.string(), name: z.string(), datasets: z.int() })),
    sources: z.array(z.string()),
    total: z.int(),
  }),
});

const datasetParams = z.strictObject({ code: datasetCode });

export const getDataset = contract({
  method: 'get',
  path: '/datasets/{code}',
  summary: 'One dataset of the catalogue; `version` for an earlier one',
  permission: 'public',
  tags: ['catalogue'],
  params: datasetParams,
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(100_000).optional() }),
  returns: datasetView.extend({ lastArrivalAt: instant.nullable() }),
});

export const datasetVersionView = z
  .object({
    version: z.int(),
    state: z.enum(['upcoming', 'current', 'superseded']),
    effectiveAt: instant,
    /** Why it was made; empty for the versions the platform began with. */
    note: z.string(),
    /** Who drafted and who reviewed is the operator's own matter; the public reads when and why. */
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'DatasetVersion' });

export const listDatasetVersions = contract({
  method: 'get',
  path: '/datasets/{code}/versions',
  summary: 'Every version of a dataset, newest first',
  permission: 'public',
  tags: ['catalogue'],
  params: datasetParams,
  query: pageQuery,
  returns: pageOf(datasetVersionView),
});

export const assignDatasets = contract({
  method: 'put',
  path: '/organisations/{organisationId}/datasets',
  summary: 'Which datasets a data source delivers',
  permission: 'organisation:manage',
  tags: ['catalogue'],
  params: z.strictObject({ organisationId: id }),
  body: z.strictObject({ codes: z.array(datasetCode).max(500) }),
  returns: z.object({ codes: z.array(datasetCode) }),
});
