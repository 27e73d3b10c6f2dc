import { In, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { schedule } from '../../kernel/pure/apr.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { percentOf } from '../../kernel/pure/rate.js';
import { ApplicationTimelineEvent } from './application-event.entity.js';
import type { Application } from './application.entity.js';
import { clocksAt, offerClock } from './clocks.pure.js';
import type { applicationView, offerView, refusalView } from './financing.contract.js';
import type { Neighbours } from './financing.neighbours.js';
import { applicationMoves, isConsentMissing, mayAskConsent, offerMoves } from './financing.policy.js';
import { instalmentRuns } from './offer-terms.pure.js';
import { Offer } from './offer.entity.js';
import { Question } from './question.entity.js';
import { refusalForEnterprise, refusalReasons } from './refusal-codes.js';

type ApplicationView = z.input<typeof applicationView>;
type OfferView = z.input<typeof offerView>;

/** Rows as people read them: names come from the modules below, a page at a time. */
export class FinancingViews {
  constructor(
    private readonly database: Database,
    private readonly neighbours: Neighbours,
  ) {}

  async applications(actor: Actor, rows: readonly Application[]): Promise<ApplicationView[]> {
    if (rows.length === 0) return [];
    const manager = this.database.read();
    const instant = now();
    const applicationIds = rows.map(({ id }) => id);
    const events = grouped(await manager.find(ApplicationTimelineEvent, { where: { applicationId: In(applicationIds) }, order: { id: 'ASC' } }));
    const questions = grouped(await manager.find(Question, { where: { applicationId: In(applicationIds) }, order: { id: 'ASC' } }));
    const offers = grouped(await manager.findBy(Offer, { applicationId: In(applicationIds), state: 'made' }));
    const names = await this.names(rows, [...events.values()].flat());
    return Promise.all(
      rows.map(async (row) => {
        const consent = await this.neighbours.consents.consentFor(manager, row.id);
        const request = await this.neighbours.consents.requestFor(manager, row.id);
        const isMissing = isConsentMissing(request, consent);
        const asksAfter =
          isMissing && mayAskConsent(actor, row) ? await this.neighbours.consents.coolingUntil(manager, row.enterpriseId, row.bankId) : null;
        const { enterprise, bank } = names.parties(row);
        return {
          id: row.id,
          reference: row.reference,
          state: row.state,
          enterprise,
          bank: { ...bank, branchName: row.branchId === null ? null : (names.branches.get(row.branchId) ?? null) },
          product: {
            id: row.productId,
            versionId: row.productVersionId,
            versionNumber: row.productVersionNumber,
            name: row.productName,
            guaranteeType: row.guaranteeType,
          },
          amount: yuanOf(row.amountFen),
          termMonths: row.termMonths,
          use: row.loanUse,
          applicantName: names.person(row.applicantId) ?? '',
          handlerName: names.person(row.handlerId),
          draftedAt: row.draftedAt.toISOString(),
          submittedAt: row.submittedAt?.toISOString() ?? null,
          consentRequestId: request?.id ?? null,
          consent: consent && {
            id: consent.id,
            state: consent.state,
            uses: consent.uses,
            usesMax: consent.usesMax,
            expiresAt: consent.expiresAt.toISOString(),
          },
          consentAskableFrom: asksAfter?.toISOString() ?? null,
          clocks: clocksAt(row, instant),
          timeline: (events.get(row.id) ?? []).map((line) => ({
            at: line.at.toISOString(),
            event: line.event,
            text: line.text,
            by: names.person(line.personId),
          })),
          refusal: refusalOf(actor, row),
          questions: (questions.get(row.id) ?? []).map((question) => ({
            id: question.id,
            text: question.text,
            askedAt: question.askedAt.toISOString(),
            answer: question.answer,
            answeredAt: question.answeredAt?.toISOString() ?? null,
          })),
          liveOffers: (offers.get(row.id) ?? []).filter((offer) => offer.isLiveAt(instant)).length,
          can: applicationMoves(actor, row, {
            isConsentAsked: request?.state === 'requested',
            isCovered: row.state === 'draft' && (await this.isCovered(manager, row)),
            isConsentActive: consent?.state === 'active',
            isConsentMissing: isMissing,
            isCoolingDown: asksAfter !== null,
          }),
        };
      }),
    );
  }

  async offers(actor: Actor, rows: readonly Offer[]): Promise<OfferView[]> {
    const instant = now();
    const banks = await this.neighbours.organisations.nameOf(distinct(rows.map(({ bankId }) => bankId)));
    const people = await this.neighbours.people.namesOf(distinct(rows.map(({ madeBy }) => madeBy)));
    return rows.map((row) => {
      const bank = banks.get(row.bankId);
      // The clock's word comes before the timer that writes it down.
      const state = row.state === 'made' && !row.isLiveAt(instant) ? 'expired' : row.state;
      return {
        id: row.id,
        applicationId: row.applicationId,
        state,
        bank: { id: row.bankId, name: bank?.name ?? '', shortName: bank?.shortName ?? '' },
        productName: row.productName,
        amount: yuanOf(row.amountFen),
        interest: yuanOf(row.interestFen),
        serviceFees: yuanOf(row.serviceFeesFen),
        guaranteeFees: yuanOf(row.guaranteeFeesFen),
        otherFees: yuanOf(row.otherFeesFen),
        netDisbursed: yuanOf(row.netDisbursedFen),
        totalPayable: yuanOf(row.totalPayableFen),
        apr: percentOf(row.aprPpm),
        rate: percentOf(row.ratePpm),
        termMonths: row.termMonths,
        method: row.method,
        instalments: instalmentRuns(scheduleOf(row)).map(({ from, to, amountFen }) => ({ from, to, amount: yuanOf(amountFen) })),
        penaltyRate: percentOf(row.penaltyRatePpm),
        prepayment: row.prepayment,
        coolingOffDays: row.coolingOffDays,
        collection: row.collection,
        complaintPhone: row.complaintPhone,
        madeAt: row.madeAt.toISOString(),
        madeBy: people.get(row.madeBy)?.name ?? '',
        validUntil: row.validUntil.toISOString(),
        clock: offerClock({ ...row, state }, instant),
        can: offerMoves(actor, row, row.isLiveAt(instant)),
      };
    });
  }

  private async isCovered(manager: EntityManager, row: Application): Promise<boolean> {
    const version = await this.neighbours.products.version(row.productVersionId);
    if (version?.wireTerms.datasets.every((item) => !item.isRequired)) return true;
    return this.neighbours.consents.coversRequired(manager, row.id);
  }

  private async names(rows: readonly Application[], events: readonly ApplicationTimelineEvent[]) {
    const { enterprises, organisations, people } = this.neighbours;
    const firms = await enterprises.briefs(distinct(rows.map((row) => row.enterpriseId)));
    const banks = await organisations.nameOf(distinct(rows.map((row) => row.bankId)));
    const branches = await organisations.branchNames(distinct(rows.flatMap((row) => row.branchId ?? [])));
    const persons = await people.namesOf(
      distinct([...rows.flatMap((row) => [row.applicantId, row.handlerId ?? []].flat()), ...events.flatMap((event) => event.personId ?? [])]),
    );
    return {
      branches,
      person: (id: string | null): string | null => (id === null ? null : (persons.get(id)?.name ?? null)),
      parties: (row: Application) => {
        const firm = firms.get(row.enterpriseId);
        const bank = banks.get(row.bankId);
        return {
          enterprise: {
            id: row.enterpriseId,
            name: firm?.name ?? '',
            uscc: firm?.uscc ?? '',
            region: firm?.region ?? null,
            industry: firm?.industry ?? null,
            sizeClass: firm?.sizeClass ?? 'unknown',
            establishedOn: firm?.establishedOn ?? null,
          },
          bank: { id: row.bankId, name: bank?.name ?? '', shortName: bank?.shortName ?? '' },
        };
      },
    };
  }
}

export const scheduleOf = (offer: Pick<Offer, 'amountFen' | 'ratePpm' | 'termMonths' | 'method'>) =>
  schedule({ principalFen: offer.amountFen, ratePpm: offer.ratePpm, months: offer.termMonths, method: offer.method });

function refusalOf(actor: Actor, row: Application): z.input<typeof refusalView> | null {
  if (!row.refusalCode) return null;
  const refusal = { code: row.refusalCode, text: row.refusalText ?? '', nextStep: row.refusalNextStep ?? '' };
  const shown = actor.enterpriseId ? refusalForEnterprise(refusal) : { ...refusal, title: refusalReasons[row.refusalCode].title };
  return { ...shown, reapplyAfter: row.reapplyAfter };
}

function grouped<T extends { readonly applicationId: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.applicationId, [...(groups.get(row.applicationId) ?? []), row]);
  return groups;
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
