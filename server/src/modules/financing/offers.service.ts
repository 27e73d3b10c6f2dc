import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow, once, type Database, type OnceKey } from '../../kernel/database/index.js';
import { ConcurrentChange, Conflict, Forbidden, IllegalTransition, InvalidInput, invalidField, NotFound } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { newId } from '../../kernel/ids.js';
import { move, recordAbout, requireAllowed } from './application-moves.js';
import { decided } from './application-times.js';
import { Application } from './application.entity.js';
import { applicationDecided } from './financing.events.js';
import { entries } from './financing.evidence.js';
import type { Neighbours, OfferedVersion } from './financing.neighbours.js';
import { isApplicant, isLender } from './financing.policy.js';
import { lockedApplication, visibleApplication, visibleOffer } from './financing.repository.js';
import { costsOf, feesOf, offerErrors, penaltyRate, type OfferTerms } from './offer-terms.pure.js';
import { offerMachine, offerStateWords, type OfferEvent } from './offer.machine.js';
import { Offer } from './offer.entity.js';

const validDaysMax = 60;
const dayMs = 86_400_000;
const endings = {
  decline: entries.offerDeclined,
  expire: entries.offerExpired,
  withdraw: entries.offerWithdrawn,
  supersede: entries.offerSuperseded,
} as const;

/** A bank's terms and the firm's answer. Every step locks the application first, then the offer: of two answers exactly one wins. */
export class OffersService {
  constructor(
    private readonly database: Database,
    private readonly neighbours: Pick<Neighbours, 'products'>,
  ) {}

  /** What terms being typed come to, and where they leave what the product publishes. Writes nothing. */
  async calculate(actor: Actor, applicationId: string, terms: OfferTerms) {
    const version = await this.versionOf(actor, applicationId);
    const errors = offerErrors(terms, version.wireTerms);
    const costs = costsOf(terms);
    if (!costs) throw invalidField('/body/amount', 'fees', '各项费用加起来要少于贷款金额');
    return { costs, isWithinProduct: errors.length === 0, notes: errors.map(({ detail }) => detail) };
  }

  async make(actor: Actor, key: OnceKey, applicationId: string, terms: OfferTerms, validUntil: Date): Promise<string> {
    const { wireTerms } = await this.versionOf(actor, applicationId);
    const errors = offerErrors(terms, wireTerms);
    if (validUntil <= now()) errors.push({ pointer: '/body/validUntil', rule: 'future', detail: '方案有效期要晚于现在' });
    if (validUntil.getTime() > now().getTime() + validDaysMax * dayMs) {
      errors.push({ pointer: '/body/validUntil', rule: 'maximum', detail: `方案有效期最长 ${validDaysMax} 天` });
    }
    const costs = costsOf(terms);
    if (errors[0] || !costs) throw new InvalidInput(errors[0]?.detail ?? '费用不能超过贷款金额', {}, errors);
    const id = newId();
    return this.database.transaction(async (tx) => {
      await once(tx, key, id);
      const application = await lockedApplication(tx, actor, applicationId);
      if (!isLender(actor, application)) throw new Forbidden('只有受理申请的银行可以给出方案');
      requireAllowed(application, 'offer');
      await this.endLive(tx, actor, application, 'supersede', null);
      const madeAt = now();
      await tx.insert(Offer, {
        id,
        applicationId,
        enterpriseId: application.enterpriseId,
        bankId: application.bankId,
        productName: application.productName,
        state: 'made',
        ...terms,
        interestFen: costs.interestFen,
        netDisbursedFen: terms.amountFen - feesOf(terms),
        totalPayableFen: costs.totalPayableFen,
        aprPpm: costs.aprPpm,
        penaltyRatePpm: penaltyRate(terms.ratePpm, wireTerms.penaltyRateUpliftPercent),
        prepayment: wireTerms.prepayment,
        coolingOffDays: wireTerms.coolingOffDays,
        collection: wireTerms.collection,
        complaintPhone: wireTerms.complaintPhone,
        madeAt,
        madeBy: actor.personId,
        validUntil,
        endedAt: null,
        endedBy: null,
        endNote: null,
      });
      const moved = await move(
        tx,
        actor,
        application,
        'offer',
        { event: 'offered', text: '银行给出授信方案' },
        {
          ...decided(application),
          offerMadeAt: madeAt,
          offerValidUntil: validUntil,
        },
      );
      await recordAbout(tx, actor, entries.offerMade, moved, { offerId: id });
      await emit(tx, applicationDecided, { applicationId, enterpriseId: moved.enterpriseId, bankId: moved.bankId, outcome: 'offered' });
      return id;
    });
  }

