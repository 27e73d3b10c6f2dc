// A checked, mapped import of monthly tax payments through the real upload and job, beside the engine's own bulk load of the same rows.
import { createWriteStream, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { createApp } from '../src/app.js';
import { platform } from '../src/kernel/actor.js';
import { now } from '../src/kernel/clock.js';
import { makeUscc } from '../src/kernel/pure/uscc.js';
import type { Actor } from '../src/kernel/actor.js';
import { permissionsOf } from '../src/modules/identity/index.js';
import { createReadStream } from 'node:fs';
import { folder, freshMariadb, print, settingsFor, two, whole } from './support.js';

const firms = 2_000;
const months = 24;
const rows = firms * months;
const file = join(folder, 'tax.csv');
const usccs = Array.from({ length: firms }, (_, index) => makeUscc('9', '1', '990101', `MA${String(100_000 + index)}`));

async function writeFile(): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('统一社会信用代码,税款所属期,税种,申报税额,实缴税额,入库日期,申报销售额\n');
  for (let month = 0; month < months; month += 1) {
    const period = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const text = usccs
      .map((uscc, index) => `${uscc},${period},vat,${1000 + index}.50,${1000 + index}.50,${period}-15,${24_000 + index}.00\n`)
      .join('');
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

interface Run {
  readonly perSecond: number;
  readonly rssMb: number;
  readonly accepted: number;
}

async function importInto(databaseUrl: string): Promise<Run> {
  const app = await createApp(settingsFor(databaseUrl));
  const tax = await app.database.transaction((tx) =>
    app.organisations.create(tx, platform, { kind: 'source', name: '税务局', shortName: '税务局', region: '990100' }),
  );
  await app.catalogue.assign(platform, tax.id, ['05.02']);
  for (let start = 0; start < firms; start += 1_000) {
    const part = usccs.slice(start, start + 1_000).map((uscc, index) => ({
      uscc,
      name: `企业${start + index}`,
      legalRepresentative: '周明远',
      identityIndex: null,
      region: '990101',
      industry: 'C34',
      registeredCapitalFen: null,
      establishedOn: '2015-01-01',
      status: 'operating' as const,
      asOf: now(),
    }));
    await app.database.transaction((tx) => app.enterprises.register(tx, part));
  }
  const personId = await app.database.transaction((tx) =>
    app.identity.createPerson(tx, { username: 'officer', name: '报送员', password: 'not-for-use-1', totpSecret: 'A'.repeat(32) }),
  );
  const actor: Actor = {
    personId,
    membershipId: null,
    permissions: permissionsOf('sourceOfficer'),
    organisationId: tax.id,
    partyKind: 'source',
    role: 'sourceOfficer',
  };
  await app.worker.drain();
  globalThis.gc?.();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const batch = await app.ingestion.receive(actor, {
    dataset: '05.02',
    fileName: 'tax.csv',
    upload: { type: 'text/csv', bytes: createReadStream(file) },
  });
  const started = performance.now();
  let done = await app.ingestion.find(actor, batch.id);
  const drained = app.worker.drain();
  while (!['loaded', 'loadedWithRejects', 'refused'].includes(done.state)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    done = await app.ingestion.find(actor, batch.id);
  }
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  await drained;
  await app.worker.stop();
  await app.database.close();
  if (done.accepted !== rows) throw new Error(`${done.accepted} of ${rows} rows were accepted`);
  return { perSecond: rows / seconds, rssMb: peak / 1024 / 1024, accepted: done.accepted };
}

async function loadData(url: string): Promise<number> {
  const connection = await mysql.createConnection({ uri: url, infileStreamFactory: () => createReadStream(file) });
  await connection.query('set global local_infile = 1').catch(() => undefined);
  await connection.query(
    'create table bulk (uscc varchar(18), period varchar(10), kind varchar(20), declared varchar(20), paid varchar(20), paid_on varchar(10), sales varchar(20), primary key (uscc, period, kind)) character set utf8mb4 collate utf8mb4_bin',
  );
  const started = performance.now();
  await connection.query({
    sql: "load data local infile 'tax.csv' into table bulk character set utf8mb4 fields terminated by ',' ignore 1 lines",
    infileStreamFactory: () => createReadStream(file),
  });
  const seconds = (performance.now() - started) / 1000;
  await connection.end();
  return rows / seconds;
}

async function preparedInserts(path: string): Promise<number> {
  const { default: Sqlite } = await import('better-sqlite3');
  const db = new Sqlite(path);
  db.pragma('journal_mode = WAL');
  db.pragma('cache_size = -65536');
  db.exec(
    'create table bulk (uscc text, period text, kind text, declared text, paid text, paid_on text, sales text, primary key (uscc, period, kind)) without rowid',
  );
  const insert = db.prepare('insert into bulk values (?, ?, ?, ?, ?, ?, ?)');
  const lines = (await import('node:fs')).readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  const started = performance.now();
  for (let start = 0; start < lines.length; start += 10_000) {
    db.transaction(() => {
      for (const line of lines.slice(start, start + 10_000)) insert.run(...line.split(','));
    })();
  }
  const seconds = (performance.now() - started) / 1000;
  db.close();
  return rows / seconds;
}

await writeFile();
const size = `${whole(rows)} rows of ${whole(firms)} firms, ${two(statSync(file).size / 1024 / 1024)} MB; decode, map, check by field, upsert with history, rejects and checkpoint in one transaction a chunk.`;
const url = await freshMariadb('bench_import');
if (url) {
  const mine = await importInto(url);
  const bulk = await loadData(url);
  print('Import on MariaDB: ours / LOAD DATA of the same file into a plain table', mine.perSecond / bulk, null, [
    size,
    '',
    `Ours ${whole(mine.perSecond)} rows/s, peak resident memory ${whole(mine.rssMb)} MB; LOAD DATA ${whole(bulk)} rows/s.`,
  ]);
}
const mine = await importInto(`sqlite:${join(folder, 'import.db')}`);
const bulk = await preparedInserts(join(folder, 'bulk.db'));
print('Import on SQLite: ours / prepared inserts of the same rows into a plain table', mine.perSecond / bulk, null, [
  size,
  '',
  `Ours ${whole(mine.perSecond)} rows/s, peak resident memory ${whole(mine.rssMb)} MB; prepared inserts ${whole(bulk)} rows/s.`,
]);
