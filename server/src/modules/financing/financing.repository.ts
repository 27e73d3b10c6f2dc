import { IsNull, Not, type EntityManager, type FindOptionsWhere, type SelectQueryBuilder } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { cut, decodeInstant, decodeKeys, inList, lockRow, pageById, sqlInstant, type Page, type PageQuery } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { applicationMachine } from './application.machine.js';
import { Application } from './application.entity.js';
import { Offer } from './offer.entity.js';
import type { ApplicationState, applicationListView } from './financing.contract.js';

export type ListView = z.infer<typeof applicationListView>;

/** A firm sees its own; a bank what was handed in to it. A draft, also one that was withdrawn or lapsed, never existed for the bank. */
export const visibleTo = (actor: Actor): FindOptionsWhere<Application> =>
  actor.enterpriseId ? { enterpriseId: actor.enterpriseId } : { bankId: actor.organisationId ?? '', submittedAt: Not(IsNull()) };

/** An offer belongs to an application that was handed in, so both sides see all of theirs. */
export const offersVisibleTo = (actor: Actor): FindOptionsWhere<Offer> =>
  actor.enterpriseId ? { enterpriseId: actor.enterpriseId } : { bankId: actor.organisationId ?? '' };

/** Locked: every move of an application starts here, so moves of one application come one after the other. */
export async function lockedApplication(tx: EntityManager, actor: Actor, applicationId: string): Promise<Application> {
  const application = await lockRow(tx, Application, { id: applicationId, ...visibleTo(actor) });
  if (!application) throw new NotFound('没有这笔申请，或者您无权查看', { applicationId });
  return application;
}

export async function visibleApplication(manager: EntityManager, actor: Actor, applicationId: string): Promise<Application> {
  const application = await manager.findOneBy(Application, { id: applicationId, ...visibleTo(actor) });
  if (!application) throw new NotFound('没有这笔申请，或者您无权查看', { applicationId });
  return application;
}

export async function visibleOffer(manager: EntityManager, actor: Actor, offerId: string): Promise<Offer> {
  const offer = await manager.findOneBy(Offer, { id: offerId, ...offersVisibleTo(actor) });
  if (!offer) throw new NotFound('没有这份方案，或者您无权查看', { offerId });
  return offer;
}

const finalStates = applicationMachine.states.filter((state) => applicationMachine.isFinal(state));
/** Whose turn it is. */
const bankTurn: readonly ApplicationState[] = ['submitted', 'accepted', 'reviewing', 'offerAccepted', 'contracted'];
const enterpriseTurn: readonly ApplicationState[] = ['draft', 'actionRequired', 'offered'];

const statesOf = (view: ListView, isEnterprise: boolean): readonly ApplicationState[] | null => {
  switch (view) {
    case 'waiting':
      return isEnterprise ? enterpriseTurn : bankTurn;
    case 'asked':
      return ['actionRequired'];
    case 'offered':
      return ['offered'];
    case 'ended':
      return finalStates;
    default:
      return null;
  }
};

interface ListQuery extends PageQuery {
  readonly view?: ListView | undefined;
  readonly state?: ApplicationState | undefined;
}

/** For a firm the newest first, for a bank the one whose clock ends first. */
export async function pageOfApplications(manager: EntityManager, actor: Actor, query: ListQuery): Promise<Page<Application>> {
  const builder = manager.createQueryBuilder(Application, 'application').where(visibleTo(actor));
  const states = statesOf(query.view ?? 'all', actor.enterpriseId !== undefined);
  if (states) builder.andWhere('application.state in (:...states)', { states });
  if (query.view === 'near') builder.andWhere('application.nearAt <= :instant', { instant: sqlInstant(now()) });
  if (query.state) builder.andWhere('application.state = :state', { state: query.state });
  return actor.enterpriseId ? pageById(builder, 'application', query) : pageByDeadline(builder, query);
}

async function pageByDeadline(builder: SelectQueryBuilder<Application>, query: PageQuery): Promise<Page<Application>> {
  if (query.cursor !== undefined) {
    const { at, id } = decodeInstant(query.cursor);
    builder.andWhere('(application.nextDeadline > :deadline or (application.nextDeadline = :deadline and application.id > :cursorId))', {
      deadline: sqlInstant(at),
      cursorId: id,
    });
  }
  const rows = await builder
    .orderBy('application.nextDeadline', 'ASC')
    .addOrderBy('application.id', 'ASC')
    .take(query.limit + 1)
    .getMany();
  return cut(rows, query.limit, (row) => [row.nextDeadline.getTime(), row.id]);
}

