import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, pageOf, pageQuery } from '../../kernel/wire.contract.js';
export const entryView = z
    .object({
    id,
    kind: z.string(),
    at: instant,
    actorName: z.string(),
    partyName: z.string().nullable(),
    subject: z.string().nullable(),
    /** SHA-256 (hex) over the RFC 8785 form of the entry. */
    digest: z.string(),
})
    .meta({ id: 'EvidenceEntry' });
export const listEntries = contract({
    method: 'get',
    path: '/evidence/entries',
    summary: 'The record of what was done, newest first. Ids only, no firm’s data',
    permission: 'evidence:read',
    tags: ['evidence'],
    query: pageQuery.extend({ kind: z.string().max(60).optional() }),
    returns: pageOf(entryView),
});
//# sourceMappingURL=evidence.contract.js.map