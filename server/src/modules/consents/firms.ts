import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { cut, decodeKeys, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Consent } from './consent.entity.js';
import { notVisible } from './consents.repository.js';
import type { Neighbours } from './consents.views.js';

/** A firm and the consents by which the caller can read it now. */
export interface Firm {
  readonly enterpriseId: string;
  readonly consents: readonly Consent[];
}

const firmsMax = 5_000;

/** Consents the caller could open something under at this moment: active, and of its own unit. */
function readable(manager: EntityManager, actor: Actor) {
  const builder = manager
    .createQueryBuilder(Consent, 'consent')
    .where({ receiverId: actor.organisationId ?? '' })
    .andWhere("consent.state = 'active' and consent.uses < consent.usesMax and consent.expiresAt > :instant", { instant: now() });
  if (actor.branchId) builder.andWhere('(consent.receiverBranchId is null or consent.receiverBranchId = :branch)', { branch: actor.branchId });
  return builder;
}

export async function pageOfFirms(
  manager: EntityManager,
  { enterprises }: Pick<Neighbours, 'enterprises'>,
  actor: Actor,
  query: PageQuery & { readonly q?: string | undefined },
): Promise<Page<Firm>> {
  const builder = readable(manager, actor).select('distinct consent.enterpriseId', 'id').orderBy('consent.enterpriseId', 'ASC');
  if (query.cursor !== undefined) builder.andWhere('consent.enterpriseId > :after', { after: decodeKeys(query.cursor, ['text'])[0] });
  const rows = await builder.limit(query.q === undefined ? query.limit + 1 : firmsMax).getRawMany<{ id: string }>();
  let ids = rows.map(({ id }) => id);
  if (query.q !== undefined && ids.length > 0) {
    const { q } = query;
    const briefs = await enterprises.briefs(ids);
    ids = ids.filter((id) => briefs.get(id)?.name.includes(q) || briefs.get(id)?.uscc.includes(q.toUpperCase()));
  }
  const page = cut(ids, query.limit, (id) => [id]);
  return { items: await firmsOf(manager, actor, page.items), nextCursor: page.nextCursor };
}

export async function firmOf(manager: EntityManager, actor: Actor, enterpriseId: string): Promise<Firm> {
  const [firm] = await firmsOf(manager, actor, [enterpriseId]);
  if (!firm || firm.consents.length === 0) throw notVisible();
  return firm;
}

async function firmsOf(manager: EntityManager, actor: Actor, ids: readonly string[]): Promise<Firm[]> {
  if (ids.length === 0) return [];
  const consents = await readable(manager, actor)
    .andWhere({ enterpriseId: In([...ids]) })
    .orderBy('consent.expiresAt', 'ASC')
    .getMany();
  return ids.map((enterpriseId) => ({ enterpriseId, consents: consents.filter((consent) => consent.enterpriseId === enterpriseId) }));
}
