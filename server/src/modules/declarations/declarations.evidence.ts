import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';

const declarationId = z.string();
const dataset = z.string();

/** `valuesDigest` is keyed: amounts have so few possibilities that a plain hash could be tried out. */
export const entries = {
  submitted: defineEvidence(
    'declaration.submitted',
    z.object({
      declarationId,
      dataset,
      datasetVersion: z.int(),
      valuesDigest: z.string(),
      commitmentVersion: z.int(),
      commitmentDigest: z.string(),
      replaces: z.string().nullable(),
    }),
  ),
  withdrawn: defineEvidence('declaration.withdrawn', z.object({ declarationId, dataset, valuesDigest: z.string() })),
};
