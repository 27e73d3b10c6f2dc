import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, line, pageOf, pageQuery, percent, positiveYuan, text, unsignedYuan, yuan } from '../../kernel/wire.contract.js';
import { consentState } from '../consents/consents.contract.js';
import { guaranteeType, repaymentMethod } from '../products/products.contract.js';

export const applicationState = z.enum([
  'draft',
  'submitted',
  'accepted',
  'reviewing',
  'actionRequired',
  'offered',
  'offerAccepted',
  'contracted',
  'disbursed',
  'declinedIntake',
  'refused',
  'withdrawn',
  'lapsed',
]);
export type ApplicationState = z.infer<typeof applicationState>;
export const offerState = z.enum(['made', 'accepted', 'declined', 'expired', 'withdrawnByBank', 'superseded']);
export type OfferState = z.infer<typeof offerState>;

/** Why a bank says no. Each has a text for the firm and a next step (protocols §7). */
export const refusalCode = z.enum([
  'INCOMPLETE',
  'DOC_INVALID',
  'CONSENT_MISSING',
  'CONSENT_WITHDRAWN',
  'DATA_UNAVAILABLE',
  'TOO_YOUNG',
  'INDUSTRY_EXCLUDED',
  'REGION_EXCLUDED',
  'AMOUNT_OUT_OF_RANGE',
  'TAX_RATING',
  'TAX_ARREARS',
  'REVENUE_LOW',
  'REVENUE_VOLATILE',
  'EXISTING_DEBT',
  'OVERDUE_HISTORY',
  'JUDGMENT_OR_ENFORCEMENT',
  'COLLATERAL',
  'GUARANTEE_DECLINED',
  'SCORE_BELOW_CUTOFF',
  'QUOTA_EXHAUSTED',
  'FRAUD_SUSPECTED',
  'PRICE_DECLINED_BY_FIRM',
  'EXPIRED_NO_RESPONSE',
  'OTHER',
]);
export type RefusalCode = z.infer<typeof refusalCode>;

/** What is left of a promise. The firm sees the same clock as the bank and the regulator. */
export const clockView = z
  .object({
    kind: z.enum(['firstResponse', 'decision', 'offerValidity']),
    state: z.enum(['ok', 'near', 'over', 'stopped', 'met']),
    startedAt: instant,
    deadline: instant,
    metAt: instant.nullable(),
    /** Share of the time used, 0–1 and beyond. */
    used: z.number(),
    promise: z.string(),
  })
  .meta({ id: 'Clock' });

const timelineItem = z.object({ at: instant, event: z.string(), text: z.string(), by: z.string().nullable() });

export const refusalView = z.object({
  code: refusalCode,
  title: z.string(),
  text: z.string(),
  nextStep: z.string(),
  reapplyAfter: businessDate.nullable(),
});

export const applicationView = z
  .object({
    id,
    /** `SQ-2026-000123`. */
    reference: z.string(),
    state: applicationState,
    enterprise: z.object({
      id,
      name: z.string(),
      uscc: z.string(),
      region: z.string().nullable(),
      industry: z.string().nullable(),
      sizeClass: z.string(),
      establishedOn: businessDate.nullable(),
    }),
    bank: z.object({ id, name: z.string(), shortName: z.string(), branchName: z.string().nullable() }),
    product: z.object({ id, versionId: id, versionNumber: z.int(), name: z.string(), guaranteeType }),
    amount: yuan,
    termMonths: z.int(),
    use: z.string(),
    applicantName: z.string(),
    handlerName: z.string().nullable(),
    draftedAt: instant,
    submittedAt: instant.nullable(),
    consentRequestId: id.nullable(),
    consent: z.object({ id, state: consentState, uses: z.int(), usesMax: z.int(), expiresAt: instant }).nullable(),
    /** The firm said no to this bank a while ago: from then on the bank may ask again. Null: nothing keeps it from asking, or the reader does not ask. */
    consentAskableFrom: instant.nullable(),
    clocks: z.array(clockView),
    timeline: z.array(timelineItem),
    refusal: refusalView.nullable(),
    /** What the bank asks the firm to add, newest last. */
    questions: z.array(z.object({ id, text: z.string(), askedAt: instant, answer: z.string().nullable(), answeredAt: instant.nullable() })),
    liveOffers: z.int(),
    can: z.array(
      z.enum([
        'edit',
        'consent',
        'submit',
        'withdraw',
        'answer',
        'accept',
        'decline',
        'review',
        'ask',
        'offer',
        'refuse',
        'openFile',
        'askConsent',
        'renewConsent',
        'recordContract',
        'recordDisbursement',
      ]),
    ),
  })
  .meta({ id: 'Application' });
