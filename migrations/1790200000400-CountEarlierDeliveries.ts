import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Deliveries of before the quality board: which months and years they brought is read from the rows they left, and they are counted by a job.
 * What nobody counted then (empty cells, repeated keys) stays unknown, and is shown as nothing to measure.
 */
export class CountEarlierDeliveries1790200000400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const uncounted = 'not exists (select 1 from delivery_facts fact where fact.batch_id = batch.id)';
    const earlier = (await db.query(`select batch.id from batches batch where ${uncounted} limit 1`)) as unknown[];
    if (earlier.length === 0) return;
    await db.query(
      `insert into delivery_periods (batch_id, period, organisation_id, dataset, rows_taken)
       select stored.batch_id, stored.period, batch.organisation_id, batch.dataset, count(*)
         from (select batch_id, dataset, period from records union all select batch_id, dataset, period from record_history) stored
         join batches batch on batch.id = stored.batch_id and batch.dataset = stored.dataset
        where ${uncounted} and stored.period <> '-' and length(stored.period) in (4, 7) and stored.period not like '%Q%'
          and not exists (select 1 from delivery_periods known where known.batch_id = batch.id)
        group by stored.batch_id, stored.period, batch.organisation_id, batch.dataset`,
    );
    await db.query(
      `insert into jobs (id, kind, payload, state, attempts, attempts_max, run_after, dedupe_key, created_at)
       select ?, 'quality.rebuild', '{}', 'ready', 0, 8, ?, null, ? from batches limit 1`,
      [jobId, before, before],
    );
  }

  /** The periods stay: they are true, and the release before reads them. */
  async down(db: QueryRunner): Promise<void> {
    await db.query("delete from jobs where id = ? and state <> 'running'", [jobId]);
  }
}

const jobId = '01K60000000000000000000400';
const before = '2026-01-01 00:00:00.000';
