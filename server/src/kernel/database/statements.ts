import type { EntityManager } from 'typeorm';
import { isSqlite } from './locks.js';
import { mysqlConnection } from './mysql-connection.js';
import { preparedSqlite } from './sqlite-statements.js';

type Value = string | number | bigint | Buffer | null;

/** Rows in one statement, as many as a chunk has: 5–10 times faster than entity by entity. */
export async function insertRows(tx: EntityManager, table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<void> {
  if (isSqlite(tx)) return runEach(tx, `insert into ${table} (${columns.join(', ')}) values ${placeholders(1, columns.length)}`, rows);
  for (const part of parts(rows, columns.length)) {
    await tx.query(`insert into ${table} (${columns.join(', ')}) values ${placeholders(part.length, columns.length)}`, part.flat().map(bound));
  }
}

/**
 * One row with long bytes in it. On MySQL as a prepared statement, so that they travel as they are: written into a statement they would
 * be twice as long, as text, and that costs the server and us four times the time.
 */
export async function insertBytes(
  tx: EntityManager,
  table: string,
  columns: readonly string[],
  row: readonly Exclude<Value, bigint>[],
): Promise<void> {
  const sql = `insert into ${table} (${columns.join(', ')}) values ${placeholders(1, columns.length)}`;
  if (isSqlite(tx)) return runEach(tx, sql, [row]);
  const connection = await mysqlConnection(tx);
  await connection.execute(sql, row);
}

/** Like `insertRows`, but a row whose primary or unique key is taken is left out. */
export async function insertMissing(
  tx: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const into = `into ${table} (${columns.join(', ')}) values`;
  if (isSqlite(tx)) return runEach(tx, `insert ${into} ${placeholders(1, columns.length)} on conflict do nothing`, rows);
  const [first] = columns;
  for (const part of parts(rows, columns.length)) {
    // Not `insert ignore`: that would swallow a text that is too long as well.
    const sql = `insert ${into} ${placeholders(part.length, columns.length)} on duplicate key update ${first} = ${table}.${first}`;
    await tx.query(sql, part.flat().map(bound));
  }
}

/** Inserts, or replaces the named columns of the row with the same key. `keys` are the columns of the primary or unique key. */
export async function upsertRows(
  tx: EntityManager,
  table: string,
  columns: readonly string[],
  keys: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const changed = columns.filter((column) => !keys.includes(column));
  const tail = isSqlite(tx)
    ? ` on conflict (${keys.join(', ')}) do update set ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}`
    : ` on duplicate key update ${changed.map((column) => `${column} = values(${column})`).join(', ')}`;
  const statement = (rowsMany: number): string =>
    `insert into ${table} (${columns.join(', ')}) values ${placeholders(rowsMany, columns.length)}${changed.length > 0 ? tail : ''}`;
  if (isSqlite(tx)) return runEach(tx, statement(1), rows);
  for (const part of parts(rows, columns.length)) await tx.query(statement(part.length), part.flat().map(bound));
}

function runEach(tx: EntityManager, sql: string, rows: readonly (readonly Value[])[]): void {
  if (rows.length === 0) return;
  const statement = preparedSqlite(tx, sql);
  for (const row of rows) statement.run(row.map(bound));
}

/** Adds one to a counter row, making it when it is not there; answers the new value. One statement, so no two callers see the same. */
export async function countUp(tx: EntityManager, counter: string, endsAt: Date): Promise<number> {
  const tail = isSqlite(tx) ? 'on conflict (counter) do update set used = used + 1' : 'on duplicate key update used = used + 1';
  await tx.query(`insert into counters (counter, used, ends_at) values (?, 1, ?) ${tail}`, [counter, sqlInstant(endsAt)]);
  const [row] = (await tx.query('select used from counters where counter = ?', [counter])) as Array<{ used: number | string }>;
  return Number(row?.used ?? 1);
}

/** `in (?, ?, …)` for a list that is not empty. */
export const inList = (values: readonly unknown[]): string => `(${values.map(() => '?').join(', ')})`;

/** A `datetime(3)` parameter for raw SQL: the form both engines keep and compare. */
export const sqlInstant = (instant: Date): string => instant.toISOString().replace('T', ' ').slice(0, 23);

/** A `datetime(3)` from raw SQL: SQLite answers text in UTC, MySQL a Date. */
export const instantOf = (value: string | Date): Date => (value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`));

// SQLite takes 32,766 parameters, MySQL 65,535.
const parametersMax = 30_000;

function* parts<T>(rows: readonly T[], width: number): Generator<T[]> {
  const size = Math.max(1, Math.floor(parametersMax / width));
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

const placeholders = (rows: number, columns: number): string => Array.from({ length: rows }, () => `(${'?, '.repeat(columns - 1)}?)`).join(', ');
const bound = (value: Value): string | number | Buffer | null => (typeof value === 'bigint' ? value.toString() : value);
