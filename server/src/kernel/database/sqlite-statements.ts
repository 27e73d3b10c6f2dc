import type { EntityManager } from 'typeorm';

/** The part of a prepared statement of better-sqlite3 that we use. */
export interface SqliteStatement {
  run(parameters: readonly unknown[]): { changes: number };
  all(parameters: readonly unknown[]): unknown[];
  get(parameters: readonly unknown[]): unknown;
}
interface Connection {
  prepare(sql: string): SqliteStatement;
}

const statementsMax = 200;
const prepared = new WeakMap<Connection, Map<string, SqliteStatement>>();

/** A statement that is written and planned once per connection: row by row it is faster than one long statement, and holds no copy of the rows. */
export function preparedSqlite(tx: EntityManager, sql: string): SqliteStatement {
  const connection = (tx.dataSource.driver as unknown as { databaseConnection: Connection }).databaseConnection;
  let statements = prepared.get(connection);
  if (!statements) prepared.set(connection, (statements = new Map<string, SqliteStatement>()));
  let statement = statements.get(sql);
  if (!statement) {
    if (statements.size >= statementsMax) statements.clear();
    statements.set(sql, (statement = connection.prepare(sql)));
  }
  return statement;
}
