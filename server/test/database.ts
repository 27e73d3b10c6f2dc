import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { migrations } from '../../migrations/index.js';
import { entities } from '../src/app.js';
import { Database } from '../src/kernel/database/index.js';

declare const ENGINE: 'sqlite' | 'mariadb';
export const engine = ENGINE;

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated database of its own for one test file: a copied file on SQLite, a schema on MariaDB. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const folder = process.env.TEST_SQLITE_FOLDER ?? '';
  if (engine === 'sqlite') {
    const template = join(folder, `template-${process.env.JEST_WORKER_ID}.db`);
    if (!existsSync(template)) {
      const made = await Database.open(`sqlite:${template}`, { entities, migrations }, { durable: false });
      await made.forMaintenance().query('PRAGMA wal_checkpoint(TRUNCATE)');
      await made.close();
    }
    const file = join(folder, `${name}.db`);
    copyFileSync(template, file);
    return { url: `sqlite:${file}`, drop: async () => undefined };
  }
  const admin = await mysql.createConnection(process.env.TEST_MYSQL_URL ?? '');
  await admin.query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  return {
    url: `${process.env.TEST_MYSQL_URL}/${name}`,
    drop: async () => {
      await admin.query(`drop database ${name}`);
      await admin.end();
    },
  };
}
