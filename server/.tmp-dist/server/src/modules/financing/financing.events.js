import { z } from 'zod';
import { defineEvent } from '../../kernel/events.js';
import { id } from '../../kernel/wire.contract.js';
export const applicationSubmitted = defineEvent('application.submitted', z.object({ applicationId: id, enterpriseId: id, bankId: id }));
/** A bank has said yes (with an offer) or no. */
export const applicationDecided = defineEvent('application.decided', z.object({ applicationId: id, enterpriseId: id, bankId: id, outcome: z.enum(['offered', 'refused', 'declinedIntake']) }));
//# sourceMappingURL=financing.events.js.map