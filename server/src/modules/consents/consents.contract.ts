import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, line, month, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';

export const consentPurpose = z.enum(['loanReview', 'loanMonitoring', 'selfReport', 'guaranteeReview', 'policyBenefit']);
export type ConsentPurpose = z.infer<typeof consentPurpose>;

export const requestState = z.enum(['requested', 'granted', 'declined', 'withdrawn', 'lapsed']);
export type RequestState = z.infer<typeof requestState>;
export const consentState = z.enum([
  'awaitingCosigner',
  'active',
  'paused',
  'declined',
  'lapsed',
  'revoked',
  'relinquished',
  'expired',
  'exhausted',
  'terminated',
]);
export type ConsentState = z.infer<typeof consentState>;

/** As whom a further person of the firm signs. */
export const signerRole = z.enum(['legalRepresentative', 'financeOfficer', 'other']);
export type SignerRole = z.infer<typeof signerRole>;
export const signatureOutcome = z.enum(['waiting', 'signed', 'declined']);

export const receiver = z.object({ id, name: z.string(), branchName: z.string().nullable() });
export const aboutEnterprise = z.object({ id, name: z.string(), uscc: z.string() });

/** One line of the notice: what is asked for, why, and how far it may be narrowed. */
export const requestItem = z
  .object({
    dataset: datasetCode,
    title: z.string(),
    sourceName: z.string(),
    reason: z.string(),
    isRequired: z.boolean(),
    /** Months of data asked for; null for a state without a period. The enterprise may choose fewer. */
    monthsMax: z.int().nullable(),
    /** The choices offered on screen, largest last. */
    monthsChoices: z.array(z.int()),
  })
  .meta({ id: 'ConsentRequestItem' });

export const consentRequestView = z
  .object({
    id,
    state: requestState,
    enterprise: aboutEnterprise,
    receiver,
    /** Which posts of the receiver will read it, in words. */
    readers: z.string(),
    purpose: consentPurpose,
    applicationId: id.nullable(),
    applicationReference: z.string().nullable(),
    loanId: id.nullable(),
    loanReference: z.string().nullable(),
    items: z.array(requestItem),
    /** The separate personal part (PIPL 23, 29): offered, never ticked beforehand. */
    personalPart: z.object({ title: z.string(), detail: z.string() }).nullable(),
    validDaysChoices: z.array(z.int()),
    usesChoices: z.array(z.int()),
    requestedAt: instant,
    lapsesAt: instant,
    consentId: id.nullable(),
    /** Who has to sign besides whoever answers, as the firm has set it. */
    furtherSigners: z.array(z.object({ role: signerRole, name: z.string() })),
    can: z.array(z.enum(['grant', 'decline', 'withdraw'])),
  })
  .meta({ id: 'ConsentRequest' });
export type ConsentRequestView = z.infer<typeof consentRequestView>;

/** What the enterprise makes of the request: it can leave lines out, shorten them, and set less time and fewer uses. Never more. */
export const narrowing = z.strictObject({
  items: z.array(z.strictObject({ dataset: datasetCode, months: z.int().min(1).max(120).nullable() })).max(100),
  includesPersonal: z.boolean(),
  validDays: z.int().min(1).max(400),
  uses: z.int().min(1).max(100),
});

const requestParams = z.strictObject({ requestId: id });

export const getConsentRequest = contract({
  method: 'get',
  path: '/consent-requests/{requestId}',
  summary: 'What is asked for: receiver × dataset × purpose × range × validity',
  permission: 'consent:read',
  tags: ['consents'],
  params: requestParams,
  returns: consentRequestView,
});

export const listConsentRequests = contract({
  method: 'get',
  path: '/consent-requests',
  summary: 'Requests the caller is a party to',
  permission: 'consent:read',
  tags: ['consents'],
  query: pageQuery.extend({ state: requestState.optional(), purpose: consentPurpose.optional(), enterpriseId: id.optional() }),
  returns: pageOf(consentRequestView),
});

export const previewConsent = contract({
  method: 'post',
  path: '/consent-requests/{requestId}/previews',
  summary: 'The exact text that would be signed, for one way of narrowing. Changes nothing',
  permission: 'consent:grant',
  tags: ['consents'],
  params: requestParams,
  body: narrowing,
  returns: z.object({
    noticeVersion: z.string(),
    /** Paragraphs of the deed, in order; `items` are its numbered lines. */
    title: z.string(),
    opening: z.string(),
    items: z.array(z.string()),
    closing: z.array(z.string()),
    /** SHA-256 (hex) of the whole text; granting sends it back, so that what was read is what is signed. */
    digest: z.string(),
    /** What narrowing means for the application, in a sentence; null when nothing was narrowed. */
    effect: z.string().nullable(),
  }),
});

