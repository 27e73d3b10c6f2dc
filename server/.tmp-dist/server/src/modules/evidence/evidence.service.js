import { z } from 'zod';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { isRetryable } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { EvidenceEntry } from './entry.entity.js';
import { EvidenceUnavailable } from './evidence.errors.js';
const kinds = new Map();
/** Each module defines what it writes, named in the past tense by outcome: `consent.revoked`. */
export function defineEvidence(name, schema) {
    const kind = { name, schema };
    kinds.set(name, kind);
    return kind;
}
/** For `docs/evidence.md`. */
export const evidenceKinds = () => [...kinds.values()].sort((a, b) => a.name.localeCompare(b.name));
/** Writes one entry in the caller's transaction. When it cannot be written, nothing may be handed out (invariant 2): 503. */
export async function recordEvidence(tx, actor, kind, data, about = {}) {
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
    }
    catch (error) {
        // A deadlock is the transaction's own to repeat.
        if (isRetryable(error))
            throw error;
        throw new EvidenceUnavailable('存证暂时写不进去，所以没有提供任何数据，请稍后再试');
    }
    return entry;
}
//# sourceMappingURL=evidence.service.js.map