export async function countsOf(manager: EntityManager, actor: Actor): Promise<Record<ListView, number>> {
  const [condition, partyId] = actor.enterpriseId
    ? ['enterprise_id = ?', actor.enterpriseId]
    : ['bank_id = ? and submitted_at is not null', actor.organisationId ?? ''];
  const rows = (await manager.query(
    `select state, count(*) as total, sum(case when near_at <= ? then 1 else 0 end) as near_total from applications where ${condition} group by state`,
    [sqlInstant(now()), partyId],
  )) as Array<{ state: ApplicationState; total: number | string; near_total: number | string }>;
  const total = (view: ListView): number => {
    const states = statesOf(view, actor.enterpriseId !== undefined);
    return rows
      .filter(({ state }) => !states || states.includes(state))
      .reduce((sum, row) => sum + Number(view === 'near' ? row.near_total : row.total), 0);
  };
  return {
    waiting: total('waiting'),
    near: total('near'),
    asked: total('asked'),
    offered: total('offered'),
    all: total('all'),
    ended: total('ended'),
  };
}

/** For a firm: all offers of this application and its other live ones, so that it can compare. Cheapest first. */
export async function pageOfOffers(manager: EntityManager, actor: Actor, application: Application, query: PageQuery): Promise<Page<Offer>> {
  const builder = manager.createQueryBuilder(Offer, 'offer').where(offersVisibleTo(actor));
  if (actor.enterpriseId) {
    builder.andWhere("(offer.applicationId = :applicationId or (offer.state = 'made' and offer.validUntil > :instant))", {
      applicationId: application.id,
      instant: sqlInstant(now()),
    });
  } else {
    builder.andWhere('offer.applicationId = :applicationId', { applicationId: application.id });
  }
  if (query.cursor !== undefined) {
    const [apr, id] = decodeKeys(query.cursor, ['whole', 'text']);
    builder.andWhere('(offer.aprPpm > :apr or (offer.aprPpm = :apr and offer.id > :cursorId))', { apr, cursorId: id });
  }
  const rows = await builder
    .orderBy('offer.aprPpm', 'ASC')
    .addOrderBy('offer.id', 'ASC')
    .take(query.limit + 1)
    .getMany();
  return cut(rows, query.limit, (row) => [row.aprPpm, row.id]);
}

export interface MeasuredResponse {
  readonly firstResponseWorkingDays: number;
  readonly decisionDays: number;
}
const measuredDays = 90;
const casesMin = 5;

/** What banks really needed, over applications of the last 90 days. An application left to lapse counts with the time it lay there. */
export async function responseRecordForSystem(manager: EntityManager, bankIds: readonly string[]): Promise<ReadonlyMap<string, MeasuredResponse>> {
  if (bankIds.length === 0) return new Map();
  const since = new Date(now().getTime() - measuredDays * 86_400_000);
  const rows = (await manager.query(
    `select bank_id, count(response_milli_days) as responses, sum(response_milli_days) as response_sum, count(decision_milli_days) as decisions, sum(decision_milli_days) as decision_sum ` +
      `from applications where bank_id in ${inList(bankIds)} and submitted_at >= ? group by bank_id`,
    [...bankIds, sqlInstant(since)],
  )) as Array<{ bank_id: string } & Record<'responses' | 'response_sum' | 'decisions' | 'decision_sum', number | string | null>>;
  const average = (sum: number | string | null, cases: number | string | null): number => Math.round(Number(sum) / Number(cases) / 100) / 10;
  return new Map(
    rows
      .filter((row) => Number(row.responses) >= casesMin && Number(row.decisions) >= casesMin)
      .map((row) => [
        row.bank_id,
        { firstResponseWorkingDays: average(row.response_sum, row.responses), decisionDays: average(row.decision_sum, row.decisions) },
      ]),
  );
}

export async function countsByProductForSystem(manager: EntityManager, productIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (productIds.length === 0) return new Map();
  const rows = (await manager.query(
    `select product_id, count(*) as total from applications where product_id in ${inList(productIds)} and submitted_at is not null group by product_id`,
    [...productIds],
  )) as Array<{ product_id: string; total: number | string }>;
  return new Map(rows.map((row) => [row.product_id, Number(row.total)]));
}

const clockBatchMax = 200;

/** Rows whose time has come, for the timer. */
export const dueForSystem = {
  lapsing: (tx: EntityManager): Promise<string[]> =>
    ids(tx, 'select id from applications where lapses_at <= ? order by lapses_at', [sqlInstant(now())]),
  late: (tx: EntityManager): Promise<string[]> =>
    ids(
      tx,
      `select id from applications where next_deadline <= ? and ((state = 'submitted' and first_response_over_at is null) ` +
        `or (state in ('accepted', 'reviewing') and decided_at is null and decision_over_at is null)) order by next_deadline`,
      [sqlInstant(now())],
    ),
  expiredOffers: (tx: EntityManager): Promise<string[]> =>
    ids(tx, "select id from offers where state = 'made' and valid_until <= ? order by valid_until", [sqlInstant(now())]),
};

const ids = async (tx: EntityManager, sql: string, parameters: string[]): Promise<string[]> =>
  ((await tx.query(`${sql} limit ${clockBatchMax}`, parameters)) as Array<{ id: string }>).map((row) => row.id);
