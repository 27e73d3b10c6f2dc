import type { EntityManager } from 'typeorm';
import { inList, instantOf } from '../../kernel/database/index.js';
import type { GuaranteeType } from '../products/products.contract.js';
import { emptyTally, noFirms, type Firms, type Tally } from './figures.pure.js';

/** The whole of what a query may count. `regions` are the codes that occur and lie in the reader's scope; the scope has no other way in. */
export interface Filter {
  readonly from: string;
  readonly to: string;
  readonly regions: readonly string[];
  readonly bankId?: string | undefined;
  readonly guaranteeType?: GuaranteeType | undefined;
}

const columns = { month: 'month', region: 'region', bank: 'bank_id' } as const;
export type GroupBy = keyof typeof columns;
type Numeric = string | number;

/** Sums per value of one column. */
export async function talliesBy(manager: EntityManager, filter: Filter, by: GroupBy): Promise<ReadonlyMap<string, Tally>> {
  if (filter.regions.length === 0) return new Map();
  const where = conditions(filter);
  const rows = (await manager.query(
    `select ${columns[by]} as group_key, guarantee_type, rate_ppm, cast(sum(granted_fen) as char) as granted, sum(granted_count) as granted_count, ` +
      `cast(sum(drawn_fen) as char) as drawn, sum(drawn_count) as drawn_count, sum(event_count) as events ` +
      `from lending_cells where ${where.sql} group by ${columns[by]}, guarantee_type, rate_ppm`,
    where.parameters,
  )) as Array<
    { group_key: string; guarantee_type: string; rate_ppm: number; granted: string; drawn: string } & Record<
      'granted_count' | 'drawn_count' | 'events',
      Numeric
    >
  >;
  const tallies = new Map<string, Tally>();
  for (const row of rows) {
    const tally = tallies.get(row.group_key) ?? emptyTally();
    const drawnFen = BigInt(row.drawn);
    tally.grantedFen += BigInt(row.granted);
    tally.grantedCount += Number(row.granted_count);
    tally.drawnFen += drawnFen;
    tally.drawnCount += Number(row.drawn_count);
    tally.unsecuredFen += row.guarantee_type === 'credit' ? drawnFen : 0n;
    tally.weightedFenPpm += drawnFen * BigInt(row.rate_ppm);
    tally.events += Number(row.events);
    tallies.set(row.group_key, tally);
  }
  return tallies;
}

/** What the balance changed by per value of one column, from the very beginning to the end of the period. */
export async function balanceChangesBy(manager: EntityManager, filter: Filter, by: GroupBy): Promise<ReadonlyMap<string, bigint>> {
  if (filter.regions.length === 0) return new Map();
  const where = conditions({ ...filter, from: '' });
  const rows = (await manager.query(
    `select ${columns[by]} as group_key, cast(sum(balance_change_fen) as char) as balance from lending_cells where ${where.sql} group by ${columns[by]}`,
    where.parameters,
  )) as Array<{ group_key: string; balance: string }>;
  return new Map(rows.map((row) => [row.group_key, BigInt(row.balance)]));
}

const counted = 'count(distinct enterprise_id) as firms, count(distinct case when is_first_loan = 1 then enterprise_id end) as first_firms';

/** Distinct firms that drew, per value of one column. */
export async function firmsBy(manager: EntityManager, filter: Filter, by: GroupBy): Promise<ReadonlyMap<string, Firms>> {
  if (filter.regions.length === 0) return new Map();
  const where = conditions(filter);
  const rows = (await manager.query(
    `select ${columns[by]} as group_key, ${counted} from lending_facts where ${where.sql} and kind = 'disbursed' and is_reversed = 0 group by ${columns[by]}`,
    where.parameters,
  )) as Array<{ group_key: string; firms: Numeric; first_firms: Numeric }>;
  return new Map(rows.map((row) => [row.group_key, { firms: Number(row.firms), firstLoanFirms: Number(row.first_firms) }]));
}

/** Distinct firms over the whole filter; the sum over groups would count a firm of two months twice. */
export async function firmsOf(manager: EntityManager, filter: Filter): Promise<Firms> {
  if (filter.regions.length === 0) return noFirms;
  const where = conditions(filter);
  const [row] = (await manager.query(
    `select ${counted} from lending_facts where ${where.sql} and kind = 'disbursed' and is_reversed = 0`,
    where.parameters,
  )) as Array<{ firms: Numeric; first_firms: Numeric }>;
  return { firms: Number(row?.firms ?? 0), firstLoanFirms: Number(row?.first_firms ?? 0) };
}

export async function banksThatReported(manager: EntityManager, filter: Filter): Promise<number> {
  if (filter.regions.length === 0) return 0;
  const where = conditions(filter);
  const [row] = (await manager.query(`select count(distinct bank_id) as total from lending_cells where ${where.sql}`, where.parameters)) as Array<{
    total: Numeric;
  }>;
  return Number(row?.total ?? 0);
}

/** Every region code that occurs. */
export async function regionsCounted(manager: EntityManager): Promise<string[]> {
  return ((await manager.query('select distinct region from lending_cells')) as Array<{ region: string }>).map(({ region }) => region);
}

export async function firstMonthOf(manager: EntityManager, regions: readonly string[]): Promise<string | null> {
  if (regions.length === 0) return null;
  const [row] = (await manager.query(`select min(month) as first_month from lending_cells where region in ${inList(regions)}`, [
    ...regions,
  ])) as Array<{
    first_month: string | null;
  }>;
  return row?.first_month ?? null;
}

/** When the newest event that is counted was reported. */
export async function countedUpTo(manager: EntityManager): Promise<Date | null> {
  const [row] = (await manager.query('select max(reported_at) as as_of from lending_facts')) as Array<{ as_of: string | Date | null }>;
  return row?.as_of ? instantOf(row.as_of) : null;
}

function conditions(filter: Filter): { sql: string; parameters: string[] } {
  const parts: Array<readonly [sql: string, parameters: readonly string[]]> = [
    ['month >= ? and month <= ?', [filter.from, filter.to]],
    [`region in ${inList(filter.regions)}`, filter.regions],
  ];
  if (filter.bankId) parts.push(['bank_id = ?', [filter.bankId]]);
  if (filter.guaranteeType) parts.push(['guarantee_type = ?', [filter.guaranteeType]]);
  return { sql: parts.map(([sql]) => sql).join(' and '), parameters: parts.flatMap(([, parameters]) => parameters) };
}
