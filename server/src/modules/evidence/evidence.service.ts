import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { isRetryable } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { EvidenceEntry } from './entry.entity.js';
import { EvidenceUnavailable } from './evidence.errors.js';

/** Fields an entry may hold: ids, codes, counts, digests. No personal or commercial data, so that erasure stays possible. */
export type EvidenceSchema = z.ZodObject;
export interface EvidenceKind<S extends EvidenceSchema> {
  readonly name: string;
  readonly schema: S;
}

const kinds = new Map<string, EvidenceKind<EvidenceSchema>>();

/** Each module defines what it writes, named in the past tense by outcome: `consent.revoked`. */
export function defineEvidence<S extends EvidenceSchema>(name: string, schema: S): EvidenceKind<S> {
  const kind = { name, schema };
  kinds.set(name, kind);
  return kind;
}

/** For `docs/evidence.md`. */
export const evidenceKinds = (): readonly EvidenceKind<EvidenceSchema>[] => [...kinds.values()].sort((a, b) => a.name.localeCompare(b.name));

interface About {
  readonly enterpriseId?: string;
  readonly subjectId?: string;
}

/** Writes one entry in the caller's transaction. When it cannot be written, nothing may be handed out (invariant 2): 503. */
export async function recordEvidence<S extends EvidenceSchema>(
  tx: EntityManager,
  actor: Actor,
  kind: EvidenceKind<S>,
  data: z.input<S>,
  about: About = {},
): Promise<EvidenceEntry> {
  const id = newId();
  const at = now();
  const partyId = actor.enterpriseId ?? actor.organisationId ?? null;
  const document = canonical({
    id,
    kind: kind.name,
    at: at.toISOString(),
    actor: { person: actor.personId || null, membership: actor.membershipId, party: partyId, branch: actor.branchId ?? null },
    enterprise: about.enterpriseId ?? null,
    subject: about.subjectId ?? null,
    data: z.strictObject(kind.schema.shape).parse(data),
  });
  const entry = Object.assign(new EvidenceEntry(), {
    id,
    kind: kind.name,
    at,
    personId: actor.personId || null,
    membershipId: actor.membershipId,
    partyId,
    enterpriseId: about.enterpriseId ?? null,
    subjectId: about.subjectId ?? null,
    document,
    digest: sha256(document),
  });
  try {
    await tx.insert(EvidenceEntry, entry);
  } catch (error) {
    // A deadlock is the transaction's own to repeat.
    if (isRetryable(error)) throw error;
    throw new EvidenceUnavailable('存证暂时写不进去，所以没有提供任何数据，请稍后再试');
  }
  return entry;
}
