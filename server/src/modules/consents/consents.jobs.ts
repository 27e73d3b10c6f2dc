import type { Timers } from '../../kernel/jobs/index.js';
import type { ConsentsService } from './consents.service.js';

export const consentsTimers = (timers: Timers, consents: ConsentsService): void => timers.every('consents.due', 60, (tx) => consents.endDue(tx));
