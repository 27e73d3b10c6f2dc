import type { EntityManager } from 'typeorm';
import { inList, instantOf, isSqlite } from '../../kernel/database/index.js';
import type { Disclosure } from '../catalogue/index.js';

/** A stored row as readers get it. `sealed` is not among the columns, on purpose. */
export interface StoredRecord {
  readonly enterpriseId: string;
  readonly dataset: string;
  readonly period: string;
  readonly naturalKey: string;
  readonly version: number;
  readonly disclosure: Disclosure;
  readonly values: Readonly<Record<string, string | number>>;
  readonly batchId: string;
  readonly loadedAt: Date;
}

interface RawRecord {
  readonly enterprise_id: string;
  readonly dataset: string;
  readonly period: string;
  readonly natural_key: string;
  readonly version: number;
  readonly disclosure: Disclosure;
  readonly body: string;
  readonly batch_id: string;
  readonly loaded_at: string | Date;
}

/** One firm's rows in the order of the key. The caller decides who may see them: nothing here does. */
export async function recordsOf(manager: EntityManager, enterpriseId: string, datasets?: readonly string[]): Promise<StoredRecord[]> {
  if (datasets?.length === 0) return [];
  const rows = (await manager.query(
    `select enterprise_id, dataset, period, natural_key, version, disclosure, body, batch_id, loaded_at from records
     where enterprise_id = ?${datasets ? ` and dataset in ${inList(datasets)}` : ''} order by enterprise_id, dataset, period, natural_key`,
    [enterpriseId, ...(datasets ?? [])],
  )) as RawRecord[];
  return rows.map((row) => ({
    enterpriseId: row.enterprise_id,
    dataset: row.dataset,
    period: row.period,
    naturalKey: row.natural_key,
    version: row.version,
    disclosure: row.disclosure,
    values: JSON.parse(row.body) as Record<string, string | number>,
    batchId: row.batch_id,
    loadedAt: instantOf(row.loaded_at),
  }));
}

export interface RowKey {
  readonly enterpriseId: string;
  readonly period: string;
  readonly naturalKey: string;
}

/** A whole stored row, for what takes its place. */
export interface StandingRow extends RowKey {
  readonly version: number;
  readonly disclosure: string;
  readonly body: string;
  readonly sealed: string | null;
  readonly digest: string;
  readonly batchId: string;
  readonly loadedAt: Date;
}

/**
 * The rows that stand where new ones arrive, held until the end of the transaction. Asked by whichever of period and firm has
 * fewer values, so that a monthly delivery reads one month of each firm and not the firm's whole file.
 */
export async function standingRows(tx: EntityManager, dataset: string, keys: readonly RowKey[]): Promise<StandingRow[]> {
  const periods = grouped(
    keys,
    (key) => key.period,
    (key) => key.enterpriseId,
  );
  const firms = grouped(
    keys,
    (key) => key.enterpriseId,
    (key) => key.period,
  );
  const found: StandingRow[] = [];
  const hold = isSqlite(tx) ? '' : ' for update';
  const ask = async (one: string, many: string, groups: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> => {
    for (const [value, others] of groups) {
      const rows = (await tx.query(
        `select enterprise_id, period, natural_key, version, disclosure, body, sealed, digest, batch_id, loaded_at from records
         where dataset = ? and ${one} = ? and ${many} in ${inList([...others])}${hold}`,
        [dataset, value, ...others],
      )) as Array<RawRecord & { readonly sealed: string | null; readonly digest: string }>;
      for (const row of rows) {
        found.push({
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
      }
    }
  };
  if (periods.size <= firms.size) await ask('period', 'enterprise_id', periods);
  else await ask('enterprise_id', 'period', firms);
  return found;
}

function grouped(keys: readonly RowKey[], by: (key: RowKey) => string, of: (key: RowKey) => string): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const key of keys) {
    const group = groups.get(by(key));
    if (group) group.add(of(key));
    else groups.set(by(key), new Set([of(key)]));
  }
  return groups;
}
