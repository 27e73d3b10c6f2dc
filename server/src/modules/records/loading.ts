import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { insertRows, sqlInstant, upsertRows } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { standingRows, type RowKey, type StandingRow } from './records.repository.js';
import type { StoredForm } from './sealed-fields.js';

export interface LoadOutcome {
  readonly inserted: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Rows whose key the same delivery had brought already. */
  readonly repeated: number;
}

export type ArrivingRow = RowKey & StoredForm & { readonly disclosure: string };

interface Arrival {
  readonly dataset: string;
  readonly version: number;
  readonly batchId: string;
  readonly rows: readonly ArrivingRow[];
}

const columns = [
  'enterprise_id',
  'dataset',
  'period',
  'natural_key',
  'version',
  'disclosure',
  'body',
  'sealed',
  'digest',
  'batch_id',
  'loaded_at',
] as const;
const keyColumns = columns.slice(0, 4);
const historyColumns = ['id', ...columns, 'replaced_at', 'replaced_by'] as const;

/** Puts rows in their places; the later of two with one key stands, and what stood before goes to the history. */
export async function putRows(
  tx: EntityManager,
  { dataset, version, batchId, rows }: Arrival,
): Promise<LoadOutcome & { readonly touched: ReadonlySet<string> }> {
  const loadedAt = now();
  const standing = new Map((await standingRows(tx, dataset, rows)).map((row) => [textOf(row), row]));
  const inserted = new Map<string, StandingRow>();
  const changed = new Map<string, StandingRow>();
  const history: { readonly row: StandingRow; readonly replacedBy: string }[] = [];
  const touched = new Set<string>();
  let replaced = 0;
  let unchanged = 0;
  let repeated = 0;
  const seen = new Set<string>();
  for (const { enterpriseId, period, naturalKey, disclosure, body, sealed, digest } of rows) {
    const row: StandingRow = { enterpriseId, period, naturalKey, version, disclosure, body, sealed, digest, batchId, loadedAt };
    const key = textOf(row);
    const before = changed.get(key) ?? inserted.get(key) ?? standing.get(key);
    if (seen.has(key) || before?.batchId === batchId) repeated += 1;
    seen.add(key);
    if (before?.digest === digest) {
      unchanged += 1;
    } else if (before && before.batchId > batchId) {
      // Rows that waited arrive after rows of later deliveries: they are history already.
      history.push({ row, replacedBy: before.batchId });
      unchanged += 1;
    } else {
      touched.add(enterpriseId);
      if (before) {
        history.push({ row: before, replacedBy: batchId });
        replaced += 1;
      }
      if (standing.has(key)) changed.set(key, row);
      else inserted.set(key, row);
    }
  }
  // A plain insert: where another transaction has put a row meanwhile, it fails and is done again, rather than lose that row's history.
  await insertRows(
    tx,
    'records',
    columns,
    inOrder(inserted).map((row) => cells(dataset, row)),
  );
  await upsertRows(
    tx,
    'records',
    columns,
    keyColumns,
    inOrder(changed).map((row) => cells(dataset, row)),
  );
  await insertRows(
    tx,
    'record_history',
    historyColumns,
    history.map(({ row, replacedBy }) => [newId(), ...cells(dataset, row), sqlInstant(loadedAt), replacedBy]),
  );
  return { inserted: inserted.size, replaced, unchanged, repeated, touched };
}

// The key order of the table: inserts of one firm go to one page.
const inOrder = (rows: ReadonlyMap<string, StandingRow>): StandingRow[] =>
  [...rows].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);

const textOf = ({ enterpriseId, period, naturalKey }: RowKey): string => `${enterpriseId} ${period} ${naturalKey}`;

const cells = (dataset: string, row: StandingRow) => [
  row.enterpriseId,
  dataset,
  row.period,
  row.naturalKey,
  row.version,
  row.disclosure,
  row.body,
  row.sealed,
  row.digest,
  row.batchId,
  sqlInstant(row.loadedAt),
];
