import { z } from 'zod';
import { defineEvent } from '../../kernel/events.js';
/** A firm the platform did not know before. */
export const enterpriseRegistered = defineEvent('enterpriseRegistered', z.object({ enterpriseId: z.string(), uscc: z.string() }));
//# sourceMappingURL=enterprises.events.js.map