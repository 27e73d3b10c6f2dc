import { In, MoreThan, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { pageById, type Page, type PageQuery } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { CreditLine } from './credit-line.entity.js';
import { LendingEvent } from './lending-event.entity.js';
import type { LendingEventKind, LoanState } from './lending.contract.js';
import { Loan } from './loan.entity.js';

/** Each party its own. No row has the empty id, so an actor without a party sees nothing. */
export const visibleTo = (actor: Actor): { enterpriseId: string } | { bankId: string } =>
  actor.enterpriseId ? { enterpriseId: actor.enterpriseId } : { bankId: actor.organisationId ?? '' };

export async function visibleLine(manager: EntityManager, actor: Actor, creditLineId: string): Promise<CreditLine> {
  const line = await manager.findOneBy(CreditLine, { id: creditLineId, state: 'open', ...visibleTo(actor) });
  if (!line) throw new NotFound('没有这笔授信，或者您无权查看', { creditLineId });
  return line;
}

export async function visibleLoan(manager: EntityManager, actor: Actor, loanId: string): Promise<Loan> {
  const loan = await manager.findOneBy(Loan, { id: loanId, ...visibleTo(actor) });
  if (!loan) throw new NotFound('没有这笔借据，或者您无权查看', { loanId });
  return loan;
}

export async function visibleEvent(manager: EntityManager, actor: Actor, eventId: string): Promise<LendingEvent> {
  const event = await manager.findOneBy(LendingEvent, { id: eventId, ...visibleTo(actor) });
  if (!event) throw new NotFound('没有这条回流记录，或者您无权查看', { eventId });
  return event;
}

interface EventQuery extends PageQuery {
  readonly kind?: LendingEventKind | undefined;
  readonly applicationId?: string | undefined;
  readonly loanId?: string | undefined;
}

export function pageOfEvents(manager: EntityManager, actor: Actor, query: EventQuery): Promise<Page<LendingEvent>> {
  const builder = manager.createQueryBuilder(LendingEvent, 'event').where(visibleTo(actor));
  if (query.kind) builder.andWhere('event.kind = :kind', { kind: query.kind });
  if (query.applicationId) builder.andWhere('event.applicationId = :applicationId', { applicationId: query.applicationId });
  if (query.loanId) builder.andWhere('event.loanId = :loanId', { loanId: query.loanId });
  return pageById(builder, 'event', query);
}

export function pageOfLoans(
  manager: EntityManager,
  actor: Actor,
  query: PageQuery & { readonly state?: LoanState | undefined },
): Promise<Page<Loan>> {
  const builder = manager.createQueryBuilder(Loan, 'loan').where(visibleTo(actor));
  if (query.state) builder.andWhere('loan.state = :state', { state: query.state });
  return pageById(builder, 'loan', query);
}

export function pageOfLines(
  manager: EntityManager,
  actor: Actor,
  query: PageQuery & { readonly applicationId?: string | undefined },
): Promise<Page<CreditLine>> {
  const builder = manager.createQueryBuilder(CreditLine, 'line').where({ ...visibleTo(actor), state: 'open' });
  if (query.applicationId) builder.andWhere('line.applicationId = :applicationId', { applicationId: query.applicationId });
  return pageById(builder, 'line', query);
}

/** Which of the events have been taken back. */
export async function reversedAmong(manager: EntityManager, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (eventIds.length === 0) return new Set();
  const rows = await manager.find(LendingEvent, { select: { reversesEventId: true }, where: { reversesEventId: In([...eventIds]) } });
  return new Set(rows.flatMap(({ reversesEventId }) => reversesEventId ?? []));
}

/** Every event in the order of its id, for figures. */
export const eventsAfterForSystem = (manager: EntityManager, afterId: string, limit: number): Promise<LendingEvent[]> =>
  manager.find(LendingEvent, { where: { id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
