import { z } from 'zod';
import { defineJob } from '../../kernel/jobs/index.js';

const stream = z.object({ organisationId: z.string(), dataset: z.string() });

export const countFirms = defineJob('quality.firms', stream);
/** For an operator who doubts the figures: enqueue it, and they are counted from the deliveries again. */
export const rebuildQuality = defineJob('quality.rebuild', z.object({}));
/** A month was closed while others counted: what they changed is looked at once more. */
export const reconcileClosed = defineJob('quality.reconcile', z.object({}));
