import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { once, type Database, type OnceKey } from '../../kernel/database/index.js';
import { Conflict, Forbidden, InvalidInput, NotFound, type FieldError } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { newId } from '../../kernel/ids.js';
import { fenOf } from '../../kernel/pure/money.js';
import { addLine, change, move, recordAbout, requireAllowed } from './application-moves.js';
import { Application } from './application.entity.js';
import { resumed } from './application-times.js';
import { deadlinesAt, decisionDue, firstResponseDue } from './clocks.pure.js';
import { runClocks } from './financing.clocks.js';
import type { ApplicationState } from './financing.contract.js';
import { applicationSubmitted } from './financing.events.js';
import { entries } from './financing.evidence.js';
import type { Neighbours, OfferedVersion } from './financing.neighbours.js';
import { consentStates, fileStates, isApplicant, isConsentMissing } from './financing.policy.js';
import {
  countsByProductForSystem,
  lockedApplication,
  responseRecordForSystem,
  visibleApplication,
  type MeasuredResponse,
} from './financing.repository.js';
import { needErrors } from './offer-terms.pure.js';
import { Offer } from './offer.entity.js';
import { OffersService } from './offers.service.js';
import { Question } from './question.entity.js';
import { nextReference } from './reference-numbers.js';
import { ReviewService } from './review.service.js';

export interface Need {
  readonly amount: string;
  readonly termMonths: number;
  readonly use: string;
}
/** An application as lending needs it; locked for the rest of the transaction. */
export interface ApplicationForLending {
  readonly id: string;
  readonly reference: string;
  readonly state: ApplicationState;
  readonly enterpriseId: string;
  readonly bankId: string;
  readonly productName: string;
  readonly submittedAt: Date;
  readonly acceptedOffer: { readonly id: string; readonly amountFen: bigint; readonly ratePpm: number; readonly madeAt: Date } | null;
}

/** Applications from the draft to the money: what the firm does, and the doors for lending. */
export class FinancingService {
  readonly offers: OffersService;
  readonly review: ReviewService;

  constructor(
    private readonly database: Database,
    private readonly neighbours: Neighbours,
  ) {
    this.offers = new OffersService(database, neighbours);
    this.review = new ReviewService(database, neighbours);
  }

  /** The draft and its consent request commit together: there is no draft that cannot be handed in. */
  async draft(actor: Actor, key: OnceKey, input: Need & { readonly productId: string }): Promise<string> {
    if (!actor.enterpriseId) throw new Forbidden('只有企业的人可以申请');
    const version = await this.neighbours.products.publishedVersion(input.productId);
    if (!version) throw new NotFound('没有这个产品，或者它已经下架', { productId: input.productId });
    const need = checkedNeed(input, version);
    const id = newId();
    const enterpriseId = actor.enterpriseId;
    return this.database.transaction(async (tx) => {
      await once(tx, key, id);
      await refuseTooManyDrafts(tx, enterpriseId);
      const application = Object.assign(new Application(), blank, {
        id,
        reference: await nextReference(tx),
        enterpriseId,
        bankId: version.bankId,
        productId: version.productId,
        productVersionId: version.versionId,
        productVersionNumber: version.versionNumber,
        productName: version.wireTerms.name,
        guaranteeType: version.wireTerms.guaranteeType,
        ...need,
        applicantId: actor.personId,
        firstResponseWorkingDays: version.wireTerms.firstResponseWorkingDays,
        decisionDays: version.wireTerms.decisionDays,
        draftedAt: now(),
      });
      await tx.insert(Application, Object.assign(application, deadlinesAt(application, application.draftedAt)));
      await addLine(tx, actor, id, { event: 'drafted', text: '开始填写申请' });
      await recordAbout(tx, actor, entries.drafted, application, { productVersionId: version.versionId });
      if (version.wireTerms.datasets.length > 0) await this.askConsent(tx, actor, application, version);
      return id;
    });
  }

  async editNeed(actor: Actor, applicationId: string, input: Need): Promise<void> {
    const version = await this.versionOf(actor, applicationId);
    await this.database.transaction(async (tx) => {
      const application = await lockedApplication(tx, actor, applicationId);
      if (application.state !== 'draft') throw new Conflict('申请提交以后不能再改金额、期限和用途');
      const changed = await change(tx, application, checkedNeed(input, version));
      await recordAbout(tx, actor, entries.needChanged, changed, {});
    });
  }

