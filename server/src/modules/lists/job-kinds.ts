import { z } from 'zod';
import { defineJob } from '../../kernel/jobs/index.js';

export const runCheck = defineJob('lists.check', z.object({ checkId: z.string() }));
export const rebuildEntries = defineJob('lists.rebuild', z.object({ after: z.string() }));
