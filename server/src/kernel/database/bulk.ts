import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { isSqlite } from './locks.js';
import { mysqlConnection } from './mysql-connection.js';
import { insertRows } from './statements.js';
import { preparedSqlite } from './sqlite-statements.js';
import { isDuplicate } from './errors.js';

export type Cell = string | number | null;
/** A way of writing a row as cells, so that a chunk of many rows is not copied before it is sent. */
export interface BulkTable<T> {
  readonly table: string;
  readonly columns: readonly string[];
  readonly cells: (row: T) => readonly Cell[];
  /** Further columns, in which all rows of the chunk are the same. */
  readonly shared: Readonly<Record<string, Cell>>;
}

/**
 * Adds rows whose keys are most likely free, as fast as the engine takes them, and answers those that were not added because a row
 * with their key stands. SQLite says so row by row; MySQL takes all or none, so there one taken key answers them all.
 */
export async function insertAbsent<T>(tx: EntityManager, into: BulkTable<T>, rows: readonly T[]): Promise<readonly T[]> {
  if (rows.length === 0) return [];
  return isSqlite(tx) ? insertEach(tx, into, rows) : insertAll(tx, into, rows);
}

function insertEach<T>(tx: EntityManager, into: BulkTable<T>, rows: readonly T[]): readonly T[] {
  const columns = allColumns(into);
  const insert = preparedSqlite(
    tx,
    `insert into ${into.table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) on conflict do nothing`,
  );
  const left: T[] = [];
  const shared = Object.values(into.shared);
  for (const row of rows) if (insert.run([...into.cells(row), ...shared]).changes === 0) left.push(row);
  return left;
}

const allColumns = <T>({ columns, shared }: BulkTable<T>): string[] => [...columns, ...Object.keys(shared)];

async function insertAll<T>(tx: EntityManager, into: BulkTable<T>, rows: readonly T[]): Promise<readonly T[]> {
  await tx.query('savepoint bulk');
  if (await isAllTaken(tx, into, rows)) return [];
  await tx.query('rollback to savepoint bulk');
  return rows;
}

async function isAllTaken<T>(tx: EntityManager, into: BulkTable<T>, rows: readonly T[]): Promise<boolean> {
  const isLoaded = localFiles.get(tx.dataSource) === false ? undefined : await loadLocal(tx, into, rows);
  if (isLoaded !== undefined) return isLoaded;
  try {
    const shared = Object.values(into.shared);
    await insertRows(
      tx,
      into.table,
      allColumns(into),
      rows.map((row) => [...into.cells(row), ...shared]),
    );
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

/** Whether a server lets its clients send files: an operator may have switched it off, and then it never will while we run. */
const localFiles = new WeakMap<object, boolean>();
/** `local_infile` is off: MySQL's and MariaDB's words for it. */
const switchedOff = new Set([1148, 3948, 4166]);

/**
 * The text goes to the server as a file: no statement to write and to parse, several times less work on both sides. The server turns
 * errors into warnings there, so anything but "all rows, no warning" is none.
 */
async function loadLocal<T>(tx: EntityManager, into: BulkTable<T>, rows: readonly T[]): Promise<boolean | undefined> {
  const connection = await mysqlConnection(tx);
  const assignments = Object.keys(into.shared).map((column) => `${column} = ?`);
  const assigned = assignments.length > 0 ? ` set ${assignments.join(', ')}` : '';
  try {
    const [{ affectedRows, warningStatus }] = await connection.query({
      sql: `load data local infile 'rows' into table ${into.table} character set utf8mb4 (${into.columns.join(', ')})${assigned}`,
      values: Object.values(into.shared),
      infileStreamFactory: () => Readable.from(pieces(into, rows), { objectMode: false }),
    });
    return affectedRows === rows.length && warningStatus === 0;
  } catch (error) {
    if (!switchedOff.has((error as { errno?: number }).errno ?? 0)) throw error;
    localFiles.set(tx.dataSource, false);
    return undefined;
  }
}

/** As few pieces as possible, since each waits for its turn in our process; 12 MB at worst, which is less than a server takes in one packet. */
const pieceLength = 2 * 1024 * 1024;

function* pieces<T>({ cells }: BulkTable<T>, rows: readonly T[]): Generator<Buffer> {
  let text = '';
  for (const row of rows) {
    let separator = '';
    for (const cell of cells(row)) {
      text += separator + written(cell);
      separator = '\t';
    }
    text += '\n';
    if (text.length > pieceLength) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}

const special = /[\\\t\n\0]/;
const specials = /[\\\t\n\0]/g;
const names: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\0': '\\0' };

function written(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'number') return String(cell);
  return special.test(cell) ? cell.replace(specials, (character) => names[character] ?? '') : cell;
}
