import type { FieldSpec } from './fields.contract.js';
import { isFooter } from './footers.js';
import { openTable, type TableFacts } from './formats/table.js';
import type { StoredFile } from './formats/stored-file.js';
import { bindHeader, type BoundHeader } from './header.js';
import { combinedHeader, locateHeader, HEADER_ROWS_MAX, ROWS_ABOVE_MAX } from './header-rows.js';
import type { ImportLimits } from './limits.js';
import type { Mapping } from './mapping.contract.js';
import { FileRefused } from './refusal.js';
import type { Row } from './rows.js';

/** A file under a mapping: its header found and bound, its data rows one after another. */
export interface BoundTable {
  readonly facts: TableFacts;
  readonly header: BoundHeader;
  readonly headerLine: number;
  /** Rows above the header. */
  readonly titleRows: readonly Row[];
  /** Data rows and footers; ask `isFooter` which. */
  readonly rows: AsyncIterable<Row[]>;
  isFooter(row: Row): boolean;
  close(): Promise<void>;
}

interface Reading {
  readonly file: StoredFile;
  readonly mapping: Mapping;
  readonly fields: readonly FieldSpec[];
  readonly limits: ImportLimits;
  readonly keyFields?: ReadonlySet<string> | undefined;
}

export async function openBound({ file, mapping, fields, limits, keyFields }: Reading): Promise<BoundTable> {
  const table = await openTable(file, { sheet: mapping.table?.sheet }, limits);
  try {
    const batches = table[Symbol.asyncIterator]();
    const first = await firstRows(batches, ROWS_ABOVE_MAX + HEADER_ROWS_MAX);
    if (first.length === 0) {
      throw new FileRefused({ rule: 'emptyFile', detail: '文件里没有内容', remedy: '请检查导出是否成功，再传一次' });
    }
    const place = locateHeader(first, mapping);
    const headerRows = first.slice(place.from, place.from + place.rows);
    const line = headerRows[0]?.line ?? 1;
    const header = bindHeader({ line, cells: combinedHeader(headerRows), hasStrayQuote: false }, mapping, fields, limits, keyFields);
    const keyIndex = keyIndexOf(header, fields);
    return {
      facts: table.facts,
      header,
      headerLine: line,
      titleRows: first.slice(0, place.from),
      rows: following(first.slice(place.from + place.rows), batches),
      isFooter: ({ cells }) => isFooter(cells, keyIndex),
      close: () => table.close(),
    };
  } catch (error) {
    await table.close();
    throw error;
  }
}

async function firstRows(batches: AsyncIterator<Row[]>, wanted: number): Promise<Row[]> {
  const rows: Row[] = [];
  while (rows.length < wanted) {
    const { value, done } = await batches.next();
    if (done) break;
    rows.push(...value);
  }
  return rows;
}

async function* following(rest: Row[], batches: AsyncIterator<Row[]>): AsyncGenerator<Row[]> {
  try {
    if (rest.length > 0) yield rest;
    for (;;) {
      const { value, done } = await batches.next();
      if (done) return;
      yield value;
    }
  } finally {
    await batches.return?.();
  }
}

/** The column that says which firm a row is about. */
export function keyIndexOf({ columns }: BoundHeader, fields: readonly FieldSpec[]): number {
  const codes = new Set(fields.filter(({ type }) => type === 'uscc').map(({ name }) => name));
  const required = new Set(fields.filter((field) => field.required).map(({ name }) => name));
  return (columns.find(({ field }) => codes.has(field)) ?? columns.find(({ field }) => required.has(field)) ?? columns[0])?.index ?? -1;
}
