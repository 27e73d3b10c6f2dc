import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { instant, pageOf, pageQuery, period } from '../../kernel/wire.contract.js';
import { datasetCode, disclosure } from '../catalogue/catalogue.contract.js';

/** One row of a dataset about one enterprise, as it may be shown: personal identifiers masked, fields in the catalogue's order. */
export const recordView = z
  .object({
    dataset: datasetCode,
    title: z.string(),
    sourceName: z.string(),
    period,
    disclosure,
    /** `selfDeclared`: the firm has said so itself, under a signed commitment; no department vouches for it. */
    origin: z.enum(['delivered', 'selfDeclared']),
    values: z.array(z.object({ field: z.string(), title: z.string(), value: z.string().nullable(), unit: z.string().nullable() })),
    loadedAt: instant,
  })
  .meta({ id: 'Record' });
export type RecordView = z.infer<typeof recordView>;

export const listOwnRecords = contract({
  method: 'get',
  path: '/enterprise/records',
  summary: 'What the platform holds about the caller’s own enterprise',
  permission: 'enterprise:read',
  tags: ['enterprise'],
  query: pageQuery.extend({ dataset: datasetCode.optional() }),
  returns: pageOf(recordView),
});
