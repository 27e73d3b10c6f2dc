import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, pageOf, pageQuery, uscc } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';

/** A row about a firm that is not registered yet. What it says is not shown: it is not the firm's record so far. */
export const waitingRowView = z
  .object({
    id,
    uscc: z.string(),
    dataset: datasetCode,
    datasetTitle: z.string(),
    batch: z.object({ id, reference: z.string() }),
    since: instant,
    days: z.int(),
    /** Without a registration until then it is given up. */
    expiresAt: instant,
  })
  .meta({ id: 'WaitingRow' });

export const listWaitingRows = contract({
  method: 'get',
  path: '/waiting-rows',
  summary: 'Rows of the own deliveries whose firms are not registered yet, oldest first',
  permission: 'batch:read',
  tags: ['ingestion'],
  query: pageQuery.extend({
    dataset: datasetCode.optional(),
    /** Of one delivery. */
    batchId: id.optional(),
    /** A code or its beginning. */
    uscc: uscc.optional(),
  }),
  returns: pageOf(waitingRowView).extend({
    /** Of everything that waits, whatever the filters. */
    summary: z.object({
      rows: z.int(),
      firms: z.int(),
      rowsMax: z.int(),
      oldest: instant.nullable(),
      keptDays: z.int(),
      datasets: z.array(z.object({ dataset: datasetCode, title: z.string(), rows: z.int() })),
    }),
  }),
});
export type WaitingRowsView = z.infer<typeof listWaitingRows.returns>;
