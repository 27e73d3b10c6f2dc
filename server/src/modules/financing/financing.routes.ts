import type { Actor } from '../../kernel/actor.js';
import type { Database } from '../../kernel/database/index.js';
import { route, type Route } from '../../kernel/http/index.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { percentOf } from '../../kernel/pure/rate.js';
import { enterpriseHomeOf } from './enterprise-home.js';
import { askConsentAgain, renewConsent } from './consent-asking.contract.js';
import * as contracts from './financing.contract.js';
import type { Neighbours } from './financing.neighbours.js';
import { countsOf, pageOfApplications, pageOfOffers, visibleApplication, visibleOffer } from './financing.repository.js';
import type { FinancingService } from './financing.service.js';
import { FinancingViews, scheduleOf } from './financing.views.js';
import { offerTermsOf } from './offer-terms.pure.js';

export function financingRoutes(database: Database, financing: FinancingService, neighbours: Neighbours): Route[] {
  const views = new FinancingViews(database, neighbours);
  const application = async (actor: Actor, applicationId: string) => {
    const [view] = await views.applications(actor, [await visibleApplication(database.read(), actor, applicationId)]);
    return view as NonNullable<typeof view>;
  };
  const offer = async (actor: Actor, offerId: string) => {
    const [view] = await views.offers(actor, [await visibleOffer(database.read(), actor, offerId)]);
    return view as NonNullable<typeof view>;
  };
  /** Does it, then shows what the application has become. */
  const after = async (actor: Actor, applicationId: string, done: Promise<void>) => {
    await done;
    return application(actor, applicationId);
  };

  return [
    route(contracts.draftApplication, async ({ actor, body, once }) => application(actor, await financing.draft(actor, once, body)), {
      again: ({ actor }, applicationId) => application(actor, applicationId),
    }),
    route(contracts.editApplication, ({ actor, params, body }) =>
      after(actor, params.applicationId, financing.editNeed(actor, params.applicationId, body)),
    ),
    route(contracts.submitApplication, ({ actor, params }) => after(actor, params.applicationId, financing.submit(actor, params.applicationId))),
    route(contracts.withdrawApplication, ({ actor, params }) => after(actor, params.applicationId, financing.withdraw(actor, params.applicationId))),
    ...[askConsentAgain, renewConsent].map((contract) =>
      route(
        contract,
        ({ actor, params: { applicationId }, once }) => after(actor, applicationId, financing.askConsentAgain(actor, applicationId, once)),
        { again: ({ actor }, applicationId) => after(actor, applicationId, Promise.resolve()) },
      ),
    ),
    route(contracts.listApplications, async ({ actor, query }) => {
      const page = await pageOfApplications(database.read(), actor, query);
      return { items: await views.applications(actor, page.items), nextCursor: page.nextCursor, counts: await countsOf(database.read(), actor) };
    }),
    route(contracts.getApplication, ({ actor, params }) => application(actor, params.applicationId)),
    route(contracts.acceptApplication, ({ actor, params }) =>
      after(actor, params.applicationId, financing.review.accept(actor, params.applicationId)),
    ),
    route(contracts.declineApplication, ({ actor, params, body }) =>
      after(actor, params.applicationId, financing.review.declineIntake(actor, params.applicationId, body)),
    ),
    route(contracts.reviewApplication, ({ actor, params }) =>
      after(actor, params.applicationId, financing.review.begin(actor, params.applicationId)),
    ),
    route(contracts.askEnterprise, ({ actor, params, body }) =>
      after(actor, params.applicationId, financing.review.ask(actor, params.applicationId, body.text)),
    ),
    route(contracts.answerBank, ({ actor, params, body }) =>
      after(actor, params.applicationId, financing.answer(actor, params.applicationId, params.questionId, body.text)),
    ),
    route(contracts.refuseApplication, ({ actor, params, body }) =>
      after(actor, params.applicationId, financing.review.refuse(actor, params.applicationId, body)),
    ),
    route(contracts.calculateOffer, async ({ actor, params, body }) => {
      const { costs, isWithinProduct, notes } = await financing.offers.calculate(actor, params.applicationId, offerTermsOf(body));
      return {
        apr: percentOf(costs.aprPpm),
        interest: yuanOf(costs.interestFen),
        fees: yuanOf(costs.feesFen),
        netDisbursed: yuanOf(costs.netDisbursedFen),
        totalPayable: yuanOf(costs.totalPayableFen),
        withinProduct: isWithinProduct,
        notes,
      };
    }),
    route(
      contracts.makeOffer,
      async ({ actor, params, body, once }) =>
        offer(actor, await financing.offers.make(actor, once, params.applicationId, offerTermsOf(body), new Date(body.validUntil))),
      { again: ({ actor }, offerId) => offer(actor, offerId) },
    ),
    route(contracts.listOffers, async ({ actor, params, query }) => {
      const about = await visibleApplication(database.read(), actor, params.applicationId);
      const page = await pageOfOffers(database.read(), actor, about, query);
      return { items: await views.offers(actor, page.items), nextCursor: page.nextCursor };
    }),
    route(contracts.getOfferSchedule, async ({ actor, params }) => {
      const instalments = scheduleOf(await visibleOffer(database.read(), actor, params.offerId));
      return {
        items: instalments.map((one) => ({
          number: one.month,
          principal: yuanOf(one.principalFen),
          interest: yuanOf(one.interestFen),
          total: yuanOf(one.totalFen),
        })),
      };
    }),
    route(contracts.acceptOffer, async ({ actor, params }) => {
      await financing.offers.accept(actor, params.offerId);
      return offer(actor, params.offerId);
    }),
    route(contracts.declineOffer, async ({ actor, params }) => {
      await financing.offers.decline(actor, params.offerId);
      return offer(actor, params.offerId);
    }),
    route(contracts.withdrawOffer, async ({ actor, params, body }) => {
      await financing.offers.withdraw(actor, params.offerId, body.reason);
      return offer(actor, params.offerId);
    }),
    route(contracts.getEnterpriseHome, ({ actor }) => enterpriseHomeOf(database, neighbours, actor)),
  ];
}
