import { z } from 'zod';
import { id } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { defineEvidence } from '../evidence/index.js';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const entries = {
  /** `consent`, `access`, `receiver`: null where the firm made its own. */
  issued: defineEvidence(
    'report.issued',
    z.object({
      report: id,
      number: z.string(),
      digest,
      consent: id.nullable(),
      access: id.nullable(),
      receiver: id.nullable(),
      datasets: z.array(datasetCode),
    }),
  ),
  /** The firm took what the platform holds about it as a table or as data. */
  exported: defineEvidence('enterprise.exported', z.object({ format: z.enum(['xlsx', 'json']), records: z.int() })),
};
