import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { sha256 } from '../../kernel/crypto/index.js';
import type { GrantedItem } from './consent.entity.js';
import type { Narrowed } from './narrowing.pure.js';
import type { Notice, NoticeParties } from './notice.pure.js';
import { insightsOf, reviewText, withdrawText } from './receipt-texts.pure.js';
import type { ConsentRequest } from './request.entity.js';
import type { Signer } from './signature.entity.js';

export interface Granted {
  readonly consentId: string;
  readonly narrowed: Narrowed;
  readonly notice: Notice;
  readonly parties: NoticeParties;
  readonly items: readonly GrantedItem[];
  readonly instant: Date;
  readonly expiresAt: Date;
  readonly signers: readonly Signer[];
  readonly alternativeChannel: string;
}

/** The signed artefact: who, purpose, sources, data, range, validity, how to withdraw, and who proved themselves. All of it is fixed when it is granted. */
export function documentOf(actor: Actor, request: ConsentRequest, granted: Granted): object {
  const { consentId, narrowed, notice, parties, instant, items } = granted;
  return {
    type: 'consent',
    version: 2,
    id: consentId,
    request: request.id,
    template: request.templateVersion,
    purpose: request.purpose,
    application: request.applicationId === null ? null : { id: request.applicationId, reference: request.applicationReference },
    loan: request.loanId === null ? null : { id: request.loanId, reference: request.loanReference },
    enterprise: { id: request.enterpriseId, name: parties.enterprise.name, uscc: parties.enterprise.uscc },
    receiver: {
      id: request.receiverId,
      name: parties.receiver.name,
      branchId: request.receiverBranchId,
      branchName: parties.receiver.branchName,
      readers: request.readers,
    },
    sources: [...new Set(narrowed.items.map(({ sourceName }) => sourceName))],
    items: narrowed.items.map(({ dataset, title, sourceName }, index) => ({ title, sourceName, ...items[index], dataset })),
    includesPersonal: narrowed.includesPersonal,
    insights: insightsOf(request.purpose),
    usesMax: narrowed.uses,
    grantedAt: instant.toISOString(),
    expiresAt: granted.expiresAt.toISOString(),
    grantedBy: { person: actor.personId, membership: actor.membershipId, provenAt: actor.provenAt?.toISOString() ?? null },
    furtherSigners: granted.signers.map(({ role, personId }) => ({ role, person: personId })),
    withdrawal: {
      review: reviewText,
      withdraw: withdrawText,
      alternative: granted.alternativeChannel,
      api: `POST /api/v1/consents/${consentId}/revocation`,
    },
    notice: { version: notice.version, digest: sha256(notice.text) },
  };
}

const reference = z.object({ id: z.string() });
/** What is read back of a document: version 1 had no sources, insights, loan or further signers. */
const storedDocument = z.object({
  id: z.string(),
  request: z.string(),
  purpose: z.string(),
  application: reference.nullable(),
  loan: reference.nullable().default(null),
  enterprise: reference,
  receiver: reference.extend({ name: z.string(), branchId: z.string().nullable(), branchName: z.string().nullable(), readers: z.string() }),
  items: z.array(
    z.object({
      dataset: z.string(),
      title: z.string(),
      sourceName: z.string(),
      months: z.number().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  includesPersonal: z.boolean(),
  insights: z.array(z.string()).optional(),
  usesMax: z.number(),
  grantedAt: z.string(),
  expiresAt: z.string(),
  grantedBy: z.object({ person: z.string() }).optional(),
  furtherSigners: z.array(z.object({ role: z.string(), person: z.string() })).default([]),
  withdrawal: z.union([z.string(), z.object({ review: z.string(), withdraw: z.string(), alternative: z.string() })]),
  notice: z.object({ version: z.string(), digest: z.string() }),
});
export type StoredDocument = z.output<typeof storedDocument>;

/** Null when it is not a document of ours any more. */
export function readDocument(text: string): StoredDocument | null {
  try {
    return storedDocument.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