export const grantConsent = contract({
  method: 'post',
  path: '/consent-requests/{requestId}/grant',
  summary: 'Grant what was asked for, or less',
  permission: 'consent:grant',
  proof: 'fresh',
  once: true,
  tags: ['consents'],
  status: 201,
  limit: 'write',
  params: requestParams,
  body: narrowing.extend({ noticeDigest: z.string().regex(/^[0-9a-f]{64}$/) }),
  returns: z.lazy(() => consentView),
});

export const declineConsentRequest = contract({
  method: 'post',
  path: '/consent-requests/{requestId}/refusal',
  summary: 'Say no. The receiver may not ask again for a while',
  permission: 'consent:grant',
  tags: ['consents'],
  status: 201,
  params: requestParams,
  body: z.strictObject({}),
  returns: consentRequestView,
});

export const withdrawConsentRequest = contract({
  method: 'post',
  path: '/consent-requests/{requestId}/withdrawal',
  summary: 'The receiver takes back what it asked for',
  permission: 'consent:ask',
  tags: ['consents'],
  status: 201,
  params: requestParams,
  body: z.strictObject({}),
  returns: consentRequestView,
});

export const consentView = z
  .object({
    id,
    state: consentState,
    enterprise: aboutEnterprise,
    receiver,
    purpose: consentPurpose,
    applicationId: id.nullable(),
    applicationReference: z.string().nullable(),
    loanId: id.nullable(),
    loanReference: z.string().nullable(),
    requestId: id,
    items: z.array(
      z.object({
        dataset: datasetCode,
        title: z.string(),
        sourceName: z.string(),
        from: month.nullable(),
        to: month.nullable(),
        months: z.int().nullable(),
      }),
    ),
    includesPersonal: z.boolean(),
    uses: z.int(),
    usesMax: z.int(),
    grantedAt: instant,
    grantedBy: z.string(),
    expiresAt: instant,
    endedAt: instant.nullable(),
    lastAccessAt: instant.nullable(),
    digest: z.string(),
    /** Further signers where the firm asks for them; nothing opens before all have signed. */
    signatures: z.array(z.object({ role: signerRole, name: z.string(), outcome: signatureOutcome, at: instant.nullable() })),
    /** Until then they have time; null where none is needed. */
    signBy: instant.nullable(),
    /** What the reader may do with it now; the web shows a button for each. */
    can: z.array(z.enum(['cosign', 'declineSignature', 'revoke', 'pause', 'resume', 'relinquish'])),
  })
  .meta({ id: 'Consent' });
export type ConsentView = z.infer<typeof consentView>;

const consentParams = z.strictObject({ consentId: id });

export const listConsents = contract({
  method: 'get',
  path: '/consents',
  summary: 'The consents the caller is a party to',
  permission: 'consent:read',
  tags: ['consents'],
  query: pageQuery.extend({
    live: z.enum(['true', 'false']).optional(),
    state: consentState.optional(),
    purpose: consentPurpose.optional(),
    receiverId: id.optional(),
    enterpriseId: id.optional(),
    loanId: id.optional(),
    /** Part of a name (receiver or enterprise), or of a code. */
    q: line(60).optional(),
    sort: z.enum(['newest', 'expiring', 'lastUsed']).default('newest'),
  }),
  returns: pageOf(consentView),
});

export const getConsent = contract({
  method: 'get',
  path: '/consents/{consentId}',
  summary: 'One consent',
  permission: 'consent:read',
  tags: ['consents'],
  params: consentParams,
  returns: consentView,
});

export const revokeConsent = contract({
  method: 'post',
  path: '/consents/{consentId}/revocation',
  summary: 'Revoke: from the answer on, nothing more leaves. No reason is needed',
  permission: 'consent:revoke',
  tags: ['consents'],
  status: 201,
  params: consentParams,
  body: z.strictObject({ note: line(500).optional() }),
  returns: consentView,
});

export const pauseConsent = contract({
  method: 'post',
  path: '/consents/{consentId}/pause',
  summary: 'Stop for now',
  permission: 'consent:revoke',
  tags: ['consents'],
  status: 201,
  params: consentParams,
  body: z.strictObject({}),
  returns: consentView,
});

export const resumeConsent = contract({
  method: 'post',
  path: '/consents/{consentId}/resumption',
  summary: 'Go on after a pause',
  permission: 'consent:revoke',
  proof: 'fresh',
  tags: ['consents'],
  status: 201,
  params: consentParams,
  body: z.strictObject({}),
  returns: consentView,
});

export const relinquishConsent = contract({
  method: 'post',
  path: '/consents/{consentId}/relinquishment',
  summary: 'The receiver gives a consent back',
  permission: 'consent:relinquish',
  tags: ['consents'],
  status: 201,
  params: consentParams,
  body: z.strictObject({}),
  returns: consentView,
});