  async accept(actor: Actor, offerId: string): Promise<void> {
    await this.answer(actor, offerId, async (tx, application, offer) => {
      if (!isApplicant(actor, application)) throw new Forbidden('只有申请的企业可以答复方案');
      await this.end(tx, actor, offer, 'accept', null);
      const moved = await move(tx, actor, application, 'acceptOffer', { event: 'offerAccepted', text: '企业接受方案' });
      await recordAbout(tx, actor, entries.offerAccepted, moved, { offerId });
    });
  }

  async decline(actor: Actor, offerId: string): Promise<void> {
    await this.answer(actor, offerId, async (tx, application, offer) => {
      if (!isApplicant(actor, application)) throw new Forbidden('只有申请的企业可以答复方案');
      await this.close(tx, actor, application, offer, 'decline', null, { event: 'offerDeclined', text: '企业没有接受方案，申请回到审查' });
    });
  }

  async withdraw(actor: Actor, offerId: string, reason: string): Promise<void> {
    await this.answer(actor, offerId, async (tx, application, offer) => {
      if (!isLender(actor, application)) throw new Forbidden('只有给出方案的银行可以撤回');
      await this.close(tx, actor, application, offer, 'withdraw', reason, { event: 'offerWithdrawn', text: `银行撤回方案：${reason}` });
    });
  }

  /** By the clock. An offer that was answered a moment ago is left alone. */
  async expire(tx: EntityManager, actor: Actor, offerId: string): Promise<void> {
    const found = await tx.findOneByOrFail(Offer, { id: offerId });
    const application = await lockRow(tx, Application, { id: found.applicationId });
    const offer = await lockRow(tx, Offer, { id: offerId });
    if (!application || offer?.state !== 'made' || offer.validUntil > now()) return;
    await this.close(tx, actor, application, offer, 'expire', null, { event: 'offerExpired', text: '方案过了有效期，申请回到审查' });
  }

  /** Ends the offer that waits for an answer, when something else has made it void. */
  async endLive(tx: EntityManager, actor: Actor, application: Application, event: 'decline' | 'supersede', note: string | null): Promise<void> {
    const live = await lockRow(tx, Offer, { applicationId: application.id, state: 'made' });
    if (!live) return;
    await this.end(tx, actor, live, event, note);
    await recordAbout(tx, actor, endings[event], application, { offerId: live.id });
  }

  private async close(
    tx: EntityManager,
    actor: Actor,
    application: Application,
    offer: Offer,
    event: keyof typeof endings,
    note: string | null,
    line: { readonly event: string; readonly text: string },
  ): Promise<void> {
    await this.end(tx, actor, offer, event, note);
    const moved = await move(tx, actor, application, 'returnToReview', line, { offerMadeAt: null, offerValidUntil: null });
    await recordAbout(tx, actor, endings[event], moved, { offerId: offer.id });
  }

  private async answer(
    actor: Actor,
    offerId: string,
    work: (tx: EntityManager, application: Application, offer: Offer) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { applicationId } = await visibleOffer(tx, actor, offerId);
      const application = await lockedApplication(tx, actor, applicationId);
      const offer = await lockRow(tx, Offer, { id: offerId });
      if (!offer) throw new NotFound('没有这份方案，或者您无权查看', { offerId });
      if (offer.state !== 'made') throw new IllegalTransition(`这份方案现在是“${offerStateWords[offer.state]}”，不能再办理`, { from: offer.state });
      if (!offer.isLiveAt(now())) throw new Conflict('这份方案已经过了有效期');
      await work(tx, application, offer);
    });
  }

  private async end(tx: EntityManager, actor: Actor, offer: Offer, event: OfferEvent, note: string | null): Promise<void> {
    const state = offerMachine.next(offer.state, event);
    const { affected } = await tx.update(
      Offer,
      { id: offer.id, state: offer.state },
      { state, endedAt: now(), endedBy: actor.personId || null, endNote: note },
    );
    if (affected !== 1) throw new ConcurrentChange('这份方案刚刚被答复过，请刷新后再看', { offerId: offer.id });
  }

  private async versionOf(actor: Actor, applicationId: string): Promise<OfferedVersion> {
    const application = await visibleApplication(this.database.read(), actor, applicationId);
    const version = await this.neighbours.products.version(application.productVersionId);
    if (!version) throw new NotFound('没有这笔申请，或者您无权查看', { applicationId });
    return version;
  }
}
