import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';

export const datasetsAssigned = defineEvidence('datasets.assigned', z.object({ organisationId: z.string(), codes: z.array(z.string()) }));
