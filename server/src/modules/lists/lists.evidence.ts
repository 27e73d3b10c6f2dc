import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';

/** Who searched how many codes for what. The codes themselves stay out of the log: their digest is enough to prove which they were. */
export const listChecked = defineEvidence(
  'list.checked',
  z.object({ check: z.string(), kind: z.string(), purpose: z.string(), datasets: z.array(z.string()), codes: z.int(), digest: z.string() }),
);
