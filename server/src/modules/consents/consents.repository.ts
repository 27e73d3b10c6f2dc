import { In, MoreThan, type EntityManager, type FindOptionsWhere, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { holdRow, isRetryable, lockRow } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { EvidenceEntry, EvidenceUnavailable } from '../evidence/index.js';
import { Access } from './access.entity.js';
import { lifeKinds, type EntryCounts } from './alteration.pure.js';
import { Consent } from './consent.entity.js';
import { liveStates } from './consent.machine.js';
import { ConsentRequest } from './request.entity.js';

interface Parties {
  readonly enterpriseId: string;
  readonly receiverId: string;
}

/** What the actor may see, as a condition: a list and a single read share it. No row has the empty id, so an actor without a party sees nothing. */
export const visibleTo = (actor: Actor): Partial<Parties> =>
  actor.enterpriseId ? { enterpriseId: actor.enterpriseId } : { receiverId: actor.organisationId ?? '' };

export const notVisible = (): NotFound => new NotFound('没有这一项，或者您无权查看');

export async function visibleConsent(manager: EntityManager, actor: Actor, consentId: string): Promise<Consent> {
  const consent = await manager.findOneBy(Consent, { id: consentId, ...visibleTo(actor) });
  if (!consent) throw notVisible();
  return consent;
}

/** Locked, because the move that follows depends on its state. */
export async function visibleConsentForMove(tx: EntityManager, actor: Actor, consentId: string): Promise<Consent> {
  const consent = await lockRow(tx, Consent, { id: consentId, ...visibleTo(actor) });
  if (!consent) throw notVisible();
  return consent;
}

export async function visibleRequest(manager: EntityManager, actor: Actor, requestId: string): Promise<ConsentRequest> {
  const request = await requestsVisibleTo(manager, actor).andWhere('request.id = :requestId', { requestId }).getOne();
  if (!request) throw notVisible();
  return request;
}

/** A draft does not exist for the bank, so neither does the question that was asked with it. */
export function requestsVisibleTo(manager: EntityManager, actor: Actor): SelectQueryBuilder<ConsentRequest> {
  const builder = manager.createQueryBuilder(ConsentRequest, 'request').where(visibleTo(actor));
  return actor.enterpriseId ? builder : builder.andWhere('(request.askedByReceiver = 1 or request.consentId is not null)');
}

export async function visibleRequestForMove(tx: EntityManager, actor: Actor, requestId: string): Promise<ConsentRequest> {
  const request = await lockRow(tx, ConsentRequest, { id: requestId, ...visibleTo(actor) });
  // As in a read: what the firm has only begun does not exist for the bank.
  if (!request || (!actor.enterpriseId && !request.isKnownToReceiver)) throw notVisible();
  return request;
}

/** For the system: the newest consent of an application; an older one has ended, or ended with it. */
export const newestConsent = (manager: EntityManager, where: FindOptionsWhere<Consent>): Promise<Consent | null> =>
  manager.findOne(Consent, { where, order: { id: 'DESC' } });

export const newestRequest = (manager: EntityManager, where: FindOptionsWhere<ConsentRequest>): Promise<ConsentRequest | null> =>
  manager.findOne(ConsentRequest, { where, order: { id: 'DESC' } });

/** Working, paused, or waiting for signatures: while one stands, nobody asks for another about the same thing. */
export async function hasLiveConsent(
  tx: EntityManager,
  what: { readonly applicationId: string } | { readonly loanId: string },
  instant: Date,
): Promise<boolean> {
  const consents = await tx.findBy(Consent, { ...what, state: In(liveStates), expiresAt: MoreThan(instant) });
  return consents.some((consent) => consent.stateAt(instant) !== 'lapsed');
}

/** Gate 1 counts: asking and counting are one statement, so that they cannot be parted. */
export async function countAccess(tx: EntityManager, consentId: string, instant: Date): Promise<boolean> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(Consent)
    .set({ uses: () => 'uses + 1', lastAccessAt: instant })
    .where("id = :consentId AND state = 'active' AND uses < uses_max AND expires_at > :instant", { consentId, instant })
    .execute();
  return affected === 1;
}

/** Gate 2: the consent as it is now, kept so until the end of the transaction. */
export const holdLiveConsent = (tx: EntityManager, consentId: string, instant: Date): Promise<Consent | null> =>
  holdRow(tx, Consent, { id: consentId, state: 'active', expiresAt: MoreThan(instant) });

/** What the log says about the granting of a consent: what the row must agree with. */
export const grantEntryOf = (tx: EntityManager, consent: Consent): Promise<EvidenceEntry | null> =>
  readLog(() => tx.findOneBy(EvidenceEntry, { id: consent.entryId }));

/** How the log tells the life of a consent since. */
export const lifeEntriesOf = async (tx: EntityManager, consentId: string): Promise<EntryCounts> => {
  const rows = await readLog(() =>
    tx
      .createQueryBuilder(EvidenceEntry, 'entry')
      .select('entry.kind', 'kind')
      .addSelect('count(*)', 'entries')
      .where({ subjectId: consentId, kind: In([...lifeKinds]) })
      .groupBy('entry.kind')
      .getRawMany<{ kind: string; entries: number | string }>(),
  );
  return new Map(rows.map(({ kind, entries }) => [kind, Number(entries)]));
};

/** A hand-over writes no entry of its own; when the log is away it does not happen all the same (invariant 2). */
export async function requireEvidence(tx: EntityManager): Promise<void> {
  await readLog(() => tx.createQueryBuilder(EvidenceEntry, 'entry').select('entry.id').limit(1).getRawOne());
}

async function readLog<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isRetryable(error)) throw error;
    throw new EvidenceUnavailable('存证暂时写不进去，所以没有提供任何数据，请稍后再试');
  }
}

export const findAccess = (manager: EntityManager, enterpriseId: string, accessId: string): Promise<Access | null> =>
  manager.findOneBy(Access, { id: accessId, enterpriseId, outcome: 'allowed' });
