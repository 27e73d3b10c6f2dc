import { In, type EntityManager } from 'typeorm';
import { platform, type Actor } from '../../kernel/actor.js';
import { isSqlite, lockRow } from '../../kernel/database/index.js';
import { ConcurrentChange } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { recordEvidence } from '../evidence/index.js';
import { Consent } from './consent.entity.js';
import { consentMachine, liveStates, type ConsentEvent } from './consent.machine.js';
import { consentEnded, consentGranted } from './consents.events.js';
import { entries } from './consents.evidence.js';
import { tell } from './notices.js';
import { ConsentRequest } from './request.entity.js';

/** What happens to a consent that exists, with the entry each leaves. */
const kinds = {
  cosign: entries.activated,
  decline: entries.declined,
  lapse: entries.lapsed,
  pause: entries.paused,
  resume: entries.resumed,
  revoke: entries.revoked,
  relinquish: entries.relinquished,
  expire: entries.expired,
  exhaust: entries.exhausted,
  terminate: entries.terminated,
} satisfies Record<ConsentEvent, unknown>;

interface Circumstances {
  readonly instant: Date;
  readonly note?: string | undefined;
  /** When the firm is next to be told of it; only becoming active sets it. */
  readonly noticeDueAt?: Date | null;
}

/** Compare-and-set: of two simultaneous moves out of one state, the second finds no row and gets a 409. */
export async function move(
  tx: EntityManager,
  actor: Actor,
  consent: Consent,
  event: ConsentEvent,
  { instant, ...more }: Circumstances,
): Promise<void> {
  const from = consent.state;
  consent.apply(event);
  const isEnd = consentMachine.isFinal(consent.state);
  const changes = {
    state: consent.state,
    ...(isEnd && { endedAt: instant, endNote: more.note ?? null, noticeDueAt: null }),
    ...(more.noticeDueAt !== undefined && { noticeDueAt: more.noticeDueAt }),
  };
  const { affected } = await tx.update(Consent, { id: consent.id, state: from }, changes);
  if (affected !== 1) throw new ConcurrentChange('这份授权刚刚有了变化，请刷新再看', { consentId: consent.id });
  Object.assign(consent, changes);
  const { enterpriseId, receiverId, applicationId } = consent;
  const data = { consent: consent.id, receiver: receiverId, application: applicationId };
  await recordEvidence(tx, actor, kinds[event], data, { enterpriseId, subjectId: consent.id });
  const about = { consentId: consent.id, applicationId, enterpriseId, receiverId };
  if (isEnd) await emit(tx, consentEnded, { ...about, state: consent.state });
  else if (event === 'cosign') await emit(tx, consentGranted, about);
}

/** By the clock, or because what the consent was for is over. Ended by someone meanwhile: nothing is left to do. */
export async function endByPlatform(
  tx: EntityManager,
  consentId: string,
  event: 'expire' | 'exhaust' | 'terminate' | 'lapse',
  instant: Date,
): Promise<Consent | null> {
  const consent = await lockRow(tx, Consent, { id: consentId });
  if (!consent) return null;
  // A consent that some have not signed yet cannot be terminated: it never came to be, and lapses.
  const fitting = event === 'terminate' && consent.state === 'awaitingCosigner' ? 'lapse' : event;
  if (!consentMachine.allows(consent.state, fitting)) return null;
  await move(tx, platform, consent, fitting, { instant });
  return consent;
}

type Purpose = { readonly applicationId: string } | { readonly loanId: string };

/** What the consents were for is over. Requests are locked first: a grant on its way holds its request, so it is either seen here or finds the request withdrawn. */
export async function endAllFor(
  tx: EntityManager,
  what: Purpose,
  reason: string,
  instant: Date,
  withdraw: (request: ConsentRequest) => Promise<void>,
): Promise<void> {
  const requests = await tx.find(ConsentRequest, { where: what, ...(!isSqlite(tx) && { lock: { mode: 'pessimistic_write' as const } }) });
  for (const request of requests) if (request.state === 'requested') await withdraw(request);
  for (const { id } of await tx.findBy(Consent, { ...what, state: In(liveStates) })) {
    const ended = await endByPlatform(tx, id, 'terminate', instant);
    if (!ended) continue;
    await tell(tx, { enterpriseId: ended.enterpriseId, kind: 'ended', dedupeKey: `ended:${id}`, consentId: id, data: { reason } });
  }
}
