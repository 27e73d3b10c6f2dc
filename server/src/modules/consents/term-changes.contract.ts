import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, line, pageOf, pageQuery, text } from '../../kernel/wire.contract.js';
import { consentPurpose, type ConsentPurpose } from './consents.contract.js';

/** What a change is about: the bounds of one purpose, or the days that all clocks count. */
export const termSubject = z.enum([...consentPurpose.options, 'policy']);
export type TermSubject = z.infer<typeof termSubject>;
export const termChangeState = z.enum(['proposed', 'returned', 'published', 'withdrawn']);
export type TermChangeState = z.infer<typeof termChangeState>;

const choices = z.array(z.int().min(1).max(400)).min(1).max(4);
const days = z.int().min(1).max(400);

const templateTerms = z
  .strictObject({
    kind: z.literal('template'),
    purpose: consentPurpose,
    monthsMax: z.int().min(1).max(120),
    validDaysMax: days,
    usesMax: z.int().min(1).max(100),
    offersPersonal: z.boolean(),
    /** What the page offers, smallest first; the last is the bound itself. */
    validDaysChoices: choices,
    usesChoices: choices,
  })
  .meta({ id: 'ConsentTemplateTerms' });
export type TemplateTerms = z.infer<typeof templateTerms>;

const policyTerms = z
  .strictObject({
    kind: z.literal('policy'),
    requestLapseDays: days,
    coolDownDays: days,
    cosignDays: days,
    waitingNoticeDays: days,
    expiryNoticeDays: days,
    reviewNoticeDays: days,
    pullNoticeDays: days,
    alternativeChannel: line(300),
  })
  .meta({ id: 'ConsentPolicyTerms' });
export type PolicyTerms = z.infer<typeof policyTerms>;

export const proposedTerms = z.discriminatedUnion('kind', [templateTerms, policyTerms]);
export type ProposedTerms = z.infer<typeof proposedTerms>;

/** No template passes these, whoever proposes and whoever agrees: what a consent can be at most. Changed with the program, after the law. */
export const templateCeilings: Readonly<
  Record<ConsentPurpose, { readonly monthsMax: number; readonly validDaysMax: number; readonly usesMax: number; readonly offersPersonal: boolean }>
> = {
  loanReview: { monthsMax: 36, validDaysMax: 90, usesMax: 10, offersPersonal: true },
  loanMonitoring: { monthsMax: 24, validDaysMax: 365, usesMax: 24, offersPersonal: false },
  selfReport: { monthsMax: 60, validDaysMax: 90, usesMax: 10, offersPersonal: true },
  guaranteeReview: { monthsMax: 36, validDaysMax: 90, usesMax: 10, offersPersonal: true },
  policyBenefit: { monthsMax: 36, validDaysMax: 90, usesMax: 5, offersPersonal: false },
};

export type PolicyDays = Exclude<keyof PolicyTerms, 'kind' | 'alternativeChannel'>;
/** The least and the most days of each clock. The wait after a no can be long, and is never nothing. */
export const policyRanges: Readonly<Record<PolicyDays, readonly [number, number]>> = {
  requestLapseDays: [3, 90],
  coolDownDays: [7, 365],
  cosignDays: [1, 30],
  waitingNoticeDays: [1, 30],
  expiryNoticeDays: [1, 30],
  reviewNoticeDays: [7, 180],
  pullNoticeDays: [7, 90],
};
/** A rule is agreed on in time, not years ahead. */
export const aheadDaysMax = 366;

export const termDifference = z
  .object({
    property: z.string(),
    from: z.string(),
    to: z.string(),
    /** `widens`: a consent may be more than before, or a bank may ask again sooner. */
    effect: z.enum(['widens', 'narrows', 'plain']),
  })
  .meta({ id: 'ConsentTermDifference' });
export type TermDifference = z.infer<typeof termDifference>;

export const termChangeView = z
  .object({
    id,
    subject: termSubject,
    state: termChangeState,
    /** First day in China on which it holds. */
    from: businessDate,
    /** Published, and its day has come. */
    hasBegun: z.boolean(),
    /** The name by which requests refer to it; null before it is published. */
    version: z.string().nullable(),
    note: z.string(),
    terms: proposedTerms,
    /** Against the line it follows on its first day. */
    differences: z.array(termDifference),
    widens: z.boolean(),
    proposedBy: z.string(),
    proposedAt: instant,
    reviewedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    returnedReason: z.string().nullable(),
    withdrawnBy: z.string().nullable(),
    withdrawnAt: instant.nullable(),
    etag: z.string(),
    can: z.array(z.enum(['amend', 'withdraw', 'publish', 'return'])),
  })
  .meta({ id: 'ConsentTermChange' });
export type TermChangeView = z.infer<typeof termChangeView>;

const changeParams = z.strictObject({ changeId: id });
const etag = z.string().max(80);
const proposal = { from: businessDate, note: text(500), terms: proposedTerms };

export const listTermChanges = contract({
  method: 'get',
  path: '/consent-term-changes',
  summary: 'Changes to the rules of consent: proposed, sent back, published, withdrawn; newest first',
  permission: 'policy:read',
  tags: ['operations'],
  query: pageQuery.extend({ state: termChangeState.optional(), subject: termSubject.optional() }),
  returns: pageOf(termChangeView),
});

export const getTermChange = contract({
  method: 'get',
  path: '/consent-term-changes/{changeId}',
  summary: 'One change with what it would alter',
  permission: 'policy:read',
  tags: ['operations'],
  params: changeParams,
  returns: termChangeView,
});

export const proposeTerms = contract({
  method: 'post',
  path: '/consent-term-changes',
  summary: 'Propose new bounds of a purpose, or new days of the clocks, from a later day on. One open proposal for each at a time',
  permission: 'policy:edit',
  tags: ['operations'],
  status: 201,
  once: true,
  limit: 'write',
  body: z.strictObject(proposal),
  returns: termChangeView,
});

export const amendTerms = contract({
  method: 'put',
  path: '/consent-term-changes/{changeId}',
  summary: 'Mend a proposal that waits or was sent back; it waits for the second person again. `etag` is the one that was read (412)',
  permission: 'policy:edit',
  tags: ['operations'],
  limit: 'write',
  params: changeParams,
  body: z.strictObject({ etag, ...proposal }),
  returns: termChangeView,
});

export const publishTerms = contract({
  method: 'post',
  path: '/consent-term-changes/{changeId}/publication',
  summary: 'Publish: the second person of the two. Requests and grants follow it from its day on; living consents keep what they have',
  permission: 'policy:review',
  proof: 'fresh',
  tags: ['operations'],
  status: 201,
  params: changeParams,
  body: z.strictObject({ etag, /** Has seen that more becomes possible than before. */ confirmsWidening: z.boolean().default(false) }),
  returns: termChangeView,
});

export const returnTerms = contract({
  method: 'post',
  path: '/consent-term-changes/{changeId}/return',
  summary: 'Send back with a reason',
  permission: 'policy:review',
  tags: ['operations'],
  status: 201,
  params: changeParams,
  body: z.strictObject({ etag, reason: text(500) }),
  returns: termChangeView,
});

export const withdrawTerms = contract({
  method: 'post',
  path: '/consent-term-changes/{changeId}/withdrawal',
  summary: 'Take a change back before its day; what has begun is followed by a new one instead',
  permission: 'policy:edit',
  tags: ['operations'],
  status: 201,
  params: changeParams,
  body: z.strictObject({ etag }),
  returns: termChangeView,
});
