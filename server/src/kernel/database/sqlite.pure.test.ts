import { expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from './index.js';

test('nobody else on the machine reads the database, its journal or its folder', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'xinyidai-file-')), 'data');
  const database = await Database.open(`sqlite:${join(folder, 'app.db')}`, { entities: [], migrations: [] });
  await database.transaction((tx) => tx.query('create table things (id integer)'));
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(1);
  expect([folder, ...files.map((name) => join(folder, name))].filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
  await database.close();
});
