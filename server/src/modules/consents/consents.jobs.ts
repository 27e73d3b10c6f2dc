import type { Timers } from '../../kernel/jobs/index.js';
import type { ConsentsService } from './consents.service.js';

export function consentsTimers(timers: Timers, consents: ConsentsService): void {
  timers.every('consents.due', 60, (tx) => consents.endDue(tx));
  timers.every('consents.notices', 600, (tx) => consents.tellDue(tx));
}
