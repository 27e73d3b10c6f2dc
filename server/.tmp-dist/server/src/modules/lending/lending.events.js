import { z } from 'zod';
import { defineEvent } from '../../kernel/events.js';
import { id } from '../../kernel/wire.contract.js';
export const lendingReported = defineEvent('lending.reported', z.object({ eventId: id }));
//# sourceMappingURL=lending.events.js.map