import type { EntityManager } from 'typeorm';
import { instantOf } from '../../kernel/database/index.js';

/** When each dataset was last taken in, from whichever source: what lets the silence of a list mean something. */
export async function lastDeliveries(db: EntityManager): Promise<ReadonlyMap<string, Date>> {
  const rows = (await db.query(
    "select dataset, max(finished_at) as finished_at from batches where state in ('loaded', 'loadedWithRejects') group by dataset",
  )) as Array<{ dataset: string; finished_at: string | Date | null }>;
  return new Map(rows.flatMap(({ dataset, finished_at: at }) => (at === null ? [] : [[dataset, instantOf(at)] as const])));
}
