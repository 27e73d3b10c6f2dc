import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { fieldSpec } from '../../kernel/importing/fields.contract.js';
import { id, pageOf, pageQuery } from '../../kernel/wire.contract.js';

/** Two digits of the group, two of the item: `05.02`. */
export const datasetCode = z
  .string()
  .regex(/^\d{2}\.\d{2}$/)
  .meta({ id: 'DatasetCode', example: '05.02' });

export const disclosure = z.enum(['public', 'onConsent', 'governmentOnly']);
export type Disclosure = z.infer<typeof disclosure>;

/** One catalogue entry. Adding a dataset is adding such a document, not code (product §5). */
export const datasetDefinition = z
  .strictObject({
    code: datasetCode,
    title: z.string(),
    group: z.string(),
    sourceName: z.string(),
    legalBasis: z.string(),
    provenance: z.enum(['official', 'local', 'proposed']),
    disclosure,
    sensitivity: z.enum(['L1', 'L2', 'L3', 'L4']),
    sharingMode: z.enum(['physicalCopy', 'liveInterface', 'verifyOnly', 'privacyComputing', 'nationalNode', 'selfDeclared']),
    cadence: z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'onRequest']),
    /** Days after the end of the period by which the rows have arrived. */
    freshnessDays: z.int(),
    retentionYears: z.int(),
    /** Field names that make up the natural key beside enterprise and period; empty: one row per enterprise and period. */
    naturalKey: z.array(z.string()),
    /** The field that names the period; null for a state without a period. */
    periodField: z.string().nullable(),
    /** Rows make or change enterprises. */
    registers: z.boolean(),
    fields: z.array(fieldSpec),
  })
  .meta({ id: 'Dataset' });
export type DatasetDefinition = z.infer<typeof datasetDefinition>;

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
