import { z } from 'zod';
import { contract } from '../http/contract.js';
import { instant } from '../wire.contract.js';

export const documentKind = z.enum(['creditReport', 'ownReport', 'consentReceipt']);
export type DocumentKind = z.infer<typeof documentKind>;

const digest = z.string().regex(/^[0-9a-f]{64}$/, '摘要是 64 位十六进制');
const number = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2,6}-\d{4}-\d{6}$/, '编号像 BG-2026-000123 这样');
const code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[2-9A-Z]{8}$/, '核验码是 8 位字母和数字');

/** What a stranger may learn about a document they hold: that it is ours, what it is, of whom roughly, since when. */
export const documentVerdict = z
  .object({
    /** `changed`: number and code are ours, the file is not the one that was issued. */
    verdict: z.enum(['genuine', 'superseded', 'changed', 'unknown']),
    /** Whether a file was compared, or only number and code. */
    isFileCompared: z.boolean(),
    document: z
      .object({
        kind: documentKind,
        number: z.string(),
        maskedName: z.string(),
        issuedAt: instant,
        supersededAt: instant.nullable(),
        /** SHA-256 (hex) of the file that was issued. */
        digest: z.string(),
        entryId: z.string().nullable(),
      })
      .nullable(),
    checkedAt: instant,
  })
  .meta({ id: 'DocumentVerdict' });
export type DocumentVerdict = z.infer<typeof documentVerdict>;

/** A POST, so that numbers, codes and digests are in no address and no log. Changes nothing. */
export const verifyDocument = contract({
  method: 'post',
  path: '/documents/verifications',
  summary: 'Check a document: by the digest of its file (computed where it is), by number and code, or by both',
  permission: 'public',
  tags: ['platform'],
  limit: 'verify',
  body: z
    .strictObject({ digest: digest.optional(), number: number.optional(), code: code.optional() })
    .refine((body) => body.digest !== undefined || (body.number !== undefined && body.code !== undefined), '给出文件的摘要，或者编号和核验码'),
  returns: documentVerdict,
});
