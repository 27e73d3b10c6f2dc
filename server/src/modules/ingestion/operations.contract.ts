import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { line } from '../../kernel/wire.contract.js';
import { batchParams, batchView, rejectFilter } from './ingestion.contract.js';

/** What a source does with a delivery after it has ended. */
export const rollBackBatch = contract({
  method: 'post',
  path: '/batches/{batchId}/rollback',
  summary: 'Take the rows of an ended delivery out again: earlier values stand as before it, later ones are left alone',
  permission: 'batch:send',
  tags: ['ingestion'],
  status: 202,
  proof: 'fresh',
  limit: 'write',
  params: batchParams,
  body: z.strictObject({ reason: line(500) }),
  returns: batchView,
});

export const downloadRejectsXlsx = contract({
  method: 'get',
  path: '/batches/{batchId}/rejects.xlsx',
  summary: 'Rejected rows as a workbook, with the reasons, to correct and send again',
  permission: 'batch:read',
  tags: ['ingestion'],
  limit: 'export',
  params: batchParams,
  query: rejectFilter,
  returns: 'file',
});

export const takeUpBatch = contract({
  method: 'post',
  path: '/batches/{batchId}/resumption',
  summary: 'Go on with a delivery that the platform could not finish, from where it stopped',
  permission: 'batch:send',
  tags: ['ingestion'],
  status: 202,
  limit: 'write',
  params: batchParams,
  body: z.strictObject({}),
  returns: batchView,
});
