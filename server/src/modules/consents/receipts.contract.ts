import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { aboutEnterprise, consentPurpose, consentState, signatureOutcome, signerRole } from './consents.contract.js';

/** What the enterprise keeps, in eight elements, with the signed document they were taken from. */
export const receiptView = z
  .object({
    consentId: id,
    state: consentState,
    endedAt: instant.nullable(),
    enterprise: aboutEnterprise,
    /** 1 Who was given consent. */
    givenTo: z.object({ name: z.string(), branchName: z.string().nullable(), readers: z.string() }),
    /** 2 For what. */
    purpose: z.object({ code: consentPurpose, text: z.string() }),
    /** 3 Each source. */
    sources: z.array(z.string()),
    /** 4 Each receiver. */
    receivers: z.array(z.string()),
    /** 5 The data. */
    data: z.array(z.object({ dataset: datasetCode, title: z.string(), sourceName: z.string(), range: z.string() })),
    personal: z.string().nullable(),
    /** 6 What is computed from the data and shown with it. */
    insights: z.array(z.string()),
    /** 7 How long and how often. */
    duration: z.object({ grantedAt: instant, expiresAt: instant, usesMax: z.int(), text: z.string() }),
    /** 8 How to review and withdraw, with a way that needs no computer. */
    withdrawal: z.object({ review: z.string(), withdraw: z.string(), alternative: z.string() }),
    signatures: z.array(z.object({ role: signerRole, name: z.string(), outcome: signatureOutcome, at: instant.nullable() })),
    notice: z.string(),
    noticeVersion: z.string(),
    /** SHA-256 (hex) of the notice exactly as it was shown. */
    noticeDigest: z.string(),
    /** RFC 8785 canonical JSON: who, purpose, sources, data, range, validity, how to withdraw. */
    document: z.string(),
    /** SHA-256 (hex) of `document`. */
    digest: z.string(),
    /** CMS signature over `document` (detached, DER, base64); null for consents given before the platform signed. */
    signature: z.string().nullable(),
    certificate: z.string().nullable(),
    entryId: id,
    entryDigest: z.string(),
  })
  .meta({ id: 'ConsentReceipt' });
export type ReceiptView = z.infer<typeof receiptView>;

const consentParams = z.strictObject({ consentId: id });

export const getReceipt = contract({
  method: 'get',
  path: '/consents/{consentId}/receipt',
  summary: 'The receipt: eight elements, text, canonical document (RFC 8785), digests and signature',
  permission: 'consent:read',
  tags: ['consents'],
  params: consentParams,
  returns: receiptView,
});

export const receiptFormat = z.enum(['json', 'document', 'signature', 'certificate']);

export const downloadReceipt = contract({
  method: 'get',
  path: '/consents/{consentId}/receipt-files/{format}',
  summary: 'The receipt as JSON; the signed document, its CMS signature and the certificate as they are checked by other programs',
  permission: 'consent:read',
  tags: ['consents'],
  limit: 'export',
  params: consentParams.extend({ format: receiptFormat }),
  returns: 'file',
});

export const issueReceipt = contract({
  method: 'post',
  path: '/consents/{consentId}/receipt-pdfs',
  summary: 'The receipt as a signed PDF with a number of its own that the verification page knows',
  permission: 'consent:read',
  tags: ['consents'],
  limit: 'export',
  params: consentParams,
  body: z.strictObject({}),
  returns: 'file',
});
