import type { Database } from '../../kernel/database/index.js';
import { pageById } from '../../kernel/database/index.js';
import { route, type Route } from '../../kernel/http/index.js';
import { EvidenceEntry } from './entry.entity.js';
import * as contracts from './evidence.contract.js';

/** Evidence knows only ids; the composition root tells what people call them. */
export type NamesOf = (ids: { readonly people: readonly string[]; readonly parties: readonly string[] }) => Promise<ReadonlyMap<string, string>>;

export const evidenceRoutes = (database: Database, namesOf: NamesOf): Route[] => [
  route(contracts.listEntries, async ({ query }) => {
    const builder = database.read().createQueryBuilder(EvidenceEntry, 'entry');
    if (query.kind) builder.where('entry.kind = :kind', { kind: query.kind });
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
