import { sqlInstant, type BulkTable, type Cell } from '../../kernel/database/index.js';

export interface RowKey {
  readonly enterpriseId: string;
  readonly period: string;
  readonly naturalKey: string;
}

/** What a row says, in the form in which it is stored. */
export interface RowContent {
  /** Of the catalogue entry it was checked against. */
  readonly version: number;
  readonly disclosure: string;
  readonly body: string;
  readonly sealed: string | null;
  readonly digest: string;
}

/** A whole stored row. */
export interface StandingRow extends RowKey, RowContent {
  readonly batchId: string;
  readonly loadedAt: Date;
}

/** Without personal identifiers the stored text is what is compared; a sealed number has another text each time, so those rows have a digest. */
export const saysTheSame = (left: RowContent, right: RowContent): boolean =>
  left.disclosure === right.disclosure &&
  (left.sealed === null && right.sealed === null ? left.body === right.body : left.digest !== '' && left.digest === right.digest);

export const keyText = ({ enterpriseId, period, naturalKey }: RowKey): string => `${enterpriseId} ${period} ${naturalKey}`;

export const rowColumns = [
  ...['enterprise_id', 'dataset', 'period', 'natural_key'],
  ...['version', 'disclosure', 'body', 'sealed', 'digest', 'batch_id', 'loaded_at'],
] as const;
export const keyColumns = rowColumns.slice(0, 4);

export function cellsOf(dataset: string, row: StandingRow): Cell[] {
  return [
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
}

/** For many rows of one chunk: they share dataset, delivery and instant. */
export const recordsTable = (dataset: string, batchId: string, loadedAt: Date): BulkTable<RowKey & RowContent> => ({
  table: 'records',
  columns: ['enterprise_id', 'period', 'natural_key', 'version', 'disclosure', 'body', 'sealed', 'digest'],
  cells: (row) => [row.enterpriseId, row.period, row.naturalKey, row.version, row.disclosure, row.body, row.sealed, row.digest],
  shared: { dataset, batch_id: batchId, loaded_at: sqlInstant(loadedAt) },
});

export type RowEnding = 'late' | 'withdrawn' | 'rolledBack';

/** A row that does not stand. */
export interface PastRow extends StandingRow {
  readonly replacedAt: Date;
  readonly replacedBy: string;
  readonly ending: RowEnding | null;
  readonly reason: string | null;
}

export const pastColumns = ['id', ...rowColumns, 'replaced_at', 'replaced_by', 'ending', 'reason'] as const;
export const pastCells = (id: string, dataset: string, row: PastRow): Cell[] => [
  id,
  ...cellsOf(dataset, row),
  sqlInstant(row.replacedAt),
  row.replacedBy,
  row.ending,
  row.reason,
];

/** What a delivery said about a row without bringing one. */
export interface Mark extends RowKey {
  readonly batchId: string;
  readonly kind: 'confirmed' | 'withdrawn' | 'withdrawalUndone';
  readonly reason: string | null;
  readonly markedAt: Date;
}

export const markColumns = ['enterprise_id', 'dataset', 'period', 'natural_key', 'batch_id', 'kind', 'marked_at', 'reason'] as const;
export const markCells = (dataset: string, mark: Mark): Cell[] => [
  ...[mark.enterpriseId, dataset, mark.period, mark.naturalKey, mark.batchId, mark.kind],
  sqlInstant(mark.markedAt),
  mark.reason,
];
