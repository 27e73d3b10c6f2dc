import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { forget, lockRow, once, transactionOrRefusal, type Database, type OnceKey } from '../../kernel/database/index.js';
import { Refused } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { recordEvidence } from '../evidence/index.js';
import { alterationsOf, livelierThanLogged } from './alteration.pure.js';
import { Access, type RefusalReason } from './access.entity.js';
import { Consent } from './consent.entity.js';
import { entries } from './consents.evidence.js';
import { isReaderOf } from './consents.policy.js';
import {
  countAccess,
  findAccess,
  grantEntryOf,
  holdLiveConsent,
  lifeEntriesOf,
  newestConsent,
  newestRequest,
  notVisible,
  requireEvidence,
} from './consents.repository.js';
import type { Neighbours } from './consents.views.js';
import { tell } from './notices.js';
import { passThroughDoor, requireOpen, type OpenConsent } from './open-consent.js';

/** How long the pages of a file may be read again under one access. */
export const readableMs = 30 * 60 * 1000;

/** What a file is opened under: the application it is read for, or one consent by name (monitoring has no application). */
export type Opening = { readonly enterpriseId: string } & ({ readonly applicationId: string } | { readonly consentId: string });

interface Attempt {
  readonly enterpriseId: string;
  readonly receiverId: string;
  readonly applicationId: string | null;
  readonly applicationReference: string | null;
  readonly consent: Consent | null;
}

/** The two gates of consented data. Every way out of here either leaves an entry, or hands nothing over. */
export class Door {
  constructor(
    private readonly database: Database,
    private readonly neighbours: Pick<Neighbours, 'enterprises' | 'people'>,
  ) {}

  /**
   * Gate 1: budget and entry in one commit, before anything is read. An enterprise nobody knows is a plain 404 and writes nothing.
   * A call that is repeated under one key has counted already: it ends with `AlreadyDone` and the access of the first.
   */
  async open(actor: Actor, { enterpriseId, ...named }: Opening, key?: OnceKey): Promise<OpenConsent> {
    const receiverId = await this.receiverBefore(actor, enterpriseId);
    const personName = await this.nameOf(actor);
    return transactionOrRefusal(this.database, async (tx) => {
      const by = 'consentId' in named ? { id: named.consentId } : { applicationId: named.applicationId };
      const found = await newestConsent(tx, { enterpriseId, receiverId, ...by });
      const consent = found && isReaderOf(actor, found) ? found : null;
      const instant = now();
      if (consent && (await this.isAltered(tx, actor, consent))) return this.refuse(tx, actor, { ...attemptOf(consent), consent }, 'altered');
      const accessId = newId();
      if (consent && key) await once(tx, key, accessId);
      if (consent && (await countAccess(tx, consent.id, instant))) return this.opened(tx, actor, consent.id, { accessId, personName, instant });
      // A refusal is no effect to repeat: each attempt stands on the enterprise's page, also under the same key.
      if (consent && key) await forget(tx, key);
      // Only a consent that is the caller's own tells what it was given for; a guessed id tells nothing.
      const applicationId = 'applicationId' in named ? named.applicationId : (consent?.applicationId ?? null);
      return this.refuse(tx, actor, await attemptAt(tx, { enterpriseId, receiverId, applicationId }, consent), await reasonFor(tx, consent, instant));
    });
  }

  /** Reads again under one's own access of less than 30 minutes: costs nothing, and a refusal is on the record. */
  async reopen(actor: Actor, enterpriseId: string, accessId: string): Promise<OpenConsent> {
    const receiverId = await this.receiverBefore(actor, enterpriseId);
    const personName = await this.nameOf(actor);
    return transactionOrRefusal(this.database, async (tx) => {
      const access = await findAccess(tx, enterpriseId, accessId);
      if (!access?.consentId || !access.readableUntil) throw notVisible();
      const consent = await tx.findOneBy(Consent, { id: access.consentId });
      const isOwn = consent !== null && access.personId === actor.personId && access.receiverId === receiverId && isReaderOf(actor, consent);
      if (!isOwn)
        return this.refuse(tx, actor, { enterpriseId, receiverId, applicationId: null, applicationReference: null, consent: null }, 'noConsent');
      const instant = now();
      if (await this.isAltered(tx, actor, consent)) return this.refuse(tx, actor, { ...attemptOf(consent), consent }, 'altered');
      if (consent.coversAt(instant) && instant < access.readableUntil) {
        return passThroughDoor(consent, { id: access.id, at: access.at, readableUntil: access.readableUntil }, personName);
      }
      const reason = consent.coversAt(instant) ? 'ended' : reasonOf(consent, instant);
      return this.refuse(tx, actor, await attemptAt(tx, { enterpriseId, receiverId, applicationId: consent.applicationId }, consent), reason);
    });
  }

