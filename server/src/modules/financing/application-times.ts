import { now } from '../../kernel/clock.js';
import { workingDaysBetween } from '../../kernel/pure/working-calendar.js';
import type { Application } from './application.entity.js';
import { decisionMs } from './clocks.pure.js';

const dayMs = 86_400_000;

/** The first response is counted once, in working days. */
export const responded = (application: Application): Partial<Pick<Application, 'respondedAt' | 'responseMilliDays'>> =>
  application.respondedAt || !application.submittedAt
    ? {}
    : { respondedAt: now(), responseMilliDays: Math.round(workingDaysBetween(application.submittedAt, now()) * 1000) };

/** The first decision is counted once, without the time the bank waited for the firm. */
export const decided = (application: Application): Partial<Pick<Application, 'decidedAt' | 'decisionMilliDays'>> =>
  application.decidedAt ? {} : { decidedAt: now(), decisionMilliDays: Math.round((decisionMs(application, now()) / dayMs) * 1000) };

/** The clock goes on: what it stood still is added to its end. */
export function resumed(application: Application): Partial<Pick<Application, 'stoppedAt' | 'stoppedMs' | 'decisionDueAt'>> {
  if (!application.stoppedAt || !application.decisionDueAt) return {};
  const stoodMs = now().getTime() - application.stoppedAt.getTime();
  return { stoppedAt: null, stoppedMs: application.stoppedMs + stoodMs, decisionDueAt: new Date(application.decisionDueAt.getTime() + stoodMs) };
}
