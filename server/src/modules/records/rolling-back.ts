import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { insertRows, instantOf, isSqlite, upsertRows } from '../../kernel/database/index.js';
import { announceFirms } from './announcing.js';
import { replay, statementsOf, without, type Chain } from './chain.pure.js';
import { keepPast, removeRows } from './loading.js';
import { rawColumns, rowsAt, standingRow, standingRows, type RawRow } from './standing.js';
import * as form from './stored-row.js';
import { keyText, type Mark, type PastRow, type RowEnding, type RowKey, type StandingRow } from './stored-row.js';

export interface Undone {
  /** Rows of the delivery that this call has taken back. */
  readonly rows: number;
  /** The firms they are about. */
  readonly firms: readonly string[];
  /** Nothing of the delivery is left to take back. */
  readonly isDone: boolean;
}

const keysAtOnce = { sqlite: 100, mysql: 500 } as const;

/**
 * Takes back a part of one delivery in the caller's transaction: what stood before it stands again, rows that newer deliveries have put
 * since stay, and its own rows go to the history as rolled back, where no question about the past meets them. Every key of the delivery
 * is worked out anew from everything that was ever said about it, so what was said in between, late or equal, gets its due.
 */
export async function undoSome(tx: EntityManager, { dataset, batchId }: { readonly dataset: string; readonly batchId: string }): Promise<Undone> {
  const keys = await keysOf(tx, dataset, batchId, keysAtOnce[isSqlite(tx) ? 'sqlite' : 'mysql']);
  if (keys.length === 0) return { rows: 0, firms: [], isDone: true };
  const at = now();
  const standing = await standingRows(tx, dataset, keys);
  const past = byKey(await pastRows(tx, dataset, keys));
  const marks = byKey(await marksOf(tx, dataset, keys));
  const undone: Change = { standing: [], gone: [], past: [], marks: [] };
  let rows = 0;
  for (const key of keys) {
    const text = keyText(key);
    const stored = { standing: standing.get(text), past: past.get(text) ?? [], marks: marks.get(text) ?? [] };
    rows +=
      Number(stored.standing?.batchId === batchId) +
      stored.past.filter(({ ending, batchId: of }) => of === batchId && ending !== 'rolledBack').length;
    undo(undone, key, stored, batchId, at);
  }
  // Most rows of a delivery have no past: for those there is nothing to take away before it is written anew.
  const [withPast, withMarks] = [past, marks].map((found) => keys.filter((key) => found.has(keyText(key))));
  await removeRows(tx, dataset, withPast ?? [], 'record_history');
  await removeRows(tx, dataset, withMarks ?? [], 'record_marks');
  await write(tx, dataset, undone);
  const firms = new Set(keys.map(({ enterpriseId }) => enterpriseId));
  await announceFirms(tx, dataset, firms);
  return { rows, firms: [...firms], isDone: false };
}

interface Stored {
  readonly standing: StandingRow | undefined;
  readonly past: readonly PastRow[];
  readonly marks: readonly Mark[];
}

interface Change {
  readonly standing: StandingRow[];
  readonly gone: RowKey[];
  readonly past: PastRow[];
  readonly marks: Mark[];
}

function undo(change: Change, key: RowKey, { standing, past, marks }: Stored, batchId: string, at: Date): void {
  const chain = replay(without(statementsOf(standing, past, marks), batchId));
  if (chain.standing) change.standing.push({ ...key, ...chain.standing.content, batchId: chain.standing.batchId, loadedAt: chain.standing.from });
  else change.gone.push(key);
  change.past.push(...pastOf(key, chain));
  // Its own rows, and those of deliveries undone before it, are kept as they were.
  const itsOwn = past.filter((row) => row.ending !== 'rolledBack' && row.batchId === batchId);
  change.past.push(...past.filter(({ ending }) => ending === 'rolledBack'), ...itsOwn.map((row): PastRow => ({ ...row, ending: 'rolledBack' })));
  if (standing?.batchId === batchId) change.past.push({ ...standing, replacedAt: at, replacedBy: batchId, ending: 'rolledBack', reason: null });
  change.marks.push(...chain.marks.map(({ at: markedAt, ...mark }): Mark => ({ ...key, ...mark, markedAt })));
  for (const mark of marks) {
    if (mark.kind === 'withdrawalUndone') change.marks.push(mark);
    else if (mark.kind === 'withdrawn' && mark.batchId === batchId) change.marks.push({ ...mark, kind: 'withdrawalUndone' });
  }
}

