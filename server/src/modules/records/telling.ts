import type { EntityManager } from 'typeorm';
import { sha256 } from '../../kernel/crypto/index.js';
import { isRetryable } from '../../kernel/database/index.js';
import { emitAll, emitTo, listen } from '../../kernel/events.js';
import type { JobHandlers } from '../../kernel/jobs/index.js';
import { firmsToldAtOnce, recordsChanged, type RecordsChanged } from './records.events.js';

/** Tells the listeners, many firms a job: a delivery about a million firms is fifty thousand jobs, not two million. */
export async function tellListeners(tx: EntityManager, dataset: string, enterpriseIds: readonly string[]): Promise<void> {
  const groups: RecordsChanged[] = [];
  for (let from = 0; from < enterpriseIds.length; from += firmsToldAtOnce)
    groups.push({ dataset, enterpriseIds: enterpriseIds.slice(from, from + firmsToldAtOnce) });
  await emitAll(tx, recordsChanged, groups);
}

/**
 * One waiting job for the same firms and dataset is enough: its work reads what all changes before it wrote. Where it fails for several
 * firms, each of them gets a job of its own, so that one does not keep the others from their figures.
 */
export function onRecordsChanged(
  handlers: JobHandlers,
  listener: string,
  handle: (tx: EntityManager, changed: RecordsChanged) => Promise<void>,
): void {
  const each = async (tx: EntityManager, changed: RecordsChanged): Promise<void> => {
    if (changed.enterpriseIds.length === 1) return handle(tx, changed);
    await tx.query('savepoint together');
    try {
      await handle(tx, changed);
    } catch (error) {
      // A deadlock has taken the whole transaction with it; that one is simply done again.
      if (isRetryable(error)) throw error;
      await tx.query('rollback to savepoint together');
      const alone = changed.enterpriseIds.map((enterpriseId) => ({ dataset: changed.dataset, enterpriseIds: [enterpriseId] }));
      await emitTo(tx, recordsChanged, listener, alone);
    }
  };
  listen(handlers, recordsChanged, listener, each, {
    dedupeKey: ({ dataset, enterpriseIds: ids }) => `${ids.length === 1 ? ids[0] : sha256(ids.join())}:${dataset}`,
  });
}
