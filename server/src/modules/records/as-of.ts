import type { EntityManager } from 'typeorm';
import { inList, sqlInstant } from '../../kernel/database/index.js';
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
