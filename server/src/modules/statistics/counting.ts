import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { holdRow, insertRows, isDuplicate, lockRow, sqlInstant } from '../../kernel/database/index.js';
import {
  addSums,
  cellOf,
  factOf,
  noSums,
  reversalFactOf,
  reversalSums,
  sumsOf,
  type CellKey,
  type CountedEvent,
  type Fact,
  type Sums,
} from './counting.pure.js';
import { LendingCell } from './lending-cell.entity.js';
import { LendingFact } from './lending-fact.entity.js';
import { StatisticsBuild } from './statistics-build.entity.js';

export interface EventSource {
  eventForSystem(manager: EntityManager, eventId: string): Promise<CountedEvent>;
  eventsSince(manager: EntityManager, afterId: string, limit: number): Promise<readonly CountedEvent[]>;
}

const build = { name: 'lending' } as const;
const pageRows = 1_000;

/** Counts one event once, whatever the order in which events and their reversals are delivered. */
export async function countEvent(tx: EntityManager, lending: EventSource, eventId: string): Promise<void> {
  // Not while everything is counted anew: the event would be counted twice or not at all.
  await holdRow(tx, StatisticsBuild, build);
  const event = await lending.eventForSystem(tx, eventId);
  if (event.kind !== 'reversed') {
    await countOriginal(tx, event);
    return;
  }
  const original = await countOriginal(tx, await lending.eventForSystem(tx, event.reversesEventId ?? ''));
  if (!original) return;
  if (!(await addFact(tx, reversalFactOf(event, original)))) return;
  await tx.update(LendingFact, { eventId: original.eventId }, { isReversed: true });
  await addToCell(tx, cellOf(original), reversalSums(original));
}

/** The fact of an event, counted now if it was not yet. */
async function countOriginal(tx: EntityManager, event: CountedEvent): Promise<Fact | null> {
  const fact = factOf(event, false);
  if (fact && (await addFact(tx, fact))) await addToCell(tx, cellOf(fact), sumsOf(fact));
  return fact;
}

/** False: it is there already. */
async function addFact(tx: EntityManager, fact: Fact): Promise<boolean> {
  if (await tx.existsBy(LendingFact, { eventId: fact.eventId })) return false;
  try {
    await tx.insert(LendingFact, fact);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

async function addToCell(tx: EntityManager, key: CellKey, sums: Sums): Promise<void> {
  if (await increase(tx, key, sums)) return;
  try {
    await tx.insert(LendingCell, { ...key, ...sums });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await increase(tx, key, sums);
  }
}

/** Numbers, not text: exact to 2^53 − 1 分, and MariaDB computes with text as with floating point. */
async function increase(tx: EntityManager, key: CellKey, sums: Sums): Promise<boolean> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(LendingCell)
    .set({
      grantedFen: () => 'granted_fen + :granted',
      grantedCount: () => 'granted_count + :grantedCount',
      drawnFen: () => 'drawn_fen + :drawn',
      drawnCount: () => 'drawn_count + :drawnCount',
      balanceChangeFen: () => 'balance_change_fen + :balance',
      eventCount: () => 'event_count + :events',
    })
    .where({ ...key })
    .setParameters({
      granted: Number(sums.grantedFen),
      grantedCount: sums.grantedCount,
      drawn: Number(sums.drawnFen),
      drawnCount: sums.drawnCount,
      balance: Number(sums.balanceChangeFen),
      events: sums.eventCount,
    })
    .execute();
  return affected === 1;
}

/** Everything from the events again, in one transaction: readers see the old figures until the new ones stand. */
export async function countAnew(tx: EntityManager, lending: EventSource): Promise<void> {
  await lockRow(tx, StatisticsBuild, build);
  await tx.query('delete from lending_facts');
  await tx.query('delete from lending_cells');
  // Reversals first: their original may have the smaller or the larger id, the clocks of two processes decide.
  const reversals = new Map<string, CountedEvent>();
  await eachPage(tx, lending, async (events) => {
    for (const event of events) if (event.reversesEventId) reversals.set(event.reversesEventId, event);
  });
  const cells = new Map<string, { key: CellKey; sums: Sums }>();
  await eachPage(tx, lending, async (events) => {
    const facts: Fact[] = [];
    for (const event of events) {
      const reversal = reversals.get(event.id);
      const fact = factOf(event, reversal !== undefined);
      if (!fact) continue;
      facts.push(fact, ...(reversal ? [reversalFactOf(reversal, fact)] : []));
      const key = cellOf(fact);
      const name = Object.values(key).join('|');
      const sums = reversal ? addSums(sumsOf(fact), reversalSums(fact)) : sumsOf(fact);
      cells.set(name, { key, sums: addSums(cells.get(name)?.sums ?? noSums, sums) });
    }
    await insertRows(tx, 'lending_facts', factColumns, facts.map(factRow));
  });
  await insertRows(tx, 'lending_cells', cellColumns, [...cells.values()].map(cellRow));
  await tx.update(StatisticsBuild, build, { builtAt: now() });
}

async function eachPage(tx: EntityManager, lending: EventSource, work: (events: readonly CountedEvent[]) => Promise<void>): Promise<void> {
  for (let after = ''; ;) {
    const events = await lending.eventsSince(tx, after, pageRows);
    const last = events.at(-1);
    if (!last) return;
    await work(events);
    after = last.id;
  }
}

const factColumns = [
  'event_id',
  'kind',
  'month',
  'region',
  'bank_id',
  'guarantee_type',
  'rate_ppm',
  'enterprise_id',
  'is_first_loan',
  'is_reversed',
  'amount_fen',
  'reported_at',
];
const factRow = (fact: Fact) => [
  fact.eventId,
  fact.kind,
  fact.month,
  fact.region,
  fact.bankId,
  fact.guaranteeType,
  fact.ratePpm,
  fact.enterpriseId,
  Number(fact.isFirstLoan),
  Number(fact.isReversed),
  fact.amountFen,
  sqlInstant(fact.reportedAt),
];
const cellColumns = [
  'month',
  'region',
  'bank_id',
  'guarantee_type',
  'rate_ppm',
  'granted_fen',
  'granted_count',
  'drawn_fen',
  'drawn_count',
  'balance_change_fen',
  'event_count',
];
const cellRow = ({ key, sums }: { key: CellKey; sums: Sums }) => [
  key.month,
  key.region,
  key.bankId,
  key.guaranteeType,
  key.ratePpm,
  sums.grantedFen,
  sums.grantedCount,
  sums.drawnFen,
  sums.drawnCount,
  sums.balanceChangeFen,
  sums.eventCount,
];