  async submit(actor: Actor, applicationId: string): Promise<void> {
    const version = await this.versionOf(actor, applicationId);
    const missing = await this.missingConsentText(version);
    await this.database.transaction(async (tx) => {
      const application = await lockedApplication(tx, actor, applicationId);
      requireAllowed(application, 'submit');
      if (!(await this.neighbours.products.publishedVersion(version.productId, tx)))
        throw new Conflict('这个产品已经下架，不能再提交申请。请在“找贷款”里选择其他产品');
      if (missing && !(await this.neighbours.consents.coversRequired(tx, applicationId))) throw new Conflict(missing, { reason: 'consentMissing' });
      const submittedAt = now();
      const moved = await move(
        tx,
        actor,
        application,
        'submit',
        { event: 'submitted', text: '提交申请' },
        {
          submittedAt,
          firstResponseDueAt: firstResponseDue(submittedAt, application.firstResponseWorkingDays),
          decisionDueAt: decisionDue(submittedAt, application.decisionDays),
        },
      );
      await recordAbout(tx, actor, entries.submitted, moved, {});
      await emit(tx, applicationSubmitted, { applicationId, enterpriseId: moved.enterpriseId, bankId: moved.bankId });
    });
  }

  async withdraw(actor: Actor, applicationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const application = await lockedApplication(tx, actor, applicationId);
      requireApplicant(actor, application);
      requireAllowed(application, 'withdraw');
      await this.offers.endLive(tx, actor, application, 'decline', '企业撤回了申请');
      const moved = await move(tx, actor, application, 'withdraw', { event: 'withdrawn', text: '企业撤回申请' }, resumed(application));
      await recordAbout(tx, actor, entries.withdrawn, moved, {});
      await this.neighbours.consents.endForApplication(tx, applicationId, 'terminate');
    });
  }

  async answer(actor: Actor, applicationId: string, questionId: string, text: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const application = await lockedApplication(tx, actor, applicationId);
      requireApplicant(actor, application);
      const question = await tx.findOneBy(Question, { id: questionId, applicationId });
      if (!question) throw new NotFound('没有这个问题', { questionId });
      requireAllowed(application, 'answer');
      if (question.answeredAt) throw new Conflict('这个问题已经答复过了');
      await tx.update(Question, { id: questionId }, { answer: text, answeredAt: now(), answeredBy: actor.personId });
      const moved = await move(tx, actor, application, 'answer', { event: 'answered', text: '企业已补充' }, resumed(application));
      await recordAbout(tx, actor, entries.answered, moved, { questionId });
    });
  }

  /** For lending: the application as its bank sees it, locked, so that events about it come one after the other. */
  async applicationForLending(tx: EntityManager, actor: Actor, applicationId: string): Promise<ApplicationForLending> {
    const application = await lockedApplication(tx, actor, applicationId);
    const offer = await tx.findOneBy(Offer, { applicationId, state: 'accepted' });
    return {
      id: application.id,
      reference: application.reference,
      state: application.state,
      enterpriseId: application.enterpriseId,
      bankId: application.bankId,
      productName: application.productName,
      submittedAt: application.submittedAt ?? application.draftedAt,
      acceptedOffer: offer && { id: offer.id, amountFen: offer.amountFen, ratePpm: offer.ratePpm, madeAt: offer.madeAt },
    };
  }

  async markContracted(tx: EntityManager, actor: Actor, applicationId: string): Promise<void> {
    const moved = await move(tx, actor, await lockedApplication(tx, actor, applicationId), 'contract', { event: 'contracted', text: '签订合同' });
    await recordAbout(tx, actor, entries.contracted, moved, {});
  }

  async markDisbursed(tx: EntityManager, actor: Actor, applicationId: string): Promise<void> {
    const moved = await move(tx, actor, await lockedApplication(tx, actor, applicationId), 'disburse', { event: 'disbursed', text: '银行放款' });
    await recordAbout(tx, actor, entries.disbursed, moved, {});
  }

  /** Measured over the last 90 days; a bank with fewer than five cases is not in it. */
  responseRecord(bankIds: readonly string[]): Promise<ReadonlyMap<string, MeasuredResponse>> {
    return responseRecordForSystem(this.database.read(), bankIds);
  }

  /** How many applications were handed in, by product. */
  applicationCounts(productIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return countsByProductForSystem(this.database.read(), productIds);
  }

  /** Offers that expire, promises that are broken, applications nobody moves. Run by a timer. */
  runClocks(tx: EntityManager): Promise<void> {
    return runClocks(tx, this.offers, this.neighbours);
  }

  /** Another consent for the same application, asked by the bank or opened by the firm itself: only where the last one is over. */
  async askConsentAgain(actor: Actor, applicationId: string, key: OnceKey): Promise<void> {
    const seen = await visibleApplication(this.database.read(), actor, applicationId);
    const version = await this.neighbours.products.version(seen.productVersionId);
    if (!version) throw new NotFound('没有这笔申请，或者您无权查看', { applicationId });
    await this.database.transaction(async (tx) => {
      await once(tx, key, applicationId);
      const application = await lockedApplication(tx, actor, applicationId);
      const request = await this.neighbours.consents.requestFor(tx, applicationId);
      const consent = await this.neighbours.consents.consentFor(tx, applicationId);
      const states = isApplicant(actor, application) ? consentStates : fileStates;
      if (!states.includes(application.state)) throw new Conflict('这笔申请现在不需要授权');
      if (!isConsentMissing(request, consent)) throw new Conflict('这笔申请已经有一份等待答复的授权请求，或者一份有效的授权');
      await this.askConsent(tx, actor, application, version);
      await addLine(tx, actor, applicationId, {
        event: 'consentAsked',
        text: isApplicant(actor, application) ? '企业重新准备授权' : '银行请企业重新授权',
      });
    });
  }

  private async askConsent(tx: EntityManager, actor: Actor, application: Application, version: OfferedVersion): Promise<void> {
    // A product may have been published under a template that let more.
    const most = await this.neighbours.consents.monthsMax(tx, 'loanReview');
    await this.neighbours.consents.request(tx, actor, {
      enterpriseId: application.enterpriseId,
      receiverId: application.bankId,
      purpose: 'loanReview',
      applicationId: application.id,
      applicationReference: application.reference,
      items: version.wireTerms.datasets.map((item) => ({ ...item, months: item.months === null ? null : Math.min(item.months, most) })),
      readers: '办理这笔申请的客户经理和审批人',
    });
  }

  private async versionOf(actor: Actor, applicationId: string): Promise<OfferedVersion> {
    const application = await this.database.read().findOneBy(Application, { id: applicationId, enterpriseId: actor.enterpriseId ?? '' });
    const version = application && (await this.neighbours.products.version(application.productVersionId));
    if (!version) throw new NotFound('没有这笔申请，或者您无权查看', { applicationId });
    return version;
  }

  /** What to say when the required data is not covered; null when the product requires none. */
  private async missingConsentText(version: OfferedVersion): Promise<string | null> {
    const required = version.wireTerms.datasets.filter((item) => item.isRequired);
    if (required.length === 0) return null;
    const titles = await Promise.all(required.map(async ({ dataset }) => (await this.neighbours.catalogue.definition(dataset)).title));
    return `还不能提交：需要先授权${titles.map((title) => `“${title}”`).join('、')}，并且授权在有效期内`;
  }
}

