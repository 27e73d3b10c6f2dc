import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, pageOf, pageQuery } from '../../kernel/wire.contract.js';

export const noticeKind = z.enum(['requested', 'waiting', 'cosign', 'expiring', 'review', 'pulls', 'ended', 'altered', 'signers']);
export type NoticeKind = z.infer<typeof noticeKind>;

export const noticeView = z
  .object({
    id,
    kind: noticeKind,
    at: instant,
    title: z.string(),
    detail: z.string(),
    consentId: id.nullable(),
    requestId: id.nullable(),
    /** Something is still to be done about it. */
    isOpen: z.boolean(),
  })
  .meta({ id: 'ConsentNotice' });
export type NoticeView = z.infer<typeof noticeView>;

export const listNotices = contract({
  method: 'get',
  path: '/enterprise/notices',
  summary: 'What the firm was told about its consents: requests, reminders, pulls of a monitoring bank, endings. Each once',
  permission: 'enterprise:read',
  tags: ['enterprise'],
  query: pageQuery.extend({ kind: noticeKind.optional() }),
  returns: pageOf(noticeView),
});