  /** Gate 2: the bytes go to the socket while the consent is held. A revocation is answered before (nothing leaves) or after. */
  async handOver(actor: Actor, open: OpenConsent, send: () => void): Promise<void> {
    requireOpen(open);
    await transactionOrRefusal(this.database, async (tx) => {
      await requireEvidence(tx);
      const live = await holdLiveConsent(tx, open.consentId, now());
      // Asked after the row is held: whoever waited for the lock must not hand over by an older clock.
      const instant = now();
      if (!live?.coversAt(instant) || instant >= open.readableUntil) return this.withhold(tx, actor, open);
      // Last, and after no write: nothing can fail behind it and make the transaction run again.
      send();
      return undefined;
    });
  }

  /** A dataset that an open consent leaves out: asking for it is an attempt like any other. */
  async refuseDataset(actor: Actor, open: OpenConsent, dataset: string): Promise<never> {
    requireOpen(open);
    return transactionOrRefusal<never>(this.database, async (tx) => {
      const consent = await tx.findOneByOrFail(Consent, { id: open.consentId });
      return this.refuse(tx, actor, { ...attemptOf(consent), consent }, 'noConsent', [dataset]);
    });
  }

  /** A row that is not what was granted, or has come back to life, opens nothing, whoever changed it. Found once, it is in the log and the firm is told. */
  private async isAltered(tx: EntityManager, actor: Actor, consent: Consent): Promise<boolean> {
    if ((await faultsOf(tx, consent)).length === 0) return false;
    // Row and log are read one after the other, and an end may have come between: asked again while none can.
    const held = await lockRow(tx, Consent, { id: consent.id });
    const fields = held ? await faultsOf(tx, held) : [];
    if (fields.length === 0) return false;
    const { id, enterpriseId, receiverId: receiver, applicationId: application } = consent;
    const isNew = await tell(tx, { enterpriseId, kind: 'altered', dedupeKey: `altered:${id}`, consentId: id });
    if (isNew) await recordEvidence(tx, actor, entries.altered, { consent: id, receiver, application, fields }, { enterpriseId, subjectId: id });
    return true;
  }

  private async receiverBefore(actor: Actor, enterpriseId: string): Promise<string> {
    const isKnown = (await this.neighbours.enterprises.briefs([enterpriseId])).has(enterpriseId);
    if (!isKnown || !actor.organisationId) throw notVisible();
    return actor.organisationId;
  }

  private async nameOf(actor: Actor): Promise<string> {
    return (await this.neighbours.people.namesOf([actor.personId])).get(actor.personId)?.name ?? actor.personId;
  }

  private async opened(
    tx: EntityManager,
    actor: Actor,
    consentId: string,
    { accessId, personName, instant }: { readonly accessId: string; readonly personName: string; readonly instant: Date },
  ): Promise<OpenConsent> {
    const consent = await tx.findOneByOrFail(Consent, { id: consentId });
    const access = { id: accessId, at: instant, readableUntil: new Date(instant.getTime() + readableMs) };
    await this.insert(
      tx,
      actor,
      { ...attemptOf(consent), consent },
      { ...access, outcome: 'allowed', reason: null, useNumber: consent.uses, datasets: datasetsOf(consent) },
    );
    const { receiverId: receiver, applicationId: application } = consent;
    await recordEvidence(
      tx,
      actor,
      entries.accessed,
      { access: access.id, consent: consentId, receiver, application, use: consent.uses, datasets: datasetsOf(consent) },
      { enterpriseId: consent.enterpriseId, subjectId: consentId },
    );
    return passThroughDoor(consent, access, personName);
  }

