import { MoreThan, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { once, type Database, type OnceKey } from '../../kernel/database/index.js';
import { ConcurrentChange, Conflict, Forbidden, IllegalTransition, InvalidInput, invalidField } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { newId } from '../../kernel/ids.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { recordEvidence, type EvidenceEntry } from '../evidence/index.js';
import { Consent, type GrantedItem } from './consent.entity.js';
import { requestMachine, type RequestEvent } from './consent.machine.js';
import type { ConsentPurpose } from './consents.contract.js';
import { CoolingDown, NoticeChanged } from './consents.errors.js';
import { consentGranted } from './consents.events.js';
import { entries } from './consents.evidence.js';
import { canAnswerRequest } from './consents.policy.js';
import { hasLiveConsent, newestRequest, visibleRequest, visibleRequestForMove } from './consents.repository.js';
import type { ConsentViews } from './consents.views.js';
import { effectOf, narrow, type Narrowed, type Narrowing } from './narrowing.pure.js';
import { noticeFor, type Notice, type NoticeParties } from './notice.pure.js';
import { rangeAt } from './range.pure.js';
import { ConsentRequest, type RequestedItem } from './request.entity.js';
import { templateAt, templateOf, type ConsentTemplate } from './templates.js';

export interface NewRequest {
  readonly enterpriseId: string;
  readonly receiverId: string;
  readonly receiverBranchId?: string | null;
  readonly purpose: ConsentPurpose;
  readonly applicationId?: string | null;
  readonly applicationReference?: string | null;
  /** The loan a monitoring consent lives with. */
  readonly loanId?: string | null;
  readonly items: readonly RequestedItem[];
  /** Which posts of the receiver will read it, in words. */
  readonly readers: string;
}
export interface ConsentSettings {
  /** How long an unanswered request stays open. */
  readonly requestLapseDays: number;
  /** How long a receiver that was told no may not ask again by itself. */
  readonly coolDownDays: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Asking and answering: template → request → narrowing → notice → consent. */
export class RequestsService {
  constructor(
    private readonly database: Database,
    private readonly views: ConsentViews,
    private readonly settings: ConsentSettings,
  ) {}

  async request(tx: EntityManager, actor: Actor, input: NewRequest): Promise<{ requestId: string }> {
    const instant = now();
    const template = templateAt(input.purpose, chinaDate(instant));
    requireWithin(template, input);
    await this.views.requireOfferable(input.items.map(({ dataset }) => dataset));
    await this.requireOpenField(tx, actor, input, instant);
    const id = newId();
    await tx.insert(ConsentRequest, {
      id,
      enterpriseId: input.enterpriseId,
      receiverId: input.receiverId,
      receiverBranchId: input.receiverBranchId ?? null,
      purpose: input.purpose,
      templateVersion: template.version,
      applicationId: input.applicationId ?? null,
      applicationReference: input.applicationReference ?? null,
      loanId: input.loanId ?? null,
      readers: input.readers,
      items: input.items.map(({ dataset, months, isRequired, reason }) => ({ dataset, months, isRequired, reason })),
      state: 'requested',
      askedByReceiver: actor.organisationId === input.receiverId,
      requestedBy: actor.personId,
      requestedAt: instant,
      lapsesAt: new Date(instant.getTime() + this.settings.requestLapseDays * dayMs),
      endedAt: null,
      consentId: null,
    });
    const data = { request: id, purpose: input.purpose, receiver: input.receiverId, application: input.applicationId ?? null };
    await recordEvidence(
      tx,
      actor,
      entries.requested,
      { ...data, template: template.version, datasets: input.items.map(({ dataset }) => dataset) },
      { enterpriseId: input.enterpriseId, subjectId: id },
    );
    return { requestId: id };
  }

  async preview(actor: Actor, requestId: string, wish: Narrowing): Promise<{ notice: Notice; digest: string; effect: string | null }> {
    const request = await visibleRequest(this.database.read(), actor, requestId);
    requireGrantor(actor, request);
    if (request.stateAt(now()) !== 'requested') throw new IllegalTransition('这份请求已经答复过，或者过期了');
    const offered = await this.views.offered(request);
    const template = templateOf(request.templateVersion);
    const narrowed = narrow(offered, template, wish);
    const notice = noticeFor(await this.views.noticeParties(request), narrowed, now());
    return { notice, digest: sha256(notice.text), effect: effectOf(offered, template, narrowed) };
  }

  /** Consent, canonical document, digests and entry in one commit; the text that was read must be the text that holds now. */
  async grant(actor: Actor, requestId: string, wish: Narrowing & { readonly noticeDigest: string }, key: OnceKey): Promise<string> {
    const seen = await visibleRequest(this.database.read(), actor, requestId);
    requireGrantor(actor, seen);
    const offered = await this.views.offered(seen);
    const parties = await this.views.noticeParties(seen);
    const consentId = newId();
    await this.database.transaction(async (tx) => {
      await once(tx, key, consentId);
      const request = await visibleRequestForMove(tx, actor, requestId);
      const instant = now();
      if (request.stateAt(instant) !== 'requested') throw new IllegalTransition('这份请求已经答复过，或者过期了');
      const narrowed = narrow(offered, templateOf(request.templateVersion), wish);
      const notice = noticeFor(parties, narrowed, instant);
      if (sha256(notice.text) !== wish.noticeDigest) throw new NoticeChanged('授权书的内容和您看到的不一样了，请重新看一遍再授权');
      if (request.applicationId && (await hasLiveConsent(tx, request.applicationId, instant))) throw new Conflict('这笔申请已经有一份有效的授权');
      await this.insertConsent(tx, actor, request, { consentId, narrowed, notice, parties, instant });
      await this.advance(tx, request, 'grant', instant, consentId);
      await emit(tx, consentGranted, {
        consentId,
        applicationId: request.applicationId,
        enterpriseId: request.enterpriseId,
        receiverId: request.receiverId,
      });
    });
    return consentId;
  }

  async decline(actor: Actor, requestId: string): Promise<ConsentRequest> {
    return this.database.transaction(async (tx) => {
      const request = await visibleRequestForMove(tx, actor, requestId);
      requireGrantor(actor, request);
      const instant = now();
      if (request.stateAt(instant) !== 'requested') throw new IllegalTransition('这份请求已经答复过，或者过期了');
      await this.end(tx, actor, request, 'decline', instant);
      return request;
    });
  }

  /** Ends an open request with its entry: declined, withdrawn with its application, or lapsed. */
  async end(tx: EntityManager, actor: Actor, request: ConsentRequest, event: Exclude<RequestEvent, 'grant'>, instant: Date): Promise<void> {
    await this.advance(tx, request, event, instant, null);
    const kind = { decline: entries.requestDeclined, withdraw: entries.requestWithdrawn, lapse: entries.requestLapsed }[event];
    const data = { request: request.id, purpose: request.purpose, receiver: request.receiverId, application: request.applicationId };
    await recordEvidence(tx, actor, kind, data, { enterpriseId: request.enterpriseId, subjectId: request.id });
  }

  /** Compare-and-set: of two simultaneous answers the second finds no row. */
  private async advance(tx: EntityManager, request: ConsentRequest, event: RequestEvent, instant: Date, consentId: string | null): Promise<void> {
    const from = request.state;
    const state = requestMachine.next(from, event);
    const { affected } = await tx.update(ConsentRequest, { id: request.id, state: from }, { state, endedAt: instant, consentId });
    if (affected !== 1) throw new ConcurrentChange('这份请求刚刚有了变化，请刷新再看');
    Object.assign(request, { state, endedAt: instant, consentId });
  }

  private async insertConsent(tx: EntityManager, actor: Actor, request: ConsentRequest, granted: Granted): Promise<void> {
    const { consentId, narrowed, notice, instant } = granted;
    const expiresAt = new Date(instant.getTime() + narrowed.validDays * dayMs);
    const items: GrantedItem[] = narrowed.items.map(({ dataset, months, unit }) => ({ dataset, months, ...rangeAt(months, unit, instant) }));
    const document = canonical(documentOf(actor, request, granted, { items, expiresAt }));
    const digest = sha256(document);
    const entry: EvidenceEntry = await recordEvidence(
      tx,
      actor,
      entries.granted,
      {
        consent: consentId,
        request: request.id,
        receiver: request.receiverId,
        application: request.applicationId,
        digest,
        noticeVersion: notice.version,
        noticeDigest: sha256(notice.text),
        datasets: items.map(({ dataset }) => dataset),
        includesPersonal: narrowed.includesPersonal,
      },
      { enterpriseId: request.enterpriseId, subjectId: consentId },
    );
    await tx.insert(Consent, {
      id: consentId,
      requestId: request.id,
      enterpriseId: request.enterpriseId,
      receiverId: request.receiverId,
      receiverBranchId: request.receiverBranchId,
      purpose: request.purpose,
      applicationId: request.applicationId,
      applicationReference: request.applicationReference,
      loanId: request.loanId,
      items,
      includesPersonal: narrowed.includesPersonal,
      state: 'active',
      uses: 0,
      usesMax: narrowed.uses,
      grantedBy: actor.personId,
      grantedAt: instant,
      expiresAt,
      endedAt: null,
      endNote: null,
      lastAccessAt: null,
      noticeVersion: notice.version,
      notice: notice.text,
      document,
      digest,
      entryId: entry.id,
      entryDigest: entry.digest,
    });
  }

  private async requireOpenField(tx: EntityManager, actor: Actor, input: NewRequest, instant: Date): Promise<void> {
    const { enterpriseId, receiverId, applicationId } = input;
    // A firm that applies by itself invites the question; only a receiver that asks of its own accord has to wait.
    if (actor.enterpriseId !== enterpriseId) {
      const since = new Date(instant.getTime() - this.settings.coolDownDays * dayMs);
      if (await tx.existsBy(ConsentRequest, { enterpriseId, receiverId, state: 'declined', endedAt: MoreThan(since) })) {
        throw new CoolingDown(`企业刚刚谢绝过，${this.settings.coolDownDays} 天内不能再请求授权`);
      }
    }
    if (!applicationId) return;
    const earlier = await newestRequest(tx, { applicationId });
    if (earlier?.stateAt(instant) === 'requested' || (await hasLiveConsent(tx, applicationId, instant))) {
      throw new Conflict('这笔申请已经有一份等待答复的授权请求，或者一份有效的授权');
    }
  }
}

interface Granted {
  readonly consentId: string;
  readonly narrowed: Narrowed;
  readonly notice: Notice;
  readonly parties: NoticeParties;
  readonly instant: Date;
}

const requireGrantor = (actor: Actor, request: ConsentRequest): void => {
  if (!canAnswerRequest(actor, request)) throw new Forbidden('只有被请求的企业自己能答复');
};

/** A request is a wish within its template already; what is not is a mistake of the caller. */
function requireWithin(template: ConsentTemplate, input: NewRequest): void {
  if (input.items.length === 0) throw invalidField('/body/items', 'required', '至少要请求一项数据');
  if (new Set(input.items.map(({ dataset }) => dataset)).size !== input.items.length)
    throw invalidField('/body/items', 'repeated', '同一项数据写了两次');
  const tooLong = input.items.findIndex(({ months }) => months !== null && (months < 1 || months > template.monthsMax));
  if (tooLong >= 0) throw invalidField(`/body/items/${tooLong}/months`, 'too_big', `这个用途最多请求 ${template.monthsMax} 个月的数据`);
  if (template.boundTo === 'application' && !input.applicationId) throw new InvalidInput('这个用途要说明是为哪一笔申请');
  if (template.boundTo === 'loan' && !input.loanId) throw new InvalidInput('这个用途要说明是为哪一笔贷款');
}

/** What the receipt keeps: who, purpose, sources, data, range, validity, how to withdraw, and who proved themselves. */
function documentOf(actor: Actor, request: ConsentRequest, granted: Granted, terms: { items: readonly GrantedItem[]; expiresAt: Date }): object {
  const { consentId, narrowed, notice, parties, instant } = granted;
  return {
    type: 'consent',
    version: 1,
    id: consentId,
    request: request.id,
    template: request.templateVersion,
    purpose: request.purpose,
    application: request.applicationId === null ? null : { id: request.applicationId, reference: request.applicationReference },
    enterprise: { id: request.enterpriseId, name: parties.enterprise.name, uscc: parties.enterprise.uscc },
    receiver: {
      id: request.receiverId,
      name: parties.receiver.name,
      branchId: request.receiverBranchId,
      branchName: parties.receiver.branchName,
      readers: request.readers,
    },
    items: narrowed.items.map(({ dataset, title, sourceName }, index) => ({ title, sourceName, ...terms.items[index], dataset })),
    includesPersonal: narrowed.includesPersonal,
    usesMax: narrowed.uses,
    grantedAt: instant.toISOString(),
    expiresAt: terms.expiresAt.toISOString(),
    grantedBy: { person: actor.personId, membership: actor.membershipId, provenAt: actor.provenAt?.toISOString() ?? null },
    withdrawal: `POST /api/v1/consents/${consentId}/revocation`,
    notice: { version: notice.version, digest: sha256(notice.text) },
  };
}