const pastOf = (key: RowKey, { past }: Chain): PastRow[] =>
  past.map((version) => ({
    ...key,
    ...version.content,
    batchId: version.batchId,
    loadedAt: version.from,
    replacedAt: version.until,
    replacedBy: version.endedBy,
    ending: version.ending,
    reason: version.reason,
  }));

async function write(tx: EntityManager, dataset: string, { standing, gone, past, marks }: Change): Promise<void> {
  await removeRows(tx, dataset, gone);
  await upsertRows(
    tx,
    'records',
    form.rowColumns,
    form.keyColumns,
    standing.map((row) => form.cellsOf(dataset, row)),
  );
  await keepPast(tx, dataset, past);
  await insertRows(
    tx,
    'record_marks',
    form.markColumns,
    marks.map((mark) => form.markCells(dataset, mark)),
  );
}

/** Keys about which the delivery has said something that is not undone yet: its rows first, then what it said without bringing one. */
async function keysOf(tx: EntityManager, dataset: string, batchId: string, limit: number): Promise<RowKey[]> {
  const keys = new Map<string, RowKey>();
  const ask = async (from: string, parameters: readonly string[]): Promise<void> => {
    if (keys.size >= limit) return;
    const found = (await tx.query(`select enterprise_id, period, natural_key from ${from} limit ${limit - keys.size}`, [...parameters])) as RawKey[];
    for (const raw of found) keys.set(keyText(keyOf(raw)), keyOf(raw));
  };
  await ask('records where batch_id = ?', [batchId]);
  await ask("record_history where batch_id = ? and (ending is null or ending <> 'rolledBack')", [batchId]);
  await ask("record_marks where dataset = ? and kind in ('confirmed', 'withdrawn') and batch_id = ?", [dataset, batchId]);
  return [...keys.values()];
}

interface RawKey {
  readonly enterprise_id: string;
  readonly period: string;
  readonly natural_key: string;
}
const keyOf = (raw: RawKey): RowKey => ({ enterpriseId: raw.enterprise_id, period: raw.period, naturalKey: raw.natural_key });

export interface RawPast extends RawRow {
  readonly replaced_at: string | Date;
  readonly replaced_by: string;
  readonly ending: RowEnding | null;
  readonly reason: string | null;
}

export const pastRow = (raw: RawPast): PastRow => ({
  ...standingRow(raw),
  replacedAt: instantOf(raw.replaced_at),
  replacedBy: raw.replaced_by,
  ending: raw.ending,
  reason: raw.reason,
});

export const pastColumns = `${rawColumns}, replaced_at, replaced_by, ending, reason`;

async function pastRows(tx: EntityManager, dataset: string, keys: readonly RowKey[]): Promise<PastRow[]> {
  return (await rowsAt<RawPast>(tx, `select ${pastColumns} from record_history`, dataset, keys, true)).map(pastRow);
}

interface RawMark extends RawKey {
  readonly batch_id: string;
  readonly kind: Mark['kind'];
  readonly reason: string | null;
  readonly marked_at: string | Date;
}

export const markOf = (raw: RawMark): Mark => ({
  ...keyOf(raw),
  batchId: raw.batch_id,
  kind: raw.kind,
  reason: raw.reason,
  markedAt: instantOf(raw.marked_at),
});

const marksOf = async (tx: EntityManager, dataset: string, keys: readonly RowKey[]): Promise<Mark[]> =>
  (
    await rowsAt<RawMark>(tx, 'select enterprise_id, period, natural_key, batch_id, kind, reason, marked_at from record_marks', dataset, keys, true)
  ).map(markOf);

function byKey<T extends RowKey>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyText(row));
    if (group) group.push(row);
    else groups.set(keyText(row), [row]);
  }
  return groups;
}
