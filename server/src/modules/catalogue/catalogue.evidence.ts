import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';

export const datasetsAssigned = defineEvidence('datasets.assigned', z.object({ organisationId: z.string(), codes: z.array(z.string()) }));

const change = z.object({ changeId: z.string(), code: z.string() });

export const changeDrafted = defineEvidence(
  'dataset.drafted',
  change.extend({ baseVersion: z.int().nullable(), origin: z.string(), digest: z.string() }),
);
export const changeSubmitted = defineEvidence('dataset.submitted', change.extend({ digest: z.string(), opens: z.boolean() }));
export const changeReturned = defineEvidence('dataset.returned', change.extend({ digest: z.string() }));
export const changeDiscarded = defineEvidence('dataset.discarded', change);
/** `opens`: somebody may see more than before, and the reviewer has confirmed the law it rests on (by its digest). */
export const changePublished = defineEvidence(
  'dataset.published',
  change.extend({
    version: z.int(),
    digest: z.string(),
    effectiveAt: z.string(),
    opens: z.boolean(),
    openingBasisDigest: z.string().nullable(),
    supersedes: z.int().nullable(),
  }),
);
export const catalogueImported = defineEvidence(
  'catalogue.imported',
  z.object({ digest: z.string(), datasets: z.int(), drafted: z.array(z.string()) }),
);
