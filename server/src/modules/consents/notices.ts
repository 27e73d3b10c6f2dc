import { In, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { isDuplicate } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { Access } from './access.entity.js';
import { Consent } from './consent.entity.js';
import { dayAfter, nextNoticeAfter, noticesDue } from './notice-schedule.pure.js';
import { Notice } from './notice.entity.js';
import { ConsentRequest } from './request.entity.js';
import type { ConsentPolicy } from './template.entity.js';
import { policyAt } from './templates.js';

type News = Pick<Notice, 'enterpriseId' | 'kind' | 'dedupeKey'> & Partial<Pick<Notice, 'consentId' | 'requestId' | 'data'>>;

/** Tells a firm something once. False: it was told before. */
export async function tell(tx: EntityManager, news: News): Promise<boolean> {
  if (await tx.existsBy(Notice, { dedupeKey: news.dedupeKey })) return false;
  try {
    await tx.insert(Notice, { consentId: null, requestId: null, data: {}, ...news, id: newId(), at: now() });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

const dueMax = 200;

/** The clock: consents that are soon over, that have lived another quarter, that a bank has drawn on; requests nobody has answered. */
export async function tellDue(tx: EntityManager): Promise<void> {
  const instant = now();
  const policy = await policyAt(tx, chinaDate(instant));
  const due = await tx.find(Consent, { where: { noticeDueAt: LessThanOrEqual(instant), state: In(['active', 'paused']) }, take: dueMax });
  for (const consent of due) await tellOf(tx, consent, policy, instant);
  const waiting = await tx.find(ConsentRequest, { where: { noticeDueAt: LessThanOrEqual(instant), state: 'requested' }, take: dueMax });
  for (const request of waiting) await remindOf(tx, request, policy, instant);
}

async function tellOf(tx: EntityManager, consent: Consent, policy: ConsentPolicy, instant: Date): Promise<void> {
  const { id: consentId, enterpriseId } = consent;
  if (consent.stateAt(instant) !== 'expired') {
    for (const { kind, at, number } of noticesDue(consent, policy, consent.noticeDueAt ?? instant, instant)) {
      const pulls = kind === 'pulls' ? await pullsBetween(tx, consentId, dayAfter(at, -policy.pullNoticeDays), at) : null;
      if (pulls === 0) continue;
      await tell(tx, { enterpriseId, kind, dedupeKey: `${kind}:${consentId}:${number}`, consentId, data: pulls === null ? {} : { pulls } });
    }
  }
  await tx.update(Consent, { id: consentId }, { noticeDueAt: nextNoticeAfter(consent, policy, instant) });
}

const pullsBetween = (tx: EntityManager, consentId: string, from: Date, to: Date): Promise<number> =>
  tx.countBy(Access, { consentId, outcome: 'allowed', at: MoreThan(from) }).then(async (since) => {
    const later = await tx.countBy(Access, { consentId, outcome: 'allowed', at: MoreThan(to) });
    return since - later;
  });

/** Once while it waits, and once more shortly before it lapses. */
async function remindOf(tx: EntityManager, request: ConsentRequest, policy: ConsentPolicy, instant: Date): Promise<void> {
  const { id: requestId, enterpriseId } = request;
  const last = dayAfter(request.lapsesAt, -policy.expiryNoticeDays);
  const isLast = instant >= last;
  if (request.stateAt(instant) === 'requested')
    await tell(tx, { enterpriseId, kind: 'waiting', dedupeKey: `waiting:${requestId}:${isLast ? 2 : 1}`, requestId });
  await tx.update(ConsentRequest, { id: requestId }, { noticeDueAt: isLast ? null : last });
}
