import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { insertAbsent, insertMissing, insertRows, isSqlite, preparedSqlite, upsertRows } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { hasNewerMarks, newerMarks, standingRows } from './standing.js';
import * as form from './stored-row.js';
import { keyText, saysTheSame, type Mark, type PastRow, type RowContent, type RowKey, type StandingRow } from './stored-row.js';

export interface LoadOutcome {
  readonly inserted: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Rows whose key the same delivery had brought already. */
  readonly repeated: number;
  readonly withdrawn: number;
}

export type ArrivingRow = RowKey & RowContent;
/** The source takes a row back. */
export type Withdrawal = RowKey & { readonly withdrawn: { readonly reason: string | null } };
export type Arriving = ArrivingRow | Withdrawal;

export interface Arrival {
  readonly dataset: string;
  readonly batchId: string;
  readonly rows: readonly Arriving[];
}

/** What a run learns from chunk to chunk: whether rows mostly meet standing ones. A wrong guess costs time, nothing else. */
export interface LoadMemory {
  meetsStanding: boolean;
}

/** `touched`: firms for which a row was added, changed or taken back; `bereft`: those that lost one. */
type Settled = LoadOutcome & { readonly touched: ReadonlySet<string>; readonly bereft: ReadonlySet<string> };

const isWithdrawal = (row: Arriving): row is Withdrawal => 'withdrawn' in row;

/**
 * Puts rows in their places; the later of two with one key stands, and what stood before goes to the history. Most rows are new:
 * they are inserted without a look, and only those whose place is taken are looked up.
 */
export async function putRows(tx: EntityManager, arrival: Arrival, memory: LoadMemory = { meetsStanding: false }): Promise<Settled> {
  const { dataset, batchId, rows } = arrival;
  const loadedAt = now();
  const isBehind = await hasNewerMarks(tx, dataset, batchId);
  if (isBehind || memory.meetsStanding || rows.some(isWithdrawal)) return settle(tx, arrival, loadedAt, memory, isBehind);
  const arriving = rows as readonly ArrivingRow[];
  const taken = await insertAbsent(tx, form.recordsTable(dataset, batchId, loadedAt), arriving);
  if (taken.length === 0)
    return { inserted: rows.length, replaced: 0, unchanged: 0, repeated: 0, withdrawn: 0, touched: firmsOf(arriving), bereft: new Set() };
  const rest = await settle(tx, { dataset, batchId, rows: taken }, loadedAt, memory, false);
  const left = new Set(taken);
  const added = arriving.filter((row) => !left.has(row));
  return { ...rest, inserted: rest.inserted + added.length, touched: new Set([...rest.touched, ...firmsOf(added)]) };
}

const firmsOf = (rows: readonly RowKey[]): Set<string> => new Set(rows.map(({ enterpriseId }) => enterpriseId));

const standingForm = (row: ArrivingRow, batchId: string, loadedAt: Date): StandingRow => ({
  enterpriseId: row.enterpriseId,
  period: row.period,
  naturalKey: row.naturalKey,
  version: row.version,
  disclosure: row.disclosure,
  body: row.body,
  sealed: row.sealed,
  digest: row.digest,
  batchId,
  loadedAt,
});

