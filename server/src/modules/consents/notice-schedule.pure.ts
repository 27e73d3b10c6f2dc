import type { Consent } from './consent.entity.js';
import type { ConsentPolicy } from './template.entity.js';

const dayMs = 24 * 60 * 60 * 1000;
const after = (instant: Date, days: number): Date => new Date(instant.getTime() + days * dayMs);

/** One moment at which the firm is told of a consent. */
export interface DueNotice {
  readonly kind: 'expiring' | 'review' | 'pulls';
  readonly at: Date;
  /** Counts those of a kind: with it each is said once. */
  readonly number: number;
}
type Terms = Pick<Consent, 'purpose' | 'grantedAt' | 'expiresAt'>;
type Days = Pick<ConsentPolicy, 'expiryNoticeDays' | 'reviewNoticeDays' | 'pullNoticeDays'>;

/** All of a consent's life, earliest first: every quarter that it lives, every month of a monitoring bank's pulls, and shortly before it ends. */
export function noticesOf({ purpose, grantedAt, expiresAt }: Terms, days: Days): DueNotice[] {
  const every = (kind: DueNotice['kind'], step: number): DueNotice[] => {
    const found: DueNotice[] = [];
    for (let number = 1; after(grantedAt, step * number) < expiresAt; number += 1) found.push({ kind, at: after(grantedAt, step * number), number });
    return found;
  };
  const ending = after(expiresAt, -days.expiryNoticeDays);
  return [
    ...every('review', days.reviewNoticeDays),
    ...(purpose === 'loanMonitoring' ? every('pulls', days.pullNoticeDays) : []),
    ...(ending > grantedAt ? [{ kind: 'expiring' as const, at: ending, number: 1 }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

export const nextNoticeAfter = (consent: Terms, days: Days, instant: Date): Date | null =>
  noticesOf(consent, days).find(({ at }) => at > instant)?.at ?? null;

/** What has come due since a moment. After a long silence only the newest of a kind is said. */
export function noticesDue(consent: Terms, days: Days, since: Date, instant: Date): DueNotice[] {
  const due = noticesOf(consent, days).filter(({ at }) => at >= since && at <= instant);
  return due.filter(({ kind, number }) => !due.some((other) => other.kind === kind && other.number > number));
}

export const dayAfter = after;
