import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { cut, decodeInstant, pageById, type Page, type PageQuery } from '../../kernel/database/index.js';
import { endOfChinaDay, startOfChinaDay } from '../../kernel/pure/working-calendar.js';
import { Access } from './access.entity.js';
import type { AccessFilter } from './accesses.contract.js';
import { Consent } from './consent.entity.js';
import { liveStates } from './consent.machine.js';
import type { ConsentState, listConsents } from './consents.contract.js';
import { requestsVisibleTo, visibleTo } from './consents.repository.js';
import type { Neighbours } from './consents.views.js';
import type { ConsentPurpose, RequestState } from './consents.contract.js';
import type { ConsentRequest } from './request.entity.js';

export type ConsentQuery = z.output<(typeof listConsents)['query']>;
export interface RequestQuery extends PageQuery {
  readonly state?: RequestState | undefined;
  readonly purpose?: ConsentPurpose | undefined;
  readonly enterpriseId?: string | undefined;
}

/** How many parties a search by name looks through. */
const partiesMax = 5_000;

export function pageOfRequests(manager: EntityManager, actor: Actor, query: RequestQuery): Promise<Page<ConsentRequest>> {
  const builder = requestsVisibleTo(manager, actor);
  const instant = now();
  if (query.purpose) builder.andWhere('request.purpose = :purpose', { purpose: query.purpose });
  if (query.enterpriseId) builder.andWhere('request.enterpriseId = :enterprise', { enterprise: query.enterpriseId });
  if (query.state === 'requested') builder.andWhere("request.state = 'requested' and request.lapsesAt > :instant", { instant });
  else if (query.state === 'lapsed')
    builder.andWhere("(request.state = 'lapsed' or (request.state = 'requested' and request.lapsesAt <= :instant))", { instant });
  else if (query.state) builder.andWhere('request.state = :state', { state: query.state });
  return pageById(builder, 'request', query);
}

export async function pageOfConsents(manager: EntityManager, neighbours: Neighbours, actor: Actor, query: ConsentQuery): Promise<Page<Consent>> {
  const builder = manager.createQueryBuilder(Consent, 'consent').where(visibleTo(actor)).setParameters({ instant: now() });
  if (query.live) builder.andWhere(query.live === 'true' ? isLive : `not ${isLive}`, { liveStates });
  if (query.state) builder.andWhere(whereState(query.state), { state: query.state });
  for (const field of ['purpose', 'receiverId', 'enterpriseId', 'loanId'] as const)
    if (query[field]) builder.andWhere(`consent.${field} = :${field}`, { [field]: query[field] });
  if (query.q !== undefined) {
    const field = actor.enterpriseId ? 'receiverId' : 'enterpriseId';
    const ids = await partiesNamed(manager, neighbours, actor, field, query.q);
    if (ids.length === 0) return { items: [], nextCursor: null };
    builder.andWhere(`consent.${field} in (:...ids)`, { ids });
  }
  return query.sort === 'newest' ? pageById(builder, 'consent', query) : pageBy(builder, query, sorts[query.sort]);
}

// The clock's word comes before the timer that writes it down, in lists as on the page of one.
const isLive =
  "(consent.state in (:...liveStates) and consent.expiresAt > :instant and (consent.state <> 'awaitingCosigner' or consent.signBy > :instant))";

function whereState(state: ConsentState): string {
  switch (state) {
    case 'active':
    case 'paused':
      return 'consent.state = :state and consent.expiresAt > :instant';
    case 'awaitingCosigner':
      return 'consent.state = :state and consent.signBy > :instant';
    case 'expired':
      return "(consent.state = :state or (consent.state in ('active', 'paused') and consent.expiresAt <= :instant))";
    case 'lapsed':
      return "(consent.state = :state or (consent.state = 'awaitingCosigner' and consent.signBy <= :instant))";
    default:
      return 'consent.state = :state';
  }
}

interface Sort {
  readonly column: string;
  readonly direction: 'ASC' | 'DESC';
  readonly of: (consent: Consent) => Date;
}
/** Never used comes last. */
const never = new Date(0);
const sorts: Record<'expiring' | 'lastUsed', Sort> = {
  expiring: { column: 'consent.expiresAt', direction: 'ASC', of: ({ expiresAt }) => expiresAt },
  lastUsed: { column: 'coalesce(consent.lastAccessAt, :never)', direction: 'DESC', of: ({ lastAccessAt }) => lastAccessAt ?? never },
};

/** By an instant and, where two are equal, by id: the cursor holds both. */
async function pageBy(builder: SelectQueryBuilder<Consent>, page: PageQuery, { column, direction, of }: Sort): Promise<Page<Consent>> {
  builder.setParameter('never', never);
  const sign = direction === 'ASC' ? '>' : '<';
  if (page.cursor !== undefined) {
    const { at, id } = decodeInstant(page.cursor);
    builder.andWhere(`(${column} ${sign} :cursorAt or (${column} = :cursorAt and consent.id ${sign} :cursorId))`, {
      cursorAt: at,
      cursorId: id,
    });
  }
  const rows = await builder
    .orderBy(column, direction)
    .addOrderBy('consent.id', direction)
    .limit(page.limit + 1)
    .getMany();
  return cut(rows, page.limit, (row) => [of(row).getTime(), row.id]);
}

async function partiesNamed(
  manager: EntityManager,
  { enterprises, organisations }: Neighbours,
  actor: Actor,
  field: 'receiverId' | 'enterpriseId',
  q: string,
): Promise<string[]> {
  const rows = await manager
    .createQueryBuilder(Consent, 'consent')
    .select(`distinct consent.${field}`, 'id')
    .where(visibleTo(actor))
    .limit(partiesMax)
    .getRawMany<{ id: string }>();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const wanted = q.toUpperCase();
  if (field === 'receiverId') return [...(await organisations.nameOf(ids))].flatMap(([id, { name }]) => (name.includes(q) ? [id] : []));
  return [...(await enterprises.briefs(ids)).values()].flatMap(({ id, name, uscc }) => (name.includes(q) || uscc.includes(wanted) ? [id] : []));
}

export function accessesQuery(manager: EntityManager, actor: Actor, filter: AccessFilter): SelectQueryBuilder<Access> {
  const builder = manager.createQueryBuilder(Access, 'access').where(visibleTo(actor));
  for (const field of ['outcome', 'consentId', 'enterpriseId', 'receiverId', 'personId'] as const)
    if (filter[field]) builder.andWhere(`access.${field} = :${field}`, { [field]: filter[field] });
  // A list of codes in quotes, so one code is never part of another.
  if (filter.dataset) builder.andWhere('access.datasets like :dataset', { dataset: `%"${filter.dataset}"%` });
  if (filter.from) builder.andWhere('access.at >= :from', { from: startOfChinaDay(filter.from) });
  if (filter.to) builder.andWhere('access.at <= :to', { to: endOfChinaDay(filter.to) });
  return builder;
}

export const pageOfAccesses = (manager: EntityManager, actor: Actor, query: AccessFilter & PageQuery): Promise<Page<Access>> =>
  pageById(accessesQuery(manager, actor, query), 'access', query);
