import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { now } from '../../kernel/clock.js';
import { inList, isSqlite, sqlInstant, upsertRows } from '../../kernel/database/index.js';
import { defineJob, enqueue, type JobHandlers } from '../../kernel/jobs/index.js';
import { afterFirm, batchOrder } from './batch-index.js';
import { tellListeners } from './telling.js';

const announceChanges = defineJob('records.announce', z.object({}));
const announceDelivery = defineJob('records.announceBatch', z.object({ batchId: z.string(), dataset: z.string(), after: z.string() }));

/** So many firms per transaction: others write between. */
const firmsMax = 500;

/** Notes the firms, whose listeners are told soon, once per firm and dataset however often it is noted until then. */
export async function announceFirms(tx: EntityManager, dataset: string, firms: ReadonlySet<string>): Promise<void> {
  if (firms.size === 0) return;
  const changedAt = sqlInstant(now());
  const columns = ['enterprise_id', 'dataset', 'changed_at'];
  const rows = [...firms].sort().map((id) => [id, dataset, changedAt]);
  await upsertRows(tx, 'record_changes', columns, columns.slice(0, 2), rows);
  await enqueue(tx, announceChanges, {}, { dedupeKey: 'next' });
}

/**
 * Tells the listeners of every firm of which a delivery has left a row, in the transaction that ends the delivery. Who they are stands
 * in the index of records by delivery: noting each of them at each chunk would cost as much as loading.
 */
export async function announceBatch(tx: EntityManager, { batchId, dataset }: { readonly batchId: string; readonly dataset: string }): Promise<void> {
  await enqueue(tx, announceDelivery, { batchId, dataset, after: '' });
}

/** A page of the firms of which a delivery has left a row, in the order of their ids. */
export async function firmsOfBatch(db: EntityManager, batchId: string, after: string, limit: number): Promise<string[]> {
  const rows = (await db.query(firmsPage(db), [batchId, after, limit])) as Array<{ enterprise_id: string }>;
  return rows.map((row) => row.enterprise_id);
}

export const firmsPage = (db: EntityManager): string =>
  `select enterprise_id from records where ${afterFirm(db)} group by ${batchOrder} order by ${batchOrder} limit ?`;

async function tellNoted(tx: EntityManager): Promise<void> {
  const changes = (await tx.query(
    `select enterprise_id, dataset from record_changes order by enterprise_id, dataset limit ${firmsMax}${isSqlite(tx) ? '' : ' for update'}`,
  )) as Array<{ enterprise_id: string; dataset: string }>;
  for (const dataset of new Set(changes.map((change) => change.dataset))) {
    const firms = changes.filter((change) => change.dataset === dataset).map((change) => change.enterprise_id);
    await tellListeners(tx, dataset, firms);
    await tx.query(`delete from record_changes where dataset = ? and enterprise_id in ${inList(firms)}`, [dataset, ...firms]);
  }
  if (changes.length === firmsMax) await enqueue(tx, announceChanges, {}, { dedupeKey: 'next' });
}

export function recordsJobs(handlers: JobHandlers): void {
  handlers.short(announceChanges, tellNoted);
  handlers.short(announceDelivery, async (tx, { batchId, dataset, after }) => {
    const firms = await firmsOfBatch(tx, batchId, after, firmsMax);
    await tellListeners(tx, dataset, firms);
    const last = firms.at(-1);
    if (last !== undefined && firms.length === firmsMax) await enqueue(tx, announceDelivery, { batchId, dataset, after: last });
  });
}
