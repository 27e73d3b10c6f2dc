import type { EntityManager } from 'typeorm';
import { insertRows, isSqlite } from '../../kernel/database/index.js';
import type { RejectedRow } from '../../kernel/importing/index.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { VersionedDataset } from '../catalogue/index.js';
import type { Batch } from './batch.entity.js';
import { factsOfChunk, type SettledRow } from './delivery-facts.pure.js';

interface SettledChunk {
  readonly accepted: readonly SettledRow[];
  readonly rejected: readonly RejectedRow[];
  readonly repeated: number;
}

const factColumns = ['required_cells', 'required_missing', 'optional_cells', 'optional_filled', 'repeated', 'late_decisions'] as const;
const lateColumns = ['batch_id', 'line', 'organisation_id', 'dataset', 'document_number', 'decided_on', 'received_on', 'days_late'] as const;

/** Counts a chunk in the transaction that settles it: a kill between two chunks neither loses nor doubles anything. */
export async function keepFacts(tx: EntityManager, batch: Batch, dataset: VersionedDataset, chunk: SettledChunk): Promise<void> {
  const receivedOn = chinaDate(batch.receivedAt);
  const facts = factsOfChunk(dataset, receivedOn, chunk.accepted, chunk.rejected);
  await addUp(tx, 'delivery_facts', { batch_id: batch.id }, factColumns, [
    ...[facts.requiredCells, facts.requiredMissing, facts.optionalCells, facts.optionalFilled],
    ...[chunk.repeated, facts.lateDecisions.length],
  ]);
  for (const [period, rows] of facts.periods) {
    const key = { batch_id: batch.id, period, organisation_id: batch.organisationId, dataset: dataset.code };
    await addUp(tx, 'delivery_periods', key, ['rows_taken'], [rows]);
  }
  await insertRows(
    tx,
    'late_decisions',
    lateColumns,
    facts.lateDecisions.map(({ line, documentNumber, decidedOn, daysLate }) => [
      ...[batch.id, line, batch.organisationId, dataset.code],
      ...[documentNumber, decidedOn, receivedOn, daysLate],
    ]),
  );
}

/** Adds to the counters of a row, or makes it. The batch is held, so nobody else writes this row. */
async function addUp(
  tx: EntityManager,
  table: string,
  key: Readonly<Record<string, string>>,
  counters: readonly string[],
  values: readonly number[],
): Promise<void> {
  const columns = [...Object.keys(key), ...counters];
  const primary = Object.keys(key).slice(0, table === 'delivery_periods' ? 2 : 1);
  const tail = isSqlite(tx)
    ? `on conflict (${primary.join(', ')}) do update set ${counters.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`
    : `on duplicate key update ${counters.map((name) => `${name} = ${name} + values(${name})`).join(', ')}`;
  await tx.query(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) ${tail}`, [
    ...Object.values(key),
    ...values,
  ]);
}
