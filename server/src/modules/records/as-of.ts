import type { EntityManager } from 'typeorm';
import { inList, instantOf, sqlInstant } from '../../kernel/database/index.js';
import { endOfChinaDay } from '../../kernel/pure/working-calendar.js';
import { rawStored, storedColumns, type RawStored, type StoredRecord } from './records.repository.js';

/** A day stands for its last instant in China. */
export const instantOfAsOf = (asOf: string): Date => (asOf.length === 10 ? endOfChinaDay(asOf) : new Date(asOf));

/**
 * What we knew at an instant: the rows that stood then, whatever has become of them since. Deliveries that were rolled back since are
 * left out, for what they said was a mistake; and a row that arrived too late never stood.
 */
export async function recordsAsOf(manager: EntityManager, enterpriseId: string, at: Date, datasets?: readonly string[]): Promise<StoredRecord[]> {
  if (datasets?.length === 0) return [];
  const among = datasets ? ` and dataset in ${inList(datasets)}` : '';
  const instant = sqlInstant(at);
  const rows = (await manager.query(
    `select ${storedColumns} from records where enterprise_id = ?${among} and loaded_at <= ?
     union all
     select ${storedColumns} from record_history where enterprise_id = ?${among} and loaded_at <= ? and replaced_at > ?
       and (ending is null or ending = 'withdrawn')
     order by enterprise_id, dataset, period, natural_key`,
    [enterpriseId, ...(datasets ?? []), instant, enterpriseId, ...(datasets ?? []), instant, instant],
  )) as RawStored[];
  return rows.map(rawStored);
}

/** How a version ended; a standing one has not. */
export type VersionState = 'standing' | 'replaced' | 'withdrawn' | 'late' | 'rolledBack';

export interface RecordVersion {
  readonly record: StoredRecord;
  readonly state: VersionState;
  readonly until: Date | null;
  /** The delivery that ended it: by a row of its own, by withdrawing it, or by being there already. */
  readonly endedBy: string | null;
  readonly reason: string | null;
}

export interface RowOfDataset {
  readonly dataset: string;
  readonly period: string;
  readonly naturalKey: string;
}

const versionsMax = 200;

/** Every accepted version of one row, newest first. */
export async function versionsOf(manager: EntityManager, enterpriseId: string, row: RowOfDataset): Promise<RecordVersion[]> {
  const key = 'enterprise_id = ? and dataset = ? and period = ? and natural_key = ?';
  const parameters = [enterpriseId, row.dataset, row.period, row.naturalKey];
  const standing = (await manager.query(`select ${storedColumns} from records where ${key}`, parameters)) as RawStored[];
  const past = (await manager.query(
    `select ${storedColumns}, replaced_at, replaced_by, ending, reason from record_history where ${key} order by loaded_at desc, id desc limit ${versionsMax}`,
    parameters,
  )) as Array<
    RawStored & {
      readonly replaced_at: string | Date;
      readonly replaced_by: string;
      readonly ending: 'withdrawn' | 'late' | 'rolledBack' | null;
      readonly reason: string | null;
    }
  >;
  return [
    ...standing.map((raw): RecordVersion => ({ record: rawStored(raw), state: 'standing', until: null, endedBy: null, reason: null })),
    ...past.map((raw): RecordVersion => ({
      record: rawStored(raw),
      state: raw.ending ?? 'replaced',
      until: instantOf(raw.replaced_at),
      // A delivery that is rolled back is taken away by nobody but itself.
      endedBy: raw.ending === 'rolledBack' ? null : raw.replaced_by,
      reason: raw.reason,
    })),
  ];
}
