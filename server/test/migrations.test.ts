import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource, EntityMetadata } from 'typeorm';
import { SeedDatasets1790100000150 } from '../../migrations/1790100000150-SeedDatasets.js';
import { migrations } from '../../migrations/index.js';
import { laterDatasets, renewedDatasets } from '../../migrations/reference/datasets/index.js';
import { entities } from '../src/app.js';
import { Database } from '../src/kernel/database/index.js';
import { engine, freshDatabase, type FreshDatabase } from './database.js';

/** Rows that a migration itself put into a table of another: they go with it, and no other. */
const reference: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  [SeedDatasets1790100000150.name]: { dataset_versions: laterDatasets.length + renewedDatasets.length },
  SeedSelfDeclared1790100000460: { dataset_versions: 1 },
};

let fresh: FreshDatabase;
let database: Database;
let source: DataSource;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, { entities, migrations }, { poolSize: 4, durable: false });
  source = database.forMaintenance();
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const difference = async (): Promise<string[]> => (await source.driver.createSchemaBuilder().log()).upQueries.map((query) => query.query);

test('the tables are what the entities say', async () => {
  expect(await difference()).toEqual([]);
});

test('every table compares text byte by byte', async () => {
  if (engine === 'sqlite') return;
  const rows = (await source.query(
    "select table_name as name, table_collation as collation from information_schema.tables where table_schema = database() and table_collation <> 'utf8mb4_bin'",
  )) as unknown[];
  expect(rows).toEqual([]);
});

test('every migration goes down and up again with rows in all tables, and takes no row of another table with it', async () => {
  for (const table of source.entityMetadatas) await addRow(table);
  const before = await counts();
  expect(before.every(([, rows]) => rows > 0)).toBe(true);

  for (let left = migrations.length; left > 0; left -= 1) {
    const tablesBefore = await counts();
    await undo();
    const tablesAfter = new Map(await counts());
    const ownRows = reference[migrations[left - 1]?.name ?? ''];
    for (const [name, rows] of tablesBefore)
      if (tablesAfter.has(name)) expect([name, tablesAfter.get(name)]).toEqual([name, rows - (ownRows?.[name] ?? 0)]);
  }
  await source.runMigrations({ transaction: 'each' });
  expect(await difference()).toEqual([]);
}, 240_000);

async function undo(): Promise<void> {
  // TypeORM's own switch has no effect inside its transaction; without this a revert may delete child rows on SQLite.
  if (engine === 'sqlite') await source.query('PRAGMA foreign_keys = OFF');
  await source.undoLastMigration({ transaction: 'each' });
  if (engine === 'sqlite') await source.query('PRAGMA foreign_keys = ON');
}

async function counts(): Promise<Array<[string, number]>> {
  const runner = source.createQueryRunner();
  const found: Array<[string, number]> = [];
  for (const { tableName } of source.entityMetadatas) {
    if (!(await runner.hasTable(tableName))) continue;
    const [row] = (await runner.query(`select count(*) as rows_held from ${tableName}`)) as Array<{ rows_held: string | number }>;
    found.push([tableName, Number(row?.rows_held)]);
  }
  await runner.release();
  return found;
}

/** Some row that the table takes; reference data may stand there already. */
async function addRow(table: EntityMetadata): Promise<void> {
  const columns = table.columns.filter((column) => !column.isGenerated);
  const valueOf = (type: string, length: string): unknown => {
    if (type === 'datetime') return '2026-01-02 03:04:05.678';
    if (['integer', 'bigint', 'boolean', 'tinyint'].includes(type)) return 1;
    if (type === 'double' || type === 'float' || type === 'real') return 1.5;
    if (['blob', 'mediumblob', 'longblob'].includes(type)) return Buffer.from('x');
    return 'zz'.slice(0, Number(length) || 2);
  };
  const values = columns.map((column) => valueOf(String(column.type), column.length));
  await source.query(
    `insert into ${table.tableName} (${columns.map((column) => column.databaseName).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    values,
  );
}
