import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource } from 'typeorm';
import type { DatabaseOptions, Schema } from './options.js';

interface Pragmas {
  pragma(statement: string): void;
}

/**
 * One writer, one read-only connection, WAL. TypeORM's SQLite driver has a single connection per DataSource, so interleaved
 * transactions would swallow each other: `Database` puts every writer in a queue.
 */
export async function openSqlite(
  path: string,
  schema: Schema,
  { durable = true }: DatabaseOptions,
): Promise<{ writer: DataSource; reader: DataSource }> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // Firms' records lie in it. The journal files beside it get the mode of the file they belong to.
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
  const common = { type: 'better-sqlite3' as const, database: path, entities: schema.entities, migrations: schema.migrations, timeout: 5_000 };
  const writer = await new DataSource({
    ...common,
    enableWAL: true,
    prepareDatabase: (db: Pragmas) => {
      // FULL: NORMAL loses acknowledged commits at power failure (invariant 7).
      db.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`);
      db.pragma('cache_size = -32768');
    },
  }).initialize();
  await writer.query('PRAGMA foreign_keys = OFF');
  await writer.runMigrations({ transaction: 'each' });
  await writer.query('PRAGMA foreign_keys = ON');
  const reader = await new DataSource({
    ...common,
    readonly: true,
    prepareDatabase: (db: Pragmas) => {
      // Half of the writer's: the machine's own cache of the file is behind it, and both are part of what the process takes.
      db.pragma('cache_size = -16384');
    },
  }).initialize();
  return { writer, reader };
}
