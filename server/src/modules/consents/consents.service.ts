import { In, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { platform, type Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow, pageById, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { ConcurrentChange, Forbidden, IllegalTransition } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { recordEvidence } from '../evidence/index.js';
import { Access } from './access.entity.js';
import { Consent } from './consent.entity.js';
import { consentMachine, liveStates, type ConsentEvent } from './consent.machine.js';
import type { ConsentState, RequestState } from './consents.contract.js';
import { consentEnded } from './consents.events.js';
import { entries } from './consents.evidence.js';
import { canRelinquishConsent, canRevokeConsent } from './consents.policy.js';
import {
  newestConsent,
  newestRequest,
  requestsVisibleTo,
  visibleConsent,
  visibleConsentForMove,
  visibleRequest,
  visibleTo,
} from './consents.repository.js';
import { ConsentViews, type Neighbours } from './consents.views.js';
import { Door, readableMs, type Opening } from './door.js';
import type { Narrowing } from './narrowing.pure.js';
import type { Notice } from './notice.pure.js';
import type { OpenConsent } from './open-consent.js';
import { ConsentRequest } from './request.entity.js';
import { RequestsService, type ConsentSettings, type NewRequest } from './requests.service.js';

export type { ConsentSettings };
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

/** What a person or the clock does to a consent that exists, with the entry each leaves. */
const kinds = {
  pause: entries.paused,
  resume: entries.resumed,
  revoke: entries.revoked,
  relinquish: entries.relinquished,
  expire: entries.expired,
  exhaust: entries.exhausted,
  terminate: entries.terminated,
};
type Move = keyof typeof kinds;

const dueMax = 200;

export class ConsentsService {
  readonly views: ConsentViews;
  private readonly requests: RequestsService;
  private readonly door: Door;

  constructor(
    private readonly database: Database,
    neighbours: Neighbours,
    settings: ConsentSettings = { requestLapseDays: 30, coolDownDays: 30 },
  ) {
    this.views = new ConsentViews(neighbours);
    this.requests = new RequestsService(database, this.views, settings);
    this.door = new Door(database, neighbours);
  }

  // Asking and answering

  request(tx: EntityManager, actor: Actor, input: NewRequest): Promise<{ requestId: string }> {
    return this.requests.request(tx, actor, input);
  }

  preview(actor: Actor, requestId: string, wish: Narrowing): Promise<{ notice: Notice; digest: string; effect: string | null }> {
    return this.requests.preview(actor, requestId, wish);
  }

  grant(actor: Actor, requestId: string, wish: Narrowing & { readonly noticeDigest: string }, key: OnceKey): Promise<string> {
    return this.requests.grant(actor, requestId, wish, key);
  }

  decline(actor: Actor, requestId: string): Promise<ConsentRequest> {
    return this.requests.decline(actor, requestId);
  }

  findRequest(actor: Actor, requestId: string): Promise<ConsentRequest> {
    return visibleRequest(this.database.read(), actor, requestId);
  }

  listRequests(actor: Actor, query: PageQuery & { readonly state?: RequestState | undefined }): Promise<Page<ConsentRequest>> {
    const builder = requestsVisibleTo(this.database.read(), actor);
    const instant = now();
    if (query.state === 'requested') builder.andWhere("request.state = 'requested' and request.lapsesAt > :instant", { instant });
    else if (query.state === 'lapsed')
      builder.andWhere("(request.state = 'lapsed' or (request.state = 'requested' and request.lapsesAt <= :instant))", { instant });
    else if (query.state) builder.andWhere('request.state = :state', { state: query.state });
    return pageById(builder, 'request', query);
  }

  // The consent itself

  find(actor: Actor, consentId: string): Promise<Consent> {
    return visibleConsent(this.database.read(), actor, consentId);
  }

  list(actor: Actor, query: PageQuery & { readonly live?: 'true' | 'false' | undefined }): Promise<Page<Consent>> {
    const builder = this.database.read().createQueryBuilder(Consent, 'consent').where(visibleTo(actor));
    const isLive = 'consent.state in (:...liveStates) and consent.expiresAt > :instant';
    if (query.live) builder.andWhere(query.live === 'true' ? `(${isLive})` : `not (${isLive})`, { liveStates, instant: now() });
    return pageById(builder, 'consent', query);
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

  open(actor: Actor, asked: Opening): Promise<OpenConsent> {
    return this.door.open(actor, asked);
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

  listAccesses(
    actor: Actor,
    query: PageQuery & { readonly outcome?: Access['outcome'] | undefined; readonly consentId?: string | undefined },
  ): Promise<Page<Access>> {
    const builder = this.database.read().createQueryBuilder(Access, 'access').where(visibleTo(actor));
    if (query.outcome) builder.andWhere('access.outcome = :outcome', { outcome: query.outcome });
    if (query.consentId) builder.andWhere('access.consentId = :consentId', { consentId: query.consentId });
    return pageById(builder, 'access', query);
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

  /** Whether the application has a consent that works now and holds all that its request called required. */
  async coversRequired(tx: EntityManager, applicationId: string): Promise<boolean> {
    const consent = await newestConsent(tx, { applicationId });
    if (!consent?.coversAt(now())) return false;
    const request = await tx.findOneByOrFail(ConsentRequest, { id: consent.requestId });
    const given = new Set(consent.items.map(({ dataset }) => dataset));
    return request.items.every(({ dataset, isRequired }) => !isRequired || given.has(dataset));
  }

  /** The application is over: what was given for it, and what is still asked, ends with it. */
  async endForApplication(tx: EntityManager, applicationId: string, event: 'terminate'): Promise<void> {
    const instant = now();
    for (const { id } of await tx.findBy(Consent, { applicationId, state: In(liveStates) })) await this.endByPlatform(tx, id, event, instant);
    for (const { id } of await tx.findBy(ConsentRequest, { applicationId, state: 'requested' })) await this.endRequest(tx, id, 'withdraw', instant);
  }

  /** Monitoring lives only as long as the loan. */
  async loanEnded(tx: EntityManager, loanId: string): Promise<void> {
    const instant = now();
    for (const { id } of await tx.findBy(Consent, { loanId, state: In(liveStates) })) await this.endByPlatform(tx, id, 'terminate', instant);
    for (const { id } of await tx.findBy(ConsentRequest, { loanId, state: 'requested' })) await this.endRequest(tx, id, 'withdraw', instant);
  }

  /** The clock: expired consents, spent ones nobody can read under any more, unanswered requests. */
  async endDue(tx: EntityManager): Promise<void> {
    const instant = now();
    const openStates: ConsentState[] = ['active', 'paused'];
    const expired = await tx.find(Consent, { where: { state: In(openStates), expiresAt: LessThanOrEqual(instant) }, take: dueMax });
    for (const { id } of expired) await this.endByPlatform(tx, id, 'expire', instant);
    const spent = await tx
      .createQueryBuilder(Consent, 'consent')
      .where({ state: In(openStates), expiresAt: MoreThan(instant), lastAccessAt: LessThanOrEqual(new Date(instant.getTime() - readableMs)) })
      .andWhere('consent.uses >= consent.usesMax')
      .take(dueMax)
      .getMany();
    for (const { id } of spent) await this.endByPlatform(tx, id, 'exhaust', instant);
    const unanswered = await tx.find(ConsentRequest, { where: { state: 'requested', lapsesAt: LessThanOrEqual(instant) }, take: dueMax });
    for (const { id } of unanswered) await this.endRequest(tx, id, 'lapse', instant);
  }

  private async moveByPerson(
    actor: Actor,
    consentId: string,
    move: Move,
    mayDo: (actor: Actor, consent: Consent) => boolean,
    note?: string,
  ): Promise<Consent> {
    return this.database.transaction(async (tx) => {
      const consent = await visibleConsentForMove(tx, actor, consentId);
      if (!mayDo(actor, consent)) throw new Forbidden('这一步只能由另一方来做');
      const instant = now();
      // By the clock's word: it may have ended what the timer has not written down yet.
      if (!consentMachine.allows(consent.stateAt(instant), move))
        throw new IllegalTransition('这份授权的状态已经变了，不能再做这一步', { consentId, move });
      await this.move(tx, actor, consent, move, instant, note);
      return consent;
    });
  }

  private async endByPlatform(tx: EntityManager, consentId: string, move: Move, instant: Date): Promise<void> {
    const consent = await lockRow(tx, Consent, { id: consentId });
    // Ended by someone between the list and the lock: nothing is left to do.
    if (!consent || !consentMachine.allows(consent.state, move)) return;
    await this.move(tx, platform, consent, move, instant);
  }

  private async endRequest(tx: EntityManager, requestId: string, event: 'withdraw' | 'lapse', instant: Date): Promise<void> {
    const request = await lockRow(tx, ConsentRequest, { id: requestId });
    if (request?.state === 'requested') await this.requests.end(tx, platform, request, event, instant);
  }

  /** Compare-and-set: of two simultaneous moves out of one state, the second finds no row and gets a 409. */
  private async move(tx: EntityManager, actor: Actor, consent: Consent, move: Move, instant: Date, note?: string): Promise<void> {
    const from = consent.state;
    consent.apply(move satisfies ConsentEvent);
    const isEnd = consentMachine.isFinal(consent.state);
    const changes = { state: consent.state, ...(isEnd && { endedAt: instant, endNote: note ?? null }) };
    const { affected } = await tx.update(Consent, { id: consent.id, state: from }, changes);
    if (affected !== 1) throw new ConcurrentChange('这份授权刚刚有了变化，请刷新再看', { consentId: consent.id });
    Object.assign(consent, changes);
    const { enterpriseId, receiverId, applicationId } = consent;
    await recordEvidence(
      tx,
      actor,
      kinds[move],
      { consent: consent.id, receiver: receiverId, application: applicationId },
      { enterpriseId, subjectId: consent.id },
    );
    if (isEnd) await emit(tx, consentEnded, { consentId: consent.id, applicationId, enterpriseId, receiverId, state: consent.state });
  }
}
