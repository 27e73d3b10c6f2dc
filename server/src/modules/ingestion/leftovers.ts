import type { EntityManager } from 'typeorm';
import { inList, isSqlite, sqlInstant } from '../../kernel/database/index.js';

const rowsAtOnce = 200;

/** Some of the rejected and waiting rows, and named decisions, of deliveries that came before an instant. Their counts stay with the delivery. */
export async function dropLeftovers(tx: EntityManager, dataset: string, before: Date): Promise<{ rejects: number; waiting: number }> {
  const hold = isSqlite(tx) ? '' : ' for update';
  const since = sqlInstant(before);
  const waiting = (await tx.query(`select id, batch_id from waiting_rows where dataset = ? and waiting_since < ? limit ${rowsAtOnce}${hold}`, [
    dataset,
    since,
  ])) as { id: string; batch_id: string }[];
  if (waiting.length > 0) {
    const ids = waiting.map(({ id }) => id);
    await tx.query(`delete from waiting_rows where id in ${inList(ids)}`, ids);
    for (const batchId of new Set(waiting.map(({ batch_id: of }) => of))) {
      const own = waiting.filter(({ batch_id: of }) => of === batchId).length;
      await tx.query('update batches set waiting = waiting - ? where id = ?', [own, batchId]);
    }
    return { rejects: 0, waiting: waiting.length };
  }
  for (const table of ['rejected_rows', 'rejects', 'late_decisions']) {
    const [batch] = (await tx.query(
      `select batch.id from batches batch where batch.dataset = ? and batch.received_at < ? and batch.finished_at is not null
          and exists (select 1 from ${table} part where part.batch_id = batch.id) limit 1`,
      [dataset, since],
    )) as { id: string }[];
    if (!batch) continue;
    const lines = (
      (await tx.query(`select distinct line from ${table} where batch_id = ? order by line limit ${rowsAtOnce}`, [batch.id])) as { line: number }[]
    ).map(({ line }) => line);
    await tx.query(`delete from ${table} where batch_id = ? and line in ${inList(lines)}`, [batch.id, ...lines]);
    return { rejects: lines.length, waiting: 0 };
  }
  return { rejects: 0, waiting: 0 };
}
