import { In, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { platform, type Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Forbidden, IllegalTransition } from '../../kernel/errors.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { Access } from './access.entity.js';
import type { AccessFilter } from './accesses.contract.js';
import { endAllFor, endByPlatform, move } from './consent-moves.js';
import { Consent } from './consent.entity.js';
import { consentMachine, type ConsentEvent } from './consent.machine.js';
import type { ConsentPurpose, ConsentState, RequestState } from './consents.contract.js';
import { canRelinquishConsent, canRevokeConsent } from './consents.policy.js';
import { newestConsent, newestRequest, visibleConsent, visibleConsentForMove, visibleRequest } from './consents.repository.js';
import { ConsentViews, type Neighbours } from './consents.views.js';
import { Cosigning } from './cosigning.js';
import { Door, readableMs, type Opening } from './door.js';
import { Granting, type DocumentSigning } from './granting.js';
import * as lists from './lists.js';
import type { Narrowing } from './narrowing.pure.js';
import type { Notice } from './notice.pure.js';
import { tellDue } from './notices.js';
import type { OpenConsent } from './open-consent.js';
import { ConsentRequest } from './request.entity.js';
import { coolingUntil, type NewRequest } from './request-checks.js';
import { RequestsService } from './requests.service.js';
import { TermChangesService } from './term-changes.service.js';
import { SignersService } from './signers.service.js';
import { templateAt } from './templates.js';

export interface ConsentBrief {
  readonly id: string;
  readonly state: ConsentState;
  readonly uses: number;
  readonly usesMax: number;
  readonly expiresAt: Date;
}
export interface RequestBrief {
  readonly id: string;
  readonly state: RequestState;
  readonly consentId: string | null;
  readonly lapsesAt: Date;
}
/** Why a loan can no longer be watched. */
export type LoanEnd = 'settled' | 'prepaid' | 'reversed' | 'writtenOff';

const dueMax = 200;

export class ConsentsService {
  readonly views: ConsentViews;
  readonly signers: SignersService;
  readonly terms: TermChangesService;
  private readonly requests: RequestsService;
  private readonly granting: Granting;
  private readonly cosigning: Cosigning;
  private readonly door: Door;

  constructor(
    readonly database: Database,
    readonly neighbours: Neighbours,
    /** Null in tests of other things only: consents are then not signed. */
    signing: DocumentSigning | null = null,
  ) {
    this.views = new ConsentViews(neighbours);
    this.requests = new RequestsService(database, this.views);
    this.granting = new Granting(database, this.views, neighbours.people, signing);
    this.cosigning = new Cosigning(database);
    this.signers = new SignersService(database, neighbours.people);
    this.terms = new TermChangesService(database, neighbours.people);
    this.door = new Door(database, neighbours);
  }

  // Asking and answering

  request(tx: EntityManager, actor: Actor, input: NewRequest, id?: string): Promise<{ requestId: string }> {
    return this.requests.request(tx, actor, input, id);
  }

  preview(actor: Actor, requestId: string, wish: Narrowing): Promise<{ notice: Notice; digest: string; effect: string | null }> {
    return this.requests.preview(actor, requestId, wish);
  }

  grant(actor: Actor, requestId: string, wish: Narrowing & { readonly noticeDigest: string }, key: OnceKey): Promise<string> {
    return this.granting.grant(actor, requestId, wish, key);
  }

  decline(actor: Actor, requestId: string): Promise<ConsentRequest> {
    return this.requests.decline(actor, requestId);
  }

  withdrawRequest(actor: Actor, requestId: string): Promise<ConsentRequest> {
    return this.requests.withdraw(actor, requestId);
  }

  findRequest(actor: Actor, requestId: string): Promise<ConsentRequest> {
    return visibleRequest(this.database.read(), actor, requestId);
  }

  async presentRequests(actor: Actor, ids: readonly string[]): Promise<Awaited<ReturnType<ConsentViews['requests']>>> {
    const rows = await Promise.all(ids.map((id) => this.findRequest(actor, id)));
    return this.views.requests(this.database.read(), actor, rows);
  }

  listRequests(actor: Actor, query: lists.RequestQuery): Promise<Page<ConsentRequest>> {
    return lists.pageOfRequests(this.database.read(), actor, query);
  }

  // The consent itself

  find(actor: Actor, consentId: string): Promise<Consent> {
    return visibleConsent(this.database.read(), actor, consentId);
  }

  list(actor: Actor, query: lists.ConsentQuery): Promise<Page<Consent>> {
    return lists.pageOfConsents(this.database.read(), this.neighbours, actor, query);
  }

  cosign(actor: Actor, consentId: string, digest: string): Promise<Consent> {
    return this.cosigning.sign(actor, consentId, digest);
  }

  declineCosignature(actor: Actor, consentId: string): Promise<Consent> {
    return this.cosigning.decline(actor, consentId);
  }

  async revoke(actor: Actor, consentId: string, note?: string): Promise<Consent> {
    return this.moveByPerson(actor, consentId, 'revoke', canRevokeConsent, note);
  }

  async pause(actor: Actor, consentId: string): Promise<Consent> {
    return this.moveByPerson(actor, consentId, 'pause', canRevokeConsent);
  }

  async resume(actor: Actor, consentId: string): Promise<Consent> {
    return this.moveByPerson(actor, consentId, 'resume', canRevokeConsent);
  }

  async relinquish(actor: Actor, consentId: string): Promise<Consent> {
    return this.moveByPerson(actor, consentId, 'relinquish', canRelinquishConsent);
  }

  // The two gates

  open(actor: Actor, asked: Opening, key?: OnceKey): Promise<OpenConsent> {
    return this.door.open(actor, asked, key);
  }

  reopen(actor: Actor, enterpriseId: string, accessId: string): Promise<OpenConsent> {
    return this.door.reopen(actor, enterpriseId, accessId);
  }

  handOver(actor: Actor, open: OpenConsent, send: () => void): Promise<void> {
    return this.door.handOver(actor, open, send);
  }

  refuseDataset(actor: Actor, open: OpenConsent, dataset: string): Promise<never> {
    return this.door.refuseDataset(actor, open, dataset);
  }

  listAccesses(actor: Actor, query: PageQuery & AccessFilter): Promise<Page<Access>> {
    return lists.pageOfAccesses(this.database.read(), actor, query);
  }

  // What modules above ask and tell, for the system

  async consentFor(manager: EntityManager, applicationId: string): Promise<ConsentBrief | null> {
    const consent = await newestConsent(manager, { applicationId });
    return consent && { id: consent.id, state: consent.stateAt(now()), uses: consent.uses, usesMax: consent.usesMax, expiresAt: consent.expiresAt };
  }

  async requestFor(manager: EntityManager, applicationId: string): Promise<RequestBrief | null> {
    const request = await newestRequest(manager, { applicationId });
    return request && { id: request.id, state: request.stateAt(now()), consentId: request.consentId, lapsesAt: request.lapsesAt };
  }

  /** Until when a receiver that was told no may not ask this firm again; null when it may. */
  coolingUntil(manager: EntityManager, enterpriseId: string, receiverId: string): Promise<Date | null> {
    return coolingUntil(manager, enterpriseId, receiverId, now());
  }

  /** The longest range that may be asked for today: what asks for a product's data cuts it to that. */
  async monthsMax(manager: EntityManager, purpose: ConsentPurpose): Promise<number> {
    return (await templateAt(manager, purpose, chinaDate(now()))).monthsMax;
  }

  /** The newest request and consent about each of some loans; absent where there was none. */
  async monitoringOf(
    manager: EntityManager,
    loanIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly request: ConsentRequest | null; readonly consent: Consent | null }>> {
    if (loanIds.length === 0) return new Map();
    const where = { loanId: In([...loanIds]) };
    const requests = await manager.find(ConsentRequest, { where, order: { id: 'ASC' } });
    const consents = await manager.find(Consent, { where, order: { id: 'ASC' } });
    const newest = <T extends { loanId: string | null }>(rows: readonly T[], loanId: string): T | null =>
      rows.filter((row) => row.loanId === loanId).at(-1) ?? null;
    return new Map(loanIds.map((id) => [id, { request: newest(requests, id), consent: newest(consents, id) }]));
  }

  /** Whether the application has a consent that works now and holds all that its request called required. */
  async coversRequired(tx: EntityManager, applicationId: string): Promise<boolean> {
    const consent = await newestConsent(tx, { applicationId });
    if (!consent?.coversAt(now())) return false;
    const request = await tx.findOneByOrFail(ConsentRequest, { id: consent.requestId });
    const given = new Set(consent.items.map(({ dataset }) => dataset));
    return request.items.every(({ dataset, isRequired }) => !isRequired || given.has(dataset));
  }

  /** The application is over: what was given for it, and what is still asked, ends with it. */
  endForApplication(tx: EntityManager, applicationId: string, _event: 'terminate'): Promise<void> {
    return this.endAll(tx, { applicationId }, 'application');
  }

  /** Monitoring lives only as long as the loan: in the transaction that ends it. */
  loanEnded(tx: EntityManager, loanId: string, reason: LoanEnd = 'settled'): Promise<void> {
    return this.endAll(tx, { loanId }, reason);
  }

  /** The clock: expired consents, spent ones nobody can read under any more, unsigned ones, unanswered requests. */
  async endDue(tx: EntityManager): Promise<void> {
    const instant = now();
    const openStates: ConsentState[] = ['active', 'paused'];
    const expired = await tx.find(Consent, { where: { state: In(openStates), expiresAt: LessThanOrEqual(instant) }, take: dueMax });
    for (const { id } of expired) await endByPlatform(tx, id, 'expire', instant);
    const spent = await tx
      .createQueryBuilder(Consent, 'consent')
      .where({ state: In(openStates), expiresAt: MoreThan(instant), lastAccessAt: LessThanOrEqual(new Date(instant.getTime() - readableMs)) })
      .andWhere('consent.uses >= consent.usesMax')
      .take(dueMax)
      .getMany();
    for (const { id } of spent) await endByPlatform(tx, id, 'exhaust', instant);
    const unsigned = await tx.find(Consent, { where: { state: 'awaitingCosigner', signBy: LessThanOrEqual(instant) }, take: dueMax });
    for (const { id } of unsigned) await endByPlatform(tx, id, 'lapse', instant);
    const unanswered = await tx.find(ConsentRequest, { where: { state: 'requested', lapsesAt: LessThanOrEqual(instant) }, take: dueMax });
    for (const { id } of unanswered) {
      const request = await lockRow(tx, ConsentRequest, { id });
      if (request?.state === 'requested') await this.requests.end(tx, platform, request, 'lapse', instant);
    }
    await this.signers.lapseDue(tx);
  }

  /** The clock: what firms are to be told of. Each is said once. */
  tellDue(tx: EntityManager): Promise<void> {
    return tellDue(tx);
  }

  private endAll(tx: EntityManager, what: { applicationId: string } | { loanId: string }, reason: string): Promise<void> {
    const instant = now();
    return endAllFor(tx, what, reason, instant, (request) => this.requests.end(tx, platform, request, 'withdraw', instant));
  }

  private async moveByPerson(
    actor: Actor,
    consentId: string,
    event: ConsentEvent,
    mayDo: (actor: Actor, consent: Consent) => boolean,
    note?: string,
  ): Promise<Consent> {
    return this.database.transaction(async (tx) => {
      const consent = await visibleConsentForMove(tx, actor, consentId);
      if (!mayDo(actor, consent)) throw new Forbidden('这一步只能由另一方来做');
      const instant = now();
      // By the clock's word: it may have ended what the timer has not written down yet.
      if (!consentMachine.allows(consent.stateAt(instant), event))
        throw new IllegalTransition('这份授权的状态已经变了，不能再做这一步', { consentId, event });
      await move(tx, actor, consent, event, { instant, note });
      return consent;
    });
  }
}
