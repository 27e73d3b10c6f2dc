import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';

const counts = z.object({ dataset: z.string(), rows: z.int(), history: z.int(), rejects: z.int(), waiting: z.int() });

export const entries = {
  swept: defineEvidence('records.swept', z.object({ sweep: z.string(), day: z.string(), datasets: z.array(counts) })),
};
