import * as consents from '../../src/modules/consents/consents.contract.js';
import type { ConsentView } from '../../src/modules/consents/consents.contract.js';
import { openProfile, type ProfileView } from '../../src/modules/profiles/profiles.contract.js';
import { loadFile } from '../consented.js';
import { askedAgain } from './asked.js';
import { allOfBank, bothEnterprise, bothOperator, deciders, enterpriseAndBank, ids, noInput, type Case, type Walk } from './line.js';
import { change, cosigned, proposal } from './signers.js';

const draft = ({ stage, side }: Case) => stage.scenes.draftedApplication(side.firm, side.bank);
const keptRequest = async (one: Case) => ({ requestId: (await one.stage.keep('draft', one.side, () => draft(one))).consentRequestId ?? '' });
/** Answered with yes: before that a bank does not learn of a request that a firm began. */
const knownRequest = async (one: Case) => {
  const { consentRequestId } = await one.stage.keep('answered', one.side, async () => {
    const application = await draft(one);
    await one.stage.scenes.grantedConsent(one.side.firm, application);
    return application;
  });
  return { requestId: consentRequestId ?? '' };
};
const freshRequest = async (one: Case) => ({ requestId: (await one.stage.fresh('draft', one.side, () => draft(one))).consentRequestId ?? '' });

const granted = async (one: Case): Promise<ConsentView> => one.stage.scenes.grantedConsent(one.side.firm, await draft(one));
const paused = async (one: Case): Promise<ConsentView> => {
  const { id: consentId } = await granted(one);
  const answer = await one.stage.world.as(one.side.firm.owner).post(consents.pauseConsent, { params: { consentId }, body: {} }).expect(201);
  return answer.body as ConsentView;
};
const keptConsent = async (one: Case) => ({ consentId: (await one.stage.keep('consent', one.side, () => granted(one))).id });
const freshConsent = async (one: Case) => ({ consentId: (await one.stage.fresh('consent', one.side, () => granted(one))).id });
const pausedConsent = async (one: Case) => ({ consentId: (await one.stage.fresh('paused', one.side, () => paused(one))).id });

/** Under review, with records behind it. */
const inReview = async ({ stage, side }: Case) => {
  await stage.keep('records', side, () => loadFile(stage.world.app, side.firm));
  return stage.scenes.reviewedApplication(side.firm, side.bank);
};
/** An access is read again by the person who made it. */
export const opened = (one: Case): Promise<{ enterpriseId: string; accessId: string }> => {
  const { stage, side, who } = one;
  const reader = side.people[who as (typeof deciders)[number]];
  return stage.keep(`opened ${who}`, side, async () => {
    const { id: applicationId } = await inReview(one);
    const answer = await stage.world
      .as(reader)
      .post(openProfile, { params: { enterpriseId: side.firm.id }, body: { applicationId } })
      .expect(201);
    return { enterpriseId: side.firm.id, accessId: (answer.body as ProfileView).access.id };
  });
};

