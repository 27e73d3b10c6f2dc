import { MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../../kernel/database/index.js';
import { JobInterrupted, type JobContext } from '../../kernel/jobs/index.js';
import { deliveriesAfter } from '../ingestion/index.js';
import { QualityDelivery } from './quality-delivery.entity.js';

const pageRows = 100;

/** Everything from the deliveries again, each in its own transaction: readers see the old figures until the new ones stand. */
export async function recountAll(
  database: Database,
  context: JobContext,
  count: (tx: EntityManager, batchId: string) => Promise<void>,
): Promise<void> {
  const pages = [
    async (after: string): Promise<string[]> => (await deliveriesAfter(database.read(), after, pageRows)).map(({ batchId }) => batchId),
    // What stands here and counts no longer goes out.
    async (after: string): Promise<string[]> => {
      const where = { batchId: MoreThan(after) };
      const rows = await database.read().find(QualityDelivery, { select: { batchId: true }, where, order: { batchId: 'ASC' }, take: pageRows });
      return rows.map(({ batchId }) => batchId);
    },
  ];
  const done = new Set<string>();
  for (const page of pages) {
    for (let after = '', ids = await page(after); ids.length > 0; after = ids.at(-1) ?? '', ids = await page(after)) {
      for (const batchId of ids.filter((id) => !done.has(id))) {
        if (context.isStopping()) throw new JobInterrupted();
        await database.transaction(async (tx) => {
          await context.hold(tx);
          await count(tx, batchId);
        });
        done.add(batchId);
      }
    }
  }
}
