import { pageById } from '../../kernel/database/index.js';
import { route } from '../../kernel/http/index.js';
import { EvidenceEntry } from './entry.entity.js';
import * as contracts from './evidence.contract.js';
export const evidenceRoutes = (database, namesOf) => [
    route(contracts.listEntries, async ({ query }) => {
        const builder = database.read().createQueryBuilder(EvidenceEntry, 'entry');
        if (query.kind)
            builder.where('entry.kind = :kind', { kind: query.kind });
        const page = await pageById(builder, 'entry', query);
        const names = await namesOf({
            people: page.items.flatMap((entry) => entry.personId ?? []),
            parties: page.items.flatMap((entry) => entry.partyId ?? []),
        });
        return {
            items: page.items.map((entry) => ({
                id: entry.id,
                kind: entry.kind,
                at: entry.at.toISOString(),
                actorName: entry.personId ? (names.get(entry.personId) ?? entry.personId) : '平台',
                partyName: entry.partyId ? (names.get(entry.partyId) ?? null) : null,
                subject: entry.subjectId,
                digest: entry.digest,
            })),
            nextCursor: page.nextCursor,
        };
    }),
];
//# sourceMappingURL=evidence.routes.js.map