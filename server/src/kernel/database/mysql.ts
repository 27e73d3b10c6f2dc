import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import type { DatabaseOptions, Schema } from './options.js';

/** MySQL 8 or MariaDB ≥ 10.11. Writers at READ COMMITTED, readers in read-only sessions. */
export async function openMysql(
  url: string,
  schema: Schema,
  { poolSize = 20 }: DatabaseOptions,
): Promise<{ writer: DataSource; reader: DataSource }> {
  const type = await engineOf(url);
  const common = {
    type,
    url,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: true,
    poolSize,
    entities: schema.entities,
    migrations: schema.migrations,
  };
  const writer = await new DataSource(common).initialize();
  onEachConnection(writer, 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  await migrate(writer);
  const reader = await new DataSource(common).initialize();
  onEachConnection(reader, 'SET SESSION TRANSACTION READ ONLY');
  return { writer, reader };
}

/** Two processes starting at once must not both run a migration: the second waits, then finds nothing to do. */
async function migrate(writer: DataSource): Promise<void> {
  const runner = writer.createQueryRunner();
  try {
    await runner.query("SELECT GET_LOCK('xinyidai.migrations', 120)");
    await writer.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query("SELECT RELEASE_LOCK('xinyidai.migrations')");
    await runner.release();
  }
}

/** TypeORM's type must name the server: with `mysql` against MariaDB the schema difference never gets clean. */
async function engineOf(url: string): Promise<'mariadb' | 'mysql'> {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version');
    return String((rows as Array<{ version: string }>)[0]?.version).includes('MariaDB') ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}

interface Connection {
  query(sql: string): void;
}

function onEachConnection(source: DataSource, sql: string): void {
  const { pool } = source.driver as unknown as {
    pool: { on(event: 'connection', listener: (connection: Connection) => void): void; _freeConnections?: { toArray(): Connection[] } };
  };
  pool.on('connection', (connection) => connection.query(sql));
  // initialize() has already opened a connection: it is in the pool before we listen.
  for (const connection of pool._freeConnections?.toArray() ?? []) connection.query(sql);
}
