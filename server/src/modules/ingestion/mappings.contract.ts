import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { instant, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { datasetParams, mappingView } from './ingestion.contract.js';

export const mappingVersionView = z
  .object({
    version: z.int(),
    savedAt: instant,
    savedBy: z.string(),
    columns: z.int(),
    /** Against the version before, in words. */
    changes: z.array(z.string()),
    /** Deliveries that were read by it. */
    batches: z.int(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'MappingVersion' });
export type MappingVersionView = z.infer<typeof mappingVersionView>;

export const listMappingVersions = contract({
  method: 'get',
  path: '/mappings/{dataset}/versions',
  summary: 'Every version of a mapping, the newest first, with what changed',
  permission: 'mapping:read',
  tags: ['ingestion'],
  params: datasetParams,
  query: pageQuery,
  returns: pageOf(mappingVersionView),
});

export const versionParams = datasetParams.extend({ version: z.coerce.number().int().min(1).max(100_000) });

export const getMappingVersion = contract({
  method: 'get',
  path: '/mappings/{dataset}/versions/{version}',
  summary: 'One version of a mapping',
  permission: 'mapping:read',
  tags: ['ingestion'],
  params: versionParams,
  returns: mappingView,
});

export const restoreMappingVersion = contract({
  method: 'post',
  path: '/mappings/{dataset}/versions/{version}/restoration',
  summary: 'Save an earlier version again, as the newest',
  permission: 'mapping:write',
  tags: ['ingestion'],
  status: 201,
  limit: 'write',
  params: versionParams,
  body: z.strictObject({}),
  returns: mappingView,
});
