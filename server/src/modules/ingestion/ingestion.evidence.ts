import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';

const batchId = z.string();
const dataset = z.string();
const digest = z.string();
const rows = z.int();

export const entries = {
  received: defineEvidence('batch.received', z.object({ batchId, dataset, digest, bytes: z.int() })),
  loaded: defineEvidence('batch.loaded', z.object({ batchId, dataset, digest, accepted: rows, rejected: rows })),
  refused: defineEvidence('batch.refused', z.object({ batchId, dataset, digest, rule: z.string() })),
  cancelled: defineEvidence('batch.cancelled', z.object({ batchId, dataset, digest, rowsDone: rows })),
  failed: defineEvidence('batch.failed', z.object({ batchId, dataset, digest, rowsDone: rows })),
  takenUp: defineEvidence('batch.takenUp', z.object({ batchId, dataset, digest, rowsDone: rows })),
  waitingExpired: defineEvidence('batch.waitingExpired', z.object({ batchId, dataset, rows })),
  rollbackRequested: defineEvidence('batch.rollbackRequested', z.object({ batchId, dataset, digest, reasonDigest: z.string() })),
  rolledBack: defineEvidence(
    'batch.rolledBack',
    z.object({ batchId, dataset, digest, rows, registrations: z.object({ restored: rows, removed: rows, kept: rows }).optional() }),
  ),
  mappingSaved: defineEvidence('mapping.saved', z.object({ dataset, version: z.int(), digest })),
};
