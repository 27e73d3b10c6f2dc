import type { EntityManager } from 'typeorm';
import { inList, instantOf, isSqlite } from '../../kernel/database/index.js';
import { keyText, type Mark, type RowKey, type StandingRow } from './stored-row.js';

export interface RawRow {
  readonly enterprise_id: string;
  readonly period: string;
  readonly natural_key: string;
  readonly version: number;
  readonly disclosure: string;
  readonly body: string;
  readonly sealed: string | null;
  readonly digest: string;
  readonly batch_id: string;
  readonly loaded_at: string | Date;
}

export const rawColumns = 'enterprise_id, period, natural_key, version, disclosure, body, sealed, digest, batch_id, loaded_at';

export const standingRow = (row: RawRow): StandingRow => ({
  enterpriseId: row.enterprise_id,
  period: row.period,
  naturalKey: row.natural_key,
  version: row.version,
  disclosure: row.disclosure,
  body: row.body,
  sealed: row.sealed,
  digest: row.digest,
  batchId: row.batch_id,
  loadedAt: instantOf(row.loaded_at),
});

/**
 * The rows that stand where new ones arrive, by their key, held until the end of the transaction. Asked by whichever of period and firm
 * has fewer values, so that a monthly delivery reads one month of each firm and not the firm's whole file.
 */
export async function standingRows(tx: EntityManager, dataset: string, keys: readonly RowKey[]): Promise<Map<string, StandingRow>> {
  const wanted = new Set(keys.map(keyText));
  const rows = await rowsAt<RawRow>(tx, `select ${rawColumns} from records`, dataset, keys, true);
  return new Map(
    rows
      .map(standingRow)
      .map((row) => [keyText(row), row] as const)
      .filter(([key]) => wanted.has(key)),
  );
}

/** The newest delivery that said something about each of these rows without bringing one, if it is newer than `batchId`. */
export async function newerMarks(tx: EntityManager, dataset: string, batchId: string, keys: readonly RowKey[]): Promise<Map<string, string>> {
  const raw = await rowsAt<RawMark>(tx, 'select enterprise_id, period, natural_key, batch_id, kind from record_marks', dataset, keys, false);
  const newest = new Map<string, string>();
  for (const mark of raw) {
    const key = keyText({ enterpriseId: mark.enterprise_id, period: mark.period, naturalKey: mark.natural_key });
    if (mark.kind !== 'withdrawalUndone' && mark.batch_id > batchId && mark.batch_id > (newest.get(key) ?? '')) newest.set(key, mark.batch_id);
  }
  return newest;
}

interface RawMark {
  readonly enterprise_id: string;
  readonly period: string;
  readonly natural_key: string;
  readonly batch_id: string;
  readonly kind: Mark['kind'];
}

/** Rare: a delivery is at work after a newer one of the same dataset has said something, so what that one said has to be looked up. */
export async function hasNewerMarks(tx: EntityManager, dataset: string, batchId: string): Promise<boolean> {
  const found = (await tx.query("select 1 from record_marks where dataset = ? and kind in ('confirmed', 'withdrawn') and batch_id > ? limit 1", [
    dataset,
    batchId,
  ])) as unknown[];
  return found.length > 0;
}

/** `select … from` a table with the key of records, for the keys' firms and periods. It may answer more rows than the keys have. */
export async function rowsAt<T>(tx: EntityManager, select: string, dataset: string, keys: readonly RowKey[], isHeld: boolean): Promise<T[]> {
  const periods = grouped(keys, 'period', 'enterpriseId');
  const firms = grouped(keys, 'enterpriseId', 'period');
  const hold = isHeld && !isSqlite(tx) ? ' for update' : '';
  const [one, many, groups] =
    periods.size <= firms.size ? (['period', 'enterprise_id', periods] as const) : (['enterprise_id', 'period', firms] as const);
  const found: T[] = [];
  for (const [value, others] of groups) {
    const values = [...others];
    for (let start = 0; start < values.length; start += valuesMax) {
      const part = values.slice(start, start + valuesMax);
      const sql = `${select} where dataset = ? and ${one} = ? and ${many} in ${inList(part)}${hold}`;
      found.push(...((await tx.query(sql, [dataset, value, ...part])) as T[]));
    }
  }
  return found;
}

const valuesMax = 5_000;

function grouped(keys: readonly RowKey[], by: 'period' | 'enterpriseId', of: 'period' | 'enterpriseId'): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const key of keys) {
    const group = groups.get(key[by]);
    if (group) group.add(key[of]);
    else groups.set(key[by], new Set([key[of]]));
  }
  return groups;
}
