import type { EntityManager } from 'typeorm';
import { inList, instantOf } from '../../kernel/database/index.js';
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
  /** Fields that this reader may not see: absent, not empty. */
  readonly withheld?: ReadonlySet<string>;
}

export interface RawStored {
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

export const storedColumns = 'enterprise_id, dataset, period, natural_key, version, disclosure, body, batch_id, loaded_at';

/** One firm's rows in the order of the key. The caller decides who may see them: nothing here does. */
export async function recordsOf(manager: EntityManager, enterpriseId: string, datasets?: readonly string[]): Promise<StoredRecord[]> {
  if (datasets?.length === 0) return [];
  const rows = (await manager.query(
    `select ${storedColumns} from records
     where enterprise_id = ?${datasets ? ` and dataset in ${inList(datasets)}` : ''} order by enterprise_id, dataset, period, natural_key`,
    [enterpriseId, ...(datasets ?? [])],
  )) as RawStored[];
  return rows.map(rawStored);
}

export const rawStored = (row: RawStored): StoredRecord => ({
  enterpriseId: row.enterprise_id,
  dataset: row.dataset,
  period: row.period,
  naturalKey: row.natural_key,
  version: row.version,
  disclosure: row.disclosure,
  values: JSON.parse(row.body) as Record<string, string | number>,
  batchId: row.batch_id,
  loadedAt: instantOf(row.loaded_at),
});

/** Rows of many firms in the order of the key. */
export async function recordsOfMany(manager: EntityManager, enterpriseIds: readonly string[], datasets: readonly string[]): Promise<StoredRecord[]> {
  if (enterpriseIds.length === 0 || datasets.length === 0) return [];
  const rows = (await manager.query(
    `select ${storedColumns} from records
     where enterprise_id in ${inList(enterpriseIds)} and dataset in ${inList(datasets)} order by enterprise_id, dataset, period, natural_key`,
    [...enterpriseIds, ...datasets],
  )) as RawStored[];
  return rows.map(rawStored);
}
