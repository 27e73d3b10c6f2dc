import type { EntityManager } from 'typeorm';
import { inList } from '../../kernel/database/index.js';

/** Which of these datasets have rows that wait for a firm's registration, by the firm's code. */
export async function waitingDatasets(
  db: EntityManager,
  usccs: readonly string[],
  datasets: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (usccs.length === 0 || datasets.length === 0) return new Map();
  const rows = (await db.query(
    `select uscc, dataset from waiting_rows where uscc in ${inList(usccs)} and dataset in ${inList(datasets)} group by uscc, dataset`,
    [...usccs, ...datasets],
  )) as Array<{ uscc: string; dataset: string }>;
  const found = new Map<string, string[]>();
  for (const { uscc, dataset } of rows) found.set(uscc, [...(found.get(uscc) ?? []), dataset]);
  return found;
}