export type ApplicationView = z.infer<typeof applicationView>;

const applicationParams = z.strictObject({ applicationId: id });
const need = { amount: positiveYuan, termMonths: z.int().min(1).max(360), use: text(200) };

export const draftApplication = contract({
  method: 'post',
  path: '/applications',
  summary: 'Begin an application for one product',
  permission: 'application:apply',
  tags: ['applications'],
  status: 201,
  once: true,
  limit: 'write',
  body: z.strictObject({ productId: id, ...need }),
  returns: applicationView,
});

export const editApplication = contract({
  method: 'put',
  path: '/applications/{applicationId}/need',
  summary: 'Change amount, term or use of a draft',
  permission: 'application:apply',
  tags: ['applications'],
  limit: 'write',
  params: applicationParams,
  body: z.strictObject(need),
  returns: applicationView,
});

export const submitApplication = contract({
  method: 'post',
  path: '/applications/{applicationId}/submission',
  summary: 'Hand the application to the bank; the consent must be granted',
  permission: 'application:apply',
  tags: ['applications'],
  status: 201,
  limit: 'write',
  params: applicationParams,
  body: z.strictObject({}),
  returns: applicationView,
});

export const withdrawApplication = contract({
  method: 'post',
  path: '/applications/{applicationId}/withdrawal',
  summary: 'The firm takes the application back',
  permission: 'application:apply',
  tags: ['applications'],
  status: 201,
  params: applicationParams,
  body: z.strictObject({}),
  returns: applicationView,
});

export const applicationListView = z.enum(['waiting', 'near', 'asked', 'offered', 'all', 'ended']);

export const listApplications = contract({
  method: 'get',
  path: '/applications',
  summary: 'Applications the caller is a party to; for a bank those whose clock ends first come first',
  permission: 'application:read',
  tags: ['applications'],
  query: pageQuery.extend({ view: applicationListView.optional(), state: applicationState.optional() }),
  returns: pageOf(applicationView).extend({
    counts: z.object({ waiting: z.int(), near: z.int(), asked: z.int(), offered: z.int(), all: z.int(), ended: z.int() }),
  }),
});

export const getApplication = contract({
  method: 'get',
  path: '/applications/{applicationId}',
  summary: 'One application with clocks and timeline',
  permission: 'application:read',
  tags: ['applications'],
  params: applicationParams,
  returns: applicationView,
});

const bankMove = { tags: ['applications'], status: 201, params: applicationParams, returns: applicationView } as const;

export const acceptApplication = contract({
  method: 'post',
  path: '/applications/{applicationId}/acceptance',
  summary: 'The bank takes the application in (first response)',
  permission: 'application:handle',
  body: z.strictObject({}),
  ...bankMove,
});

const refusalBody = z.strictObject({
  code: refusalCode,
  text: text(500),
  nextStep: text(300),
  reapplyAfterMonths: z.int().min(0).max(24).optional(),
});

export const declineApplication = contract({
  method: 'post',
  path: '/applications/{applicationId}/intake-refusal',
  summary: 'The bank does not take the application in, with code and next step',
  permission: 'application:handle',
  body: refusalBody,
  ...bankMove,
});

export const reviewApplication = contract({
  method: 'post',
  path: '/applications/{applicationId}/review',
  summary: 'Begin the review',
  permission: 'application:handle',
  body: z.strictObject({}),
  ...bankMove,
});

export const askEnterprise = contract({
  method: 'post',
  path: '/applications/{applicationId}/questions',
  summary: 'Ask the firm to add something; the bank’s clock stops until it answers',
  permission: 'application:handle',
  body: z.strictObject({ text: text(500) }),
  ...bankMove,
});

export const answerBank = contract({
  method: 'post',
  path: '/applications/{applicationId}/questions/{questionId}/answer',
  summary: 'Answer what the bank asked',
  permission: 'application:apply',
  tags: ['applications'],
  status: 201,
  params: z.strictObject({ applicationId: id, questionId: id }),
  body: z.strictObject({ text: text(1000) }),
  returns: applicationView,
});

export const refuseApplication = contract({
  method: 'post',
  path: '/applications/{applicationId}/refusal',
  summary: 'Refuse, with code, reason and next step',
  permission: 'application:decide',
  body: refusalBody,
  ...bankMove,
});

const offerTerms = {
  amount: positiveYuan,
  rate: percent.refine((value) => Number(value) >= 0 && Number(value) <= 36, { message: '年利率要在 0 到 36% 之间' }),
  termMonths: z.int().min(1).max(360),
  method: repaymentMethod,
  serviceFees: unsignedYuan,
  guaranteeFees: unsignedYuan,
  otherFees: unsignedYuan,
};

