import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, pageOf, pageQuery } from '../../kernel/wire.contract.js';

export const retentionSweepView = z
  .object({
    id,
    day: businessDate,
    startedAt: instant,
    finishedAt: instant.nullable(),
    removed: z.array(z.object({ dataset: z.string(), title: z.string(), rows: z.int(), history: z.int(), rejects: z.int(), waiting: z.int() })),
  })
  .meta({ id: 'RetentionSweep' });
export type RetentionSweepView = z.infer<typeof retentionSweepView>;

export const listRetentionSweeps = contract({
  method: 'get',
  path: '/retention-sweeps',
  summary: 'When rows past their keeping were last removed, and how many of which dataset; no row and no firm',
  permission: 'job:read',
  tags: ['operations'],
  query: pageQuery,
  returns: pageOf(retentionSweepView),
});