export const consentsWalk: Walk = {
  'GET /consent-requests': { allowed: enterpriseAndBank, shows: ids, prepare: knownRequest },
  'GET /consent-requests/{requestId}': { allowed: enterpriseAndBank, record: async (one) => ({ params: await knownRequest(one) }) },
  'POST /consent-requests/{requestId}/previews': {
    allowed: bothEnterprise,
    record: async (one) => {
      const { body } = await one.stage.scenes.grantOf(one.side.firm, (await keptRequest(one)).requestId);
      const { noticeDigest: _, ...wish } = body;
      return { params: await keptRequest(one), body: wish };
    },
  },
  'POST /consent-requests/{requestId}/grant': {
    allowed: bothEnterprise,
    proof: 'fresh',
    record: async (one) => one.stage.scenes.grantOf(one.side.firm, (await freshRequest(one)).requestId),
  },
  'POST /consent-requests/{requestId}/refusal': { allowed: bothEnterprise, record: async (one) => ({ params: await freshRequest(one), body: {} }) },
  'POST /consent-requests/{requestId}/withdrawal': {
    allowed: ['customerManager'],
    record: async (one) => ({ params: { requestId: (await one.stage.fresh('consent asked', one.side, () => askedAgain(one))).requestId }, body: {} }),
  },
  'GET /consents': { allowed: enterpriseAndBank, shows: ids, prepare: keptConsent },
  'GET /consents/{consentId}': { allowed: enterpriseAndBank, record: async (one) => ({ params: await keptConsent(one) }) },
  'GET /consents/{consentId}/receipt': { allowed: enterpriseAndBank, record: async (one) => ({ params: await keptConsent(one) }) },
  'GET /consents/{consentId}/receipt-files/{format}': {
    allowed: enterpriseAndBank,
    record: async (one) => ({ params: { ...(await keptConsent(one)), format: 'json' } }),
  },
  'POST /consents/{consentId}/receipt-pdfs': { allowed: enterpriseAndBank, record: async (one) => ({ params: await keptConsent(one), body: {} }) },
  'POST /consents/{consentId}/cosignature': { allowed: bothEnterprise, proof: 'fresh', record: async (one) => cosigned(one) },
  'POST /consents/{consentId}/cosignature-refusal': {
    allowed: bothEnterprise,
    record: async (one) => ({ ...(await cosigned(one)), body: {} }),
  },
  'POST /consents/{consentId}/revocation': { allowed: bothEnterprise, record: async (one) => ({ params: await freshConsent(one), body: {} }) },
  'POST /consents/{consentId}/pause': { allowed: bothEnterprise, record: async (one) => ({ params: await freshConsent(one), body: {} }) },
  'POST /consents/{consentId}/resumption': {
    allowed: bothEnterprise,
    proof: 'fresh',
    record: async (one) => ({ params: await pausedConsent(one), body: {} }),
  },
  'POST /consents/{consentId}/relinquishment': {
    allowed: ['customerManager'],
    record: async (one) => ({ params: await freshConsent(one), body: {} }),
  },
  'GET /firms': { allowed: deciders, shows: ({ items }) => items.map(({ enterprise }) => (enterprise as { id: string }).id), prepare: keptConsent },
  'GET /firms/{enterpriseId}': {
    allowed: deciders,
    record: async (one) => {
      await keptConsent(one);
      return { params: { enterpriseId: one.side.firm.id } };
    },
  },
  'GET /enterprise/notices': { allowed: bothEnterprise, shows: ids, prepare: askedAgain },
  // The first of each firm: earlier lines make people who belong to both.
  'GET /enterprise/consent-signers': {
    allowed: bothEnterprise,
    shows: ({ people }) => (people as { personId: string }[]).slice(0, 1).map(({ personId }) => personId),
  },
  'POST /enterprise/consent-signers': { allowed: ['enterpriseOwner'], proof: 'fresh', free: proposal },
  'POST /enterprise/consent-signers/{ruleId}/approval': { allowed: bothEnterprise, proof: 'fresh', record: change },
  'POST /enterprise/consent-signers/{ruleId}/refusal': { allowed: bothEnterprise, record: change },
  'GET /consent-templates': { allowed: bothOperator, free: noInput },
  'GET /accesses/export': { allowed: enterpriseAndBank, free: () => ({ query: { format: 'csv' } }) },
  'GET /accesses/choices': {
    allowed: enterpriseAndBank,
    shows: ({ people }) => (people as { id: string }[]).map(({ id }) => id),
    prepare: (one) => opened({ ...one, who: 'approver' }),
  },
  'GET /accesses': { allowed: enterpriseAndBank, shows: ids, prepare: (one) => opened({ ...one, who: 'approver' }) },

  'POST /profiles/{enterpriseId}/accesses': {
    allowed: deciders,
    record: async (one) => {
      const { id: applicationId } = await one.stage.fresh('in review', one.side, () => inReview(one));
      return { params: { enterpriseId: one.side.firm.id }, body: { applicationId } };
    },
  },
  'GET /profiles/{enterpriseId}/accesses/{accessId}': { allowed: deciders, record: async (one) => ({ params: await opened(one) }) },
  'GET /profiles/{enterpriseId}/accesses/{accessId}/records': {
    allowed: deciders,
    record: async (one) => ({ params: await opened(one), query: { dataset: '05.02' } }),
  },
  'GET /enterprise/profile': { allowed: bothEnterprise, shows: ({ identity }) => [(identity as { id: string }).id] },
  // The vocabulary of the rule builder, the same for every bank.
  'GET /facts': { allowed: allOfBank, free: noInput },
};
