import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { sha256 } from '../../kernel/crypto/index.js';
import type { Database } from '../../kernel/database/index.js';
import { ConcurrentChange, Forbidden, IllegalTransition } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import { requestMachine, type RequestEvent } from './consent.machine.js';
import { entries } from './consents.evidence.js';
import { canAnswerRequest, canWithdrawRequest } from './consents.policy.js';
import { visibleRequest, visibleRequestForMove } from './consents.repository.js';
import type { ConsentViews } from './consents.views.js';
import { effectOf, narrow, type Narrowing } from './narrowing.pure.js';
import { dayAfter } from './notice-schedule.pure.js';
import { noticeFor, type Notice } from './notice.pure.js';
import { tell } from './notices.js';
import { requireOpenField, requireWithin, type NewRequest } from './request-checks.js';
import { ConsentRequest } from './request.entity.js';
import { boundsOf, policyAt, templateAt } from './templates.js';

/** Asking, and every answer but yes. */
export class RequestsService {
  constructor(
    private readonly database: Database,
    private readonly views: ConsentViews,
  ) {}

  /** `id` is given where the caller has to know it before (a creating call that may be repeated). */
  async request(tx: EntityManager, actor: Actor, input: NewRequest, id = newId()): Promise<{ requestId: string }> {
    const instant = now();
    const today = chinaDate(instant);
    const template = await templateAt(tx, input.purpose, today);
    const policy = await policyAt(tx, today);
    requireWithin(template, input);
    await this.views.requireOfferable(input.items.map(({ dataset }) => dataset));
    await requireOpenField(tx, actor, input, instant);
    const askedByReceiver = actor.organisationId === input.receiverId;
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
      loanReference: input.loanReference ?? null,
      readers: input.readers,
      items: input.items.map(({ dataset, months, isRequired, reason }) => ({ dataset, months, isRequired, reason })),
      state: 'requested',
      askedByReceiver,
      requestedBy: actor.personId,
      requestedAt: instant,
      lapsesAt: dayAfter(instant, policy.requestLapseDays),
      noticeDueAt: dayAfter(instant, policy.waitingNoticeDays),
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
    if (askedByReceiver) await tell(tx, { enterpriseId: input.enterpriseId, kind: 'requested', dedupeKey: `requested:${id}`, requestId: id });
    return { requestId: id };
  }

  async preview(actor: Actor, requestId: string, wish: Narrowing): Promise<{ notice: Notice; digest: string; effect: string | null }> {
    const manager = this.database.read();
    const request = await visibleRequest(manager, actor, requestId);
    requireGrantor(actor, request);
    if (request.stateAt(now()) !== 'requested') throw answered();
    const offered = await this.views.offered(manager, request);
    const template = (await boundsOf(manager))(request, now());
    const narrowed = narrow(offered, template, wish);
    const notice = noticeFor(await this.views.noticeParties(request), narrowed, now());
    return { notice, digest: sha256(notice.text), effect: effectOf(offered, template, narrowed) };
  }

  async decline(actor: Actor, requestId: string): Promise<ConsentRequest> {
    return this.answer(actor, requestId, 'decline', requireGrantor);
  }

  async withdraw(actor: Actor, requestId: string): Promise<ConsentRequest> {
    return this.answer(actor, requestId, 'withdraw', (asker, request) => {
      if (!canWithdrawRequest(asker, request)) throw new Forbidden('只有请求授权的银行自己能撤回请求');
    });
  }

  /** Ends an open request with its entry: declined, withdrawn, or lapsed. */
  async end(tx: EntityManager, actor: Actor, request: ConsentRequest, event: Exclude<RequestEvent, 'grant'>, instant: Date): Promise<void> {
    await advance(tx, request, event, instant, null);
    const kind = { decline: entries.requestDeclined, withdraw: entries.requestWithdrawn, lapse: entries.requestLapsed }[event];
    const data = { request: request.id, purpose: request.purpose, receiver: request.receiverId, application: request.applicationId };
    await recordEvidence(tx, actor, kind, data, { enterpriseId: request.enterpriseId, subjectId: request.id });
  }

  private answer(
    actor: Actor,
    requestId: string,
    event: 'decline' | 'withdraw',
    requireRight: (actor: Actor, request: ConsentRequest) => void,
  ): Promise<ConsentRequest> {
    return this.database.transaction(async (tx) => {
      const request = await visibleRequestForMove(tx, actor, requestId);
      requireRight(actor, request);
      const instant = now();
      if (request.stateAt(instant) !== 'requested') throw answered();
      await this.end(tx, actor, request, event, instant);
      return request;
    });
  }
}

/** Compare-and-set: of two simultaneous answers the second finds no row. */
export async function advance(
  tx: EntityManager,
  request: ConsentRequest,
  event: RequestEvent,
  instant: Date,
  consentId: string | null,
): Promise<void> {
  const from = request.state;
  const changes = { state: requestMachine.next(from, event), endedAt: instant, consentId, noticeDueAt: null };
  const { affected } = await tx.update(ConsentRequest, { id: request.id, state: from }, changes);
  if (affected !== 1) throw new ConcurrentChange('这份请求刚刚有了变化，请刷新再看');
  Object.assign(request, changes);
}

export const answered = (): IllegalTransition => new IllegalTransition('这份请求已经答复过，或者过期了');

export const requireGrantor = (actor: Actor, request: ConsentRequest): void => {
  if (!canAnswerRequest(actor, request)) throw new Forbidden('只有被请求的企业自己能答复');
};
