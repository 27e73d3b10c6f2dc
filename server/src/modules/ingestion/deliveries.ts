import { In, MoreThan, type EntityManager } from 'typeorm';
import { cut, decodeKeys, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Batch } from './batch.entity.js';
import type { Cause } from './causes.pure.js';
import { DeliveryFact } from './delivery-fact.entity.js';
import { DeliveryPeriod } from './delivery-period.entity.js';
import { LateDecision } from './late-decision.entity.js';

/** A delivery that counts, with what was counted of it. Read by the modules above for their own figures; it names no firm. */
export interface Delivery {
  readonly batchId: string;
  readonly reference: string;
  readonly organisationId: string;
  readonly dataset: string;
  readonly receivedAt: Date;
  readonly accepted: number;
  readonly rejected: number;
  readonly usccErrors: number;
  readonly facts: Omit<DeliveryFact, 'batchId'>;
  /** Months or years it brought rows of. */
  readonly periods: readonly string[];
}

/** What was cancelled, refused or rolled back has not arrived. */
const arrivedStates = ['loaded', 'loadedWithRejects'] as const;
const nothingCounted = { requiredCells: 0, requiredMissing: 0, optionalCells: 0, optionalFilled: 0, repeated: 0, lateDecisions: 0 };

export async function deliveryOf(manager: EntityManager, batchId: string): Promise<Delivery | null> {
  const batch = await manager.findOneBy(Batch, { id: batchId, state: In([...arrivedStates]) });
  return batch && (await withFacts(manager, [batch]))[0]!;
}

/** All that count, oldest first, a page at a time. */
export async function deliveriesAfter(manager: EntityManager, batchId: string, limit: number): Promise<Delivery[]> {
  const batches = await manager.find(Batch, { where: { id: MoreThan(batchId), state: In([...arrivedStates]) }, order: { id: 'ASC' }, take: limit });
  return withFacts(manager, batches);
}

export interface PeriodDelivery {
  readonly batchId: string;
  readonly period: string;
  readonly receivedAt: Date;
}

/** The deliveries that brought rows of these periods, in order of arrival. */
export async function deliveriesOfPeriods(
  manager: EntityManager,
  organisationId: string,
  dataset: string,
  periods: readonly string[],
): Promise<PeriodDelivery[]> {
  if (periods.length === 0) return [];
  const brought = await manager.findBy(DeliveryPeriod, { organisationId, dataset, period: In([...periods]) });
  const batches = await manager.findBy(Batch, { id: In([...new Set(brought.map(({ batchId }) => batchId))]), state: In([...arrivedStates]) });
  const byId = new Map(batches.map((batch) => [batch.id, batch.receivedAt]));
  return brought
    .flatMap(({ batchId, period }) => {
      const receivedAt = byId.get(batchId);
      return receivedAt ? [{ batchId, period, receivedAt }] : [];
    })
    .sort((left, right) => left.receivedAt.getTime() - right.receivedAt.getTime() || (left.batchId < right.batchId ? -1 : 1));
}

/** Why rows were sent back in these deliveries, most rows first. */
export async function causesOf(
  manager: EntityManager,
  batchIds: readonly string[],
): Promise<Pick<Cause, 'rule' | 'field' | 'header' | 'detail' | 'remedy' | 'rows'>[]> {
  if (batchIds.length === 0) return [];
  const batches = await manager.find(Batch, { where: { id: In([...batchIds]) }, select: { id: true, causes: true }, order: { id: 'ASC' } });
  const sums = new Map<string, Cause>();
  for (const { causes } of batches) {
    for (const cause of JSON.parse(causes) as Cause[]) {
      const key = `${cause.rule} ${cause.field}`;
      const before = sums.get(key);
      sums.set(key, before ? { ...before, rows: before.rows + cause.rows } : cause);
    }
  }
  // Without the example: it is a cell of somebody's row.
  return [...sums.values()]
    .sort((left, right) => right.rows - left.rows || (left.rule < right.rule ? -1 : 1))
    .map(({ rule, field, header, detail, remedy, rows }) => ({ rule, field, header, detail, remedy, rows }));
}

/** Late decisions of deliveries that count, latest delivery first. */
export async function lateDecisionsPage(
  manager: EntityManager,
  organisationId: string,
  dataset: string,
  page: PageQuery,
): Promise<Page<LateDecision>> {
  const query = manager
    .createQueryBuilder(LateDecision, 'late')
    .innerJoin(Batch, 'batch', 'batch.id = late.batchId and batch.state in (:...states)', { states: [...arrivedStates] })
    .where('late.organisationId = :organisationId and late.dataset = :dataset', { organisationId, dataset });
  if (page.cursor !== undefined) {
    const [batchId, line] = decodeKeys(page.cursor, ['text', 'whole']);
    query.andWhere('(late.batchId < :batchId or (late.batchId = :batchId and late.line > :line))', { batchId, line });
  }
  const rows = await query
    .orderBy('late.batchId', 'DESC')
    .addOrderBy('late.line', 'ASC')
    .take(page.limit + 1)
    .getMany();
  return cut(rows, page.limit, (row) => [row.batchId, row.line]);
}

async function withFacts(manager: EntityManager, batches: readonly Batch[]): Promise<Delivery[]> {
  if (batches.length === 0) return [];
  const ids = batches.map(({ id }) => id);
  const facts = new Map((await manager.findBy(DeliveryFact, { batchId: In(ids) })).map(({ batchId, ...counted }) => [batchId, counted]));
  const periods = new Map<string, string[]>();
  for (const { batchId, period } of await manager.find(DeliveryPeriod, { where: { batchId: In(ids) }, order: { period: 'ASC' } }))
    periods.set(batchId, [...(periods.get(batchId) ?? []), period]);
  return batches.map((batch) => ({
    batchId: batch.id,
    reference: batch.reference,
    organisationId: batch.organisationId,
    dataset: batch.dataset,
    receivedAt: batch.receivedAt,
    accepted: batch.accepted,
    rejected: batch.rejected,
    usccErrors: batch.usccErrors,
    facts: facts.get(batch.id) ?? nothingCounted,
    periods: periods.get(batch.id) ?? [],
  }));
}
