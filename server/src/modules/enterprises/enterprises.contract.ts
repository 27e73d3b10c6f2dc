import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, line, pageOf, pageQuery, region, text, uscc, yuan } from '../../kernel/wire.contract.js';

export const enterpriseView = z
  .object({
    id,
    uscc: z.string(),
    name: z.string(),
    legalRepresentative: z.string().nullable(),
    region: region.nullable(),
    regionName: z.string().nullable(),
    industry: z.string().nullable(),
    industryName: z.string().nullable(),
    registeredCapital: yuan.nullable(),
    establishedOn: businessDate.nullable(),
    /** 在营 `operating`, 吊销 `revoked`, 注销 `deregistered`, 歇业 `suspended`. */
    status: z.enum(['operating', 'revoked', 'deregistered', 'suspended', 'unknown']),
    sizeClass: z.enum(['large', 'medium', 'small', 'micro', 'unknown']),
    registeredAsOf: instant.nullable(),
  })
  .meta({ id: 'Enterprise' });
export type EnterpriseView = z.infer<typeof enterpriseView>;

export const getOwnEnterprise = contract({
  method: 'get',
  path: '/enterprise',
  summary: 'The enterprise the caller acts for, as registered',
  permission: 'enterprise:read',
  tags: ['enterprise'],
  returns: enterpriseView,
});

export const claimState = z.enum(['approved', 'inReview', 'rejected']);

export const claimView = z
  .object({
    id,
    uscc: z.string(),
    enterpriseName: z.string(),
    state: claimState,
    /** Why a person has to look at it, or why it was rejected: a sentence. */
    reason: z.string().nullable(),
    madeAt: instant,
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'Claim' });
export type ClaimView = z.infer<typeof claimView>;

export const makeClaim = contract({
  method: 'post',
  path: '/claims',
  summary: 'Claim to act for an enterprise: proven against the registration records, else reviewed by the operator',
  permission: 'claim:make',
  tags: ['claims'],
  status: 201,
  once: true,
  limit: 'write',
  body: z.strictObject({
    uscc,
    enterpriseName: line(100),
    legalRepresentative: line(60),
    /** 18 characters, GB 11643. Sealed; compared by blind index; never answered. */
    identityNumber: z
      .string()
      .trim()
      .regex(/^\d{17}[\dXx]$/, '身份证号是 18 位，最后一位可以是 X'),
    statement: text(500).optional(),
  }),
  returns: claimView,
});

export const listOwnClaims = contract({
  method: 'get',
  path: '/claims',
  summary: 'The caller’s own claims',
  permission: 'claim:make',
  tags: ['claims'],
  query: pageQuery,
  returns: pageOf(claimView),
});

export const claimReviewView = claimView
  .extend({
    personName: z.string(),
    personUsername: z.string(),
    legalRepresentative: z.string(),
    statement: z.string().nullable(),
    /** What the registration records say, to compare by eye; null when the code is not registered. */
    registered: z
      .object({ name: z.string(), legalRepresentativeMatches: z.boolean(), identityMatches: z.boolean(), alreadyClaimed: z.boolean() })
      .nullable(),
    can: z.array(z.enum(['approve', 'reject'])),
  })
  .meta({ id: 'ClaimReview' });

export const listClaimReviews = contract({
  method: 'get',
  path: '/claim-reviews',
  summary: 'Claims waiting for, or decided by, the operator',
  permission: 'claim:review',
  tags: ['claims'],
  query: pageQuery.extend({ state: claimState.optional() }),
  returns: pageOf(claimReviewView),
});

const claimParams = z.strictObject({ claimId: id });

export const approveClaim = contract({
  method: 'post',
  path: '/claim-reviews/{claimId}/approval',
  summary: 'Accept a claim after looking at the papers; the reason stays on the record',
  permission: 'claim:review',
  proof: 'fresh',
  tags: ['claims'],
  status: 201,
  params: claimParams,
  body: z.strictObject({ reason: text(500) }),
  returns: claimReviewView,
});

export const rejectClaim = contract({
  method: 'post',
  path: '/claim-reviews/{claimId}/rejection',
  summary: 'Reject a claim and say why',
  permission: 'claim:review',
  tags: ['claims'],
  status: 201,
  params: claimParams,
  body: z.strictObject({ reason: text(500) }),
  returns: claimReviewView,
});

export const usccExceptionView = z
  .object({ code: z.string(), expected: z.string(), reason: z.string(), madeBy: z.string(), madeAt: instant })
  .meta({ id: 'UsccException' });

export const listUsccExceptions = contract({
  method: 'get',
  path: '/uscc-exceptions',
  summary: 'Genuine registrations whose last character breaks GB 32100, let through by a person',
  permission: 'uscc:override',
  tags: ['claims'],
  query: pageQuery,
  returns: pageOf(usccExceptionView),
});

export const makeUsccException = contract({
  method: 'post',
  path: '/uscc-exceptions',
  summary: 'Let a doubtful code through; only the last character may be wrong',
  permission: 'uscc:override',
  proof: 'fresh',
  tags: ['claims'],
  status: 201,
  once: true,
  body: z.strictObject({ code: uscc, reason: text(500) }),
  returns: usccExceptionView,
});