/** Row by row against what stands, in the order of arrival. */
async function settle(
  tx: EntityManager,
  { dataset, batchId, rows }: Arrival,
  loadedAt: Date,
  memory: LoadMemory,
  isBehind: boolean,
): Promise<Settled> {
  const standing = await standingRows(tx, dataset, rows);
  const marked = isBehind ? await newerMarks(tx, dataset, batchId, rows) : new Map<string, string>();
  memory.meetsStanding = standing.size * 4 > rows.length;
  /** What stands now where this chunk has changed something; null: nothing any more. */
  const current = new Map<string, StandingRow | null>();
  const past: PastRow[] = [];
  const marks = new Map<string, Mark>();
  const touched = new Set<string>();
  const bereft = new Set<string>();
  const counts = { inserted: 0, replaced: 0, unchanged: 0, repeated: 0, withdrawn: 0 };
  const seen = new Set<string>();
  const end = (row: StandingRow, replacedBy: string, ending: PastRow['ending'], reason: string | null = null): void => {
    past.push({ ...row, replacedAt: loadedAt, replacedBy, ending, reason });
  };
  const mark = ({ enterpriseId, period, naturalKey }: RowKey, kind: 'confirmed' | 'withdrawn', reason: string | null): void => {
    marks.set(`${kind} ${keyText({ enterpriseId, period, naturalKey })}`, {
      enterpriseId,
      period,
      naturalKey,
      batchId,
      kind,
      reason,
      markedAt: loadedAt,
    });
  };
  for (const row of rows) {
    const key = keyText(row);
    const before = (current.has(key) ? current.get(key) : standing.get(key)) ?? null;
    if (seen.has(key) || before?.batchId === batchId) counts.repeated += 1;
    seen.add(key);
    const newest = latest(before?.batchId, marked.get(key));
    const isLate = newest !== undefined && newest > batchId;
    if (isWithdrawal(row)) {
      mark(row, 'withdrawn', row.withdrawn.reason);
      if (!before || isLate) {
        counts.unchanged += 1;
        continue;
      }
      end(before, batchId, 'withdrawn', row.withdrawn.reason);
      current.set(key, null);
      touched.add(row.enterpriseId);
      bereft.add(row.enterpriseId);
      counts.withdrawn += 1;
      continue;
    }
    const arrived = standingForm(row, batchId, loadedAt);
    if (isLate) {
      // Rows that waited arrive after rows of later deliveries: they are history already.
      end(arrived, newest, 'late');
      // What the same file took back a line before is said anew; in the history of one instant the two could not be told apart.
      marks.delete(`withdrawn ${key}`);
      counts.unchanged += 1;
    } else if (before && saysTheSame(before, arrived)) {
      if (before.batchId !== batchId) mark(row, 'confirmed', null);
      counts.unchanged += 1;
    } else {
      touched.add(row.enterpriseId);
      if (before) end(before, batchId, null);
      counts[before ? 'replaced' : 'inserted'] += 1;
      current.set(key, arrived);
    }
  }
  await write(tx, dataset, { standing, current, past, marks: [...marks.values()] });
  return { ...counts, touched, bereft };
}

const latest = (left: string | undefined, right: string | undefined): string | undefined =>
  left === undefined || (right !== undefined && right > left) ? right : left;

interface Change {
  readonly standing: ReadonlyMap<string, StandingRow>;
  readonly current: ReadonlyMap<string, StandingRow | null>;
  readonly past: readonly PastRow[];
  readonly marks: readonly Mark[];
}

async function write(tx: EntityManager, dataset: string, { standing, current, past, marks }: Change): Promise<void> {
  // The key order of the table: rows of one firm go to one page.
  const changes = [...current].sort(([left], [right]) => (left < right ? -1 : 1));
  const cells = (isThere: boolean) => changes.flatMap(([key, row]) => (row && standing.has(key) === isThere ? [form.cellsOf(dataset, row)] : []));
  // A plain insert: where another transaction has put a row meanwhile, it fails and is done again, rather than lose that row's history.
  await insertRows(tx, 'records', form.rowColumns, cells(false));
  await upsertRows(tx, 'records', form.rowColumns, form.keyColumns, cells(true));
  await removeRows(
    tx,
    dataset,
    changes.flatMap(([key, row]) => (row === null ? (standing.get(key) ?? []) : [])),
  );
  await keepPast(tx, dataset, past);
  await insertMissing(
    tx,
    'record_marks',
    form.markColumns,
    marks.map((mark) => form.markCells(dataset, mark)),
  );
}

export const keepPast = (tx: EntityManager, dataset: string, rows: readonly PastRow[]): Promise<void> =>
  insertRows(
    tx,
    'record_history',
    form.pastColumns,
    rows.map((row) => form.pastCells(newId(), dataset, row)),
  );

const removedAtOnce = 100;

/** By key, a few at a time: a long list of keys is planned slowly on MySQL. */
export async function removeRows(tx: EntityManager, dataset: string, keys: readonly RowKey[], table = 'records'): Promise<void> {
  const one = 'enterprise_id = ? and dataset = ? and period = ? and natural_key = ?';
  const cells = ({ enterpriseId, period, naturalKey }: RowKey): string[] => [enterpriseId, dataset, period, naturalKey];
  if (isSqlite(tx)) {
    const statement = preparedSqlite(tx, `delete from ${table} where ${one}`);
    for (const key of keys) statement.run(cells(key));
    return;
  }
  for (let start = 0; start < keys.length; start += removedAtOnce) {
    const part = keys.slice(start, start + removedAtOnce);
    await tx.query(`delete from ${table} where ${part.map(() => `(${one})`).join(' or ')}`, part.flatMap(cells));
  }
}