  private async withhold(tx: EntityManager, actor: Actor, open: OpenConsent): Promise<Refused> {
    const consent = await tx.findOneByOrFail(Consent, { id: open.consentId });
    return this.refuse(tx, actor, { ...attemptOf(consent), consent }, 'withheld');
  }

  /** Returned, not thrown: a throw would roll row and entry back. It is thrown after the commit. */
  private async refuse(
    tx: EntityManager,
    actor: Actor,
    attempt: Attempt,
    reason: RefusalReason,
    datasets = datasetsOf(attempt.consent),
  ): Promise<Refused> {
    const id = newId();
    await this.insert(tx, actor, attempt, { id, at: now(), outcome: 'refused', reason, useNumber: null, readableUntil: null, datasets });
    const data = {
      access: id,
      consent: attempt.consent?.id ?? null,
      receiver: attempt.receiverId,
      application: attempt.applicationId,
      reason,
      datasets: [...datasets],
    };
    const about = { enterpriseId: attempt.enterpriseId, subjectId: attempt.consent?.id ?? id };
    await recordEvidence(tx, actor, reason === 'withheld' ? entries.withheld : entries.refused, data, about);
    return new Refused(notVisible().message);
  }

  private async insert(tx: EntityManager, actor: Actor, attempt: Attempt, row: AccessRow): Promise<void> {
    const { consent } = attempt;
    await tx.insert(Access, {
      ...row,
      enterpriseId: attempt.enterpriseId,
      receiverId: attempt.receiverId,
      receiverBranchId: actor.branchId ?? null,
      personId: actor.personId,
      role: actor.role ?? '',
      purpose: consent?.purpose ?? null,
      applicationId: attempt.applicationId,
      applicationReference: attempt.applicationReference,
      loanReference: consent?.loanReference ?? null,
      consentId: consent?.id ?? null,
      usesMax: consent?.usesMax ?? null,
    });
  }
}

async function faultsOf(tx: EntityManager, consent: Consent): Promise<string[]> {
  return [...alterationsOf(consent, await grantEntryOf(tx, consent)), ...livelierThanLogged(consent, await lifeEntriesOf(tx, consent.id))];
}

type AccessRow = Pick<Access, 'id' | 'at' | 'outcome' | 'reason' | 'useNumber' | 'readableUntil' | 'datasets'>;

const datasetsOf = (consent: Consent | null): string[] => consent?.items.map(({ dataset }) => dataset) ?? [];

const attemptOf = ({ enterpriseId, receiverId, applicationId, applicationReference }: Consent): Omit<Attempt, 'consent'> => ({
  enterpriseId,
  receiverId,
  applicationId,
  applicationReference,
});

/** An application is named only where these two parties share it, not a draft: what a caller merely claims does not enter the enterprise's list. */
async function attemptAt(
  tx: EntityManager,
  asked: { enterpriseId: string; receiverId: string; applicationId: string | null },
  consent: Consent | null,
): Promise<Attempt> {
  const { enterpriseId, receiverId, applicationId } = asked;
  const newest = applicationId === null ? null : await newestRequest(tx, { enterpriseId, receiverId, applicationId });
  const request = newest?.isKnownToReceiver ? newest : null;
  return {
    enterpriseId,
    receiverId,
    applicationId: request?.applicationId ?? null,
    applicationReference: request?.applicationReference ?? null,
    consent,
  };
}

async function reasonFor(tx: EntityManager, consent: Consent | null, instant: Date): Promise<RefusalReason> {
  if (!consent) return 'noConsent';
  // Read again: counting failed by what the row says now, not by what was seen before.
  return reasonOf(await tx.findOneByOrFail(Consent, { id: consent.id }), instant);
}

function reasonOf(consent: Consent, instant: Date): RefusalReason {
  const state = consent.stateAt(instant);
  switch (state) {
    case 'paused':
    case 'revoked':
    case 'relinquished':
    case 'expired':
    case 'exhausted':
      return state;
    case 'active':
      return 'exhausted';
    default:
      return 'ended';
  }
}