const blank = {
  state: 'draft',
  revision: 1,
  branchId: null,
  handlerId: null,
  submittedAt: null,
  firstResponseDueAt: null,
  respondedAt: null,
  responseMilliDays: null,
  firstResponseOverAt: null,
  decisionDueAt: null,
  decidedAt: null,
  decisionMilliDays: null,
  decisionOverAt: null,
  stoppedAt: null,
  stoppedMs: 0,
  offerMadeAt: null,
  offerValidUntil: null,
  endedAt: null,
  refusalCode: null,
  refusalText: null,
  refusalNextStep: null,
  reapplyAfter: null,
} as const;

function checkedNeed(input: Need, version: OfferedVersion): Pick<Application, 'amountFen' | 'termMonths' | 'loanUse'> {
  const need = { amountFen: fenOf(input.amount), termMonths: input.termMonths };
  const errors: FieldError[] = needErrors(need, version.wireTerms);
  if (errors[0]) throw new InvalidInput(errors[0].detail, {}, errors);
  return { ...need, loanUse: input.use };
}

function requireApplicant(actor: Actor, application: Application): void {
  if (!isApplicant(actor, application)) throw new Forbidden('只有申请的企业可以这样做');
}

/** A draft names a product and asks for a consent; a firm works on a few at a time. */
const draftsMax = 20;

async function refuseTooManyDrafts(tx: EntityManager, enterpriseId: string): Promise<void> {
  const drafts = await tx.countBy(Application, { enterpriseId, state: 'draft' });
  if (drafts >= draftsMax) throw new Conflict(`已有 ${drafts} 份草稿。请先提交或撤回几份，再开始新的申请`);
}
