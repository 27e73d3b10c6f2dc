import { z } from 'zod';
import { defineEvent } from '../../kernel/events.js';
/** Rows of a dataset about a firm were added or replaced. */
export const recordsChanged = defineEvent('recordsChanged', z.object({ enterpriseId: z.string(), dataset: z.string() }));
//# sourceMappingURL=records.events.js.map