const instalment = z.object({ number: z.int(), principal: yuan, interest: yuan, total: yuan });

/** The fifteen comparable lines of an offer, APR among them. */
export const offerView = z
  .object({
    id,
    applicationId: id,
    state: offerState,
    bank: z.object({ id, name: z.string(), shortName: z.string() }),
    productName: z.string(),
    amount: yuan,
    interest: yuan,
    serviceFees: yuan,
    guaranteeFees: yuan,
    otherFees: yuan,
    netDisbursed: yuan,
    totalPayable: yuan,
    apr: percent,
    rate: percent,
    termMonths: z.int(),
    method: repaymentMethod,
    /** Runs of equal instalments: "前 11 期每期 3,208.33 元". */
    instalments: z.array(z.object({ from: z.int(), to: z.int(), amount: yuan })),
    penaltyRate: percent,
    prepayment: z.string(),
    coolingOffDays: z.int(),
    collection: z.string(),
    complaintPhone: z.string(),
    madeAt: instant,
    madeBy: z.string(),
    validUntil: instant,
    clock: clockView,
    can: z.array(z.enum(['accept', 'decline', 'withdraw'])),
  })
  .meta({ id: 'Offer' });
export type OfferView = z.infer<typeof offerView>;

export const calculateOffer = contract({
  method: 'post',
  path: '/applications/{applicationId}/offer-calculations',
  summary: 'APR and sums for terms being typed. Changes nothing',
  permission: 'application:decide',
  tags: ['applications'],
  params: applicationParams,
  body: z.strictObject(offerTerms),
  returns: z.object({
    apr: percent,
    interest: yuan,
    fees: yuan,
    netDisbursed: yuan,
    totalPayable: yuan,
    withinProduct: z.boolean(),
    notes: z.array(z.string()),
  }),
});

export const makeOffer = contract({
  method: 'post',
  path: '/applications/{applicationId}/offers',
  summary: 'Make an offer, valid until a time; an earlier one of the same application is superseded',
  permission: 'application:decide',
  proof: 'fresh',
  once: true,
  tags: ['applications'],
  status: 201,
  limit: 'write',
  params: applicationParams,
  body: z.strictObject({ ...offerTerms, validUntil: instant }),
  returns: offerView,
});

export const listOffers = contract({
  method: 'get',
  path: '/applications/{applicationId}/offers',
  summary: 'Offers of one application; for the firm together with its other live ones, cheapest first',
  permission: 'application:read',
  tags: ['applications'],
  params: applicationParams,
  query: pageQuery,
  returns: pageOf(offerView),
});

const offerParams = z.strictObject({ offerId: id });

export const getOfferSchedule = contract({
  method: 'get',
  path: '/offers/{offerId}/schedule',
  summary: 'Instalment by instalment',
  permission: 'application:read',
  tags: ['applications'],
  params: offerParams,
  returns: z.object({ items: z.array(instalment) }),
});

export const acceptOffer = contract({
  method: 'post',
  path: '/offers/{offerId}/acceptance',
  summary: 'Accept; the firm’s other applications stay open, and it is asked about them',
  permission: 'offer:answer',
  proof: 'fresh',
  tags: ['applications'],
  status: 201,
  params: offerParams,
  body: z.strictObject({}),
  returns: offerView,
});

export const declineOffer = contract({
  method: 'post',
  path: '/offers/{offerId}/refusal',
  summary: 'Say no to an offer; the application goes back to review',
  permission: 'offer:answer',
  tags: ['applications'],
  status: 201,
  params: offerParams,
  body: z.strictObject({}),
  returns: offerView,
});

export const withdrawOffer = contract({
  method: 'post',
  path: '/offers/{offerId}/withdrawal',
  summary: 'The bank takes an offer back before it is answered',
  permission: 'application:decide',
  tags: ['applications'],
  status: 201,
  params: offerParams,
  body: z.strictObject({ reason: line(200) }),
  returns: offerView,
});

/** The enterprise's front page: what waits for it. */
export const enterpriseHome = z
  .object({
    asOf: instant,
    tasks: z.array(
      z.object({
        kind: z.enum(['consent', 'question', 'offer', 'draft']),
        applicationId: id,
        title: z.string(),
        detail: z.string(),
        deadline: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'EnterpriseHome' });

export const getEnterpriseHome = contract({
  method: 'get',
  path: '/enterprise/home',
  summary: 'What waits for the enterprise now',
  permission: 'application:apply',
  tags: ['enterprise'],
  returns: enterpriseHome,
});
