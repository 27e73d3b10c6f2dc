import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id } from '../../kernel/wire.contract.js';
import { datasetCode, datasetDefinition } from './definition.contract.js';

export const importBytesMax = 16 * 1024 * 1024;

/** `digest`: SHA-256 (hex) of the RFC 8785 form of `datasets`. */
export const catalogueDocument = z
  .strictObject({
    format: z.literal('xinyidai-catalogue-1'),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    datasets: z.array(datasetDefinition).min(1).max(1000),
  })
  .meta({ id: 'CatalogueDocument' });
export type CatalogueDocument = z.infer<typeof catalogueDocument>;

export const exportCatalogue = contract({
  method: 'get',
  path: '/catalogue-export',
  summary: 'The catalogue, or one entry, as canonical JSON with its digest, or as a spreadsheet to read',
  permission: 'public',
  tags: ['catalogue'],
  limit: 'export',
  query: z.strictObject({ format: z.enum(['json', 'xlsx']).default('json'), code: datasetCode.optional() }),
  returns: 'file',
});

export const datasetTemplate = contract({
  method: 'get',
  path: '/datasets/{code}/template',
  summary: 'An empty table to fill in: the headers that need no mapping; the spreadsheet has a second sheet that explains them',
  permission: 'public',
  tags: ['catalogue'],
  limit: 'export',
  params: z.strictObject({ code: datasetCode }),
  query: z.strictObject({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  returns: 'file',
});

export const importResult = z
  .object({
    digest: z.string(),
    items: z.array(
      z.object({ code: datasetCode, title: z.string(), outcome: z.enum(['drafted', 'alreadyDrafted', 'unchanged']), changeId: id.nullable() }),
    ),
  })
  .meta({ id: 'CatalogueImport' });
export type ImportResult = z.infer<typeof importResult>;

export const importCatalogue = contract({
  method: 'post',
  path: '/catalogue-imports',
  summary:
    'Take an exported catalogue in as drafts. Every fault is named by pointer and nothing changes when there is one; the same file again has no effect',
  permission: 'catalogue:edit',
  tags: ['catalogue'],
  status: 201,
  limit: 'write',
  upload: { types: ['application/octet-stream', 'text/plain'], bytesMax: importBytesMax },
  returns: importResult,
});
