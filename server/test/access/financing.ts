import * as financing from '../../src/modules/financing/financing.contract.js';
import type { ApplicationView, OfferView } from '../../src/modules/financing/financing.contract.js';
import { withoutConsent } from './asked.js';
import { bothEnterprise, deciders, enterpriseAndBank, ids, type Case, type Walk } from './line.js';

type Station = (one: Case) => Promise<ApplicationView>;
const need = { amount: '800000', termMonths: 12, use: '向望江钢材采购圆钢' };
const refusal = { code: 'REVENUE_LOW', text: '近一年经营规模未达到要求', nextStep: '可以看看抵押类产品' };

const drafted: Station = ({ stage, side }) => stage.scenes.draftedApplication(side.firm, side.bank);
const consentedTo: Station = async (one) => {
  const draft = await drafted(one);
  await one.stage.scenes.grantedConsent(one.side.firm, draft);
  return draft;
};
const submitted: Station = ({ stage, side }) => stage.scenes.submittedApplication(side.firm, side.bank);
const accepted: Station = async (one) => {
  const { id: applicationId } = await submitted(one);
  const answer = await one.stage.world
    .as(one.side.bank.customerManager)
    .post(financing.acceptApplication, { params: { applicationId }, body: {} })
    .expect(201);
  return answer.body as ApplicationView;
};
const reviewed: Station = ({ stage, side }) => stage.scenes.reviewedApplication(side.firm, side.bank);
const asked: Station = async (one) => {
  const params = { applicationId: (await reviewed(one)).id };
  const answer = await one.stage.world
    .as(one.side.bank.customerManager)
    .post(financing.askEnterprise, { params, body: { text: '请补充采购合同' } })
    .expect(201);
  return answer.body as ApplicationView;
};
const offered = ({ stage, side }: Case): Promise<OfferView> => stage.scenes.madeOffer(side.firm, side.bank);

const keptAt = async (name: string, station: Station, one: Case) => ({
  applicationId: (await one.stage.keep(name, one.side, () => station(one))).id,
});
const freshAt = async (name: string, station: Station, one: Case) => ({
  applicationId: (await one.stage.fresh(name, one.side, () => station(one))).id,
});
const keptOffer = (one: Case): Promise<OfferView> => one.stage.keep('offer', one.side, () => offered(one));
const freshOffer = async (one: Case) => ({ offerId: (await one.stage.fresh('offer', one.side, () => offered(one))).id });

export const financingWalk: Walk = {
  'POST /applications': {
    allowed: bothEnterprise,
    free: async ({ stage, side }) => {
      const product = await stage.keep('standing product', side, () => stage.scenes.publishedProduct(side.bank));
      return { body: { productId: product.id, ...need } };
    },
  },
  'PUT /applications/{applicationId}/need': {
    allowed: bothEnterprise,
    record: async (one) => ({ params: await keptAt('drafted', drafted, one), body: need }),
  },
  'POST /applications/{applicationId}/submission': {
    allowed: bothEnterprise,
    record: async (one) => ({ params: await freshAt('consented', consentedTo, one), body: {} }),
  },
  'POST /applications/{applicationId}/withdrawal': {
    allowed: bothEnterprise,
    record: async (one) => ({ params: await freshAt('submitted', submitted, one), body: {} }),
  },
  'GET /applications': { allowed: enterpriseAndBank, shows: ids, prepare: (one) => keptAt('reviewed', reviewed, one) },
  'GET /applications/{applicationId}': {
    allowed: enterpriseAndBank,
    record: async (one) => ({ params: await keptAt('reviewed', reviewed, one) }),
  },
  'POST /applications/{applicationId}/acceptance': {
    allowed: ['customerManager'],
    record: async (one) => ({ params: await freshAt('submitted', submitted, one), body: {} }),
  },
  'POST /applications/{applicationId}/intake-refusal': {
    allowed: ['customerManager'],
    record: async (one) => ({ params: await freshAt('submitted', submitted, one), body: refusal }),
  },
  'POST /applications/{applicationId}/review': {
    allowed: ['customerManager'],
    record: async (one) => ({ params: await freshAt('accepted', accepted, one), body: {} }),
  },
  'POST /applications/{applicationId}/questions': {
    allowed: ['customerManager'],
    record: async (one) => ({ params: await freshAt('reviewed', reviewed, one), body: { text: '请补充采购合同' } }),
  },
  'POST /applications/{applicationId}/questions/{questionId}/answer': {
    allowed: bothEnterprise,
    record: async (one) => {
      const { id: applicationId, questions } = await one.stage.fresh('asked', one.side, () => asked(one));
      return { params: { applicationId, questionId: questions[0]?.id ?? '' }, body: { text: '合同已经寄出' } };
    },
  },
  'POST /applications/{applicationId}/refusal': {
    allowed: deciders,
    record: async (one) => ({ params: await freshAt('reviewed', reviewed, one), body: refusal }),
  },
  'POST /applications/{applicationId}/offer-calculations': {
    allowed: deciders,
    record: async (one) => {
      const { validUntil: _, ...body } = one.stage.scenes.offerInput('').body;
      return { params: await keptAt('reviewed', reviewed, one), body };
    },
  },
  'POST /applications/{applicationId}/offers': {
    allowed: deciders,
    proof: 'fresh',
    record: async (one) => one.stage.scenes.offerInput((await freshAt('reviewed', reviewed, one)).applicationId),
  },
  'GET /applications/{applicationId}/offers': {
    allowed: enterpriseAndBank,
    record: async (one) => ({ params: { applicationId: (await keptOffer(one)).applicationId } }),
  },
  'GET /offers/{offerId}/schedule': { allowed: enterpriseAndBank, record: async (one) => ({ params: { offerId: (await keptOffer(one)).id } }) },
  'POST /offers/{offerId}/acceptance': {
    allowed: bothEnterprise,
    proof: 'fresh',
    record: async (one) => ({ params: await freshOffer(one), body: {} }),
  },
  'POST /offers/{offerId}/refusal': { allowed: bothEnterprise, record: async (one) => ({ params: await freshOffer(one), body: {} }) },
  'POST /offers/{offerId}/withdrawal': {
    allowed: deciders,
    record: async (one) => ({ params: await freshOffer(one), body: { reason: '利率调整' } }),
  },
  'POST /applications/{applicationId}/consent-requests': {
    allowed: ['customerManager'],
    record: async (one) => ({ params: await one.stage.fresh('without consent', one.side, () => withoutConsent(one)), body: {} }),
  },
  'POST /applications/{applicationId}/consent-renewals': {
    allowed: bothEnterprise,
    record: async (one) => ({ params: await one.stage.fresh('without consent', one.side, () => withoutConsent(one)), body: {} }),
  },
  'GET /enterprise/home': {
    allowed: bothEnterprise,
    shows: ({ tasks }) => (tasks as { applicationId: string }[]).map(({ applicationId }) => applicationId),
    prepare: (one) => keptAt('drafted', drafted, one),
  },
};
