// A checked, mapped import of monthly tax payments through the real receipt and job, beside the engine's own bulk load of the very rows
// that it stores, in their order, into the very table. BENCH_ROWS makes it shorter.
import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import mysql from 'mysql2/promise';
import { heapMb, ImportProcess } from './import-process.js';
import type { ImportFigures } from './import-run.js';
import { folder, freshMariadb, print, two, whole } from './support.js';
import { writeTaxFile } from './tax-file.js';

const file = await writeTaxFile(join(folder, 'tax.csv'), Number(process.env.BENCH_ROWS ?? 1_000_000));
const server = new ImportProcess();
const limit = '≥ 0.5';
const columns = 'enterprise_id, dataset, period, natural_key, version, disclosure, body, sealed, digest, batch_id, loaded_at';

/** The rows as the import stored them, in the order of the file. */
async function exported(url: string, path: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: url, dateStrings: true });
  const stream = createWriteStream(path);
  const [months] = await connection.query<mysql.RowDataPacket[]>('select distinct period from records order by period');
  for (const { period } of months) {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(`select ${columns} from records where period = ? order by enterprise_id`, [period]);
    const text = rows.map(
      (row) =>
        `${Object.values(row)
          .map((cell) => (cell === null ? '\\N' : String(cell).replaceAll('\\', '\\\\')))
          .join('\t')}\n`,
    );
    if (!stream.write(text.join(''))) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  await connection.end();
}

async function loadData(url: string): Promise<number> {
  const rows = join(folder, 'rows.tsv');
  await exported(url, rows);
  const connection = await mysql.createConnection(url);
  await connection.query('create table bulk like records');
  const started = performance.now();
  const [result] = await connection.query<mysql.ResultSetHeader>({
    sql: `load data local infile 'rows' into table bulk character set utf8mb4 (${columns})`,
    infileStreamFactory: () => createReadStream(rows),
  });
  const seconds = (performance.now() - started) / 1000;
  if (result.affectedRows !== file.rows) throw new Error(`LOAD DATA took ${result.affectedRows} rows`);
  await connection.end();
  rmSync(rows);
  return file.rows / seconds;
}

/** Rows in memory beforehand, 10,000 to a transaction, on a connection set like ours. */
async function preparedInserts(from: string, to: string): Promise<number> {
  const { default: open } = await import('better-sqlite3');
  const source = open(from, { readonly: true });
  const ddl = source.prepare("select sql from sqlite_master where tbl_name = 'records' and sql is not null").pluck().all() as string[];
  const rows = source.prepare(`select ${columns} from records order by period, enterprise_id`).raw().all() as unknown[][];
  source.close();
  const db: Sqlite.Database = open(to);
  for (const statement of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -32768']) db.pragma(statement);
  for (const statement of ddl) db.exec(statement);
  const insert = db.prepare(`insert into records (${columns}) values (${columns.replace(/\w+/g, '?')})`);
  const started = performance.now();
  for (let start = 0; start < rows.length; start += 10_000) {
    db.transaction(() => {
      for (const row of rows.slice(start, start + 10_000)) insert.run(row);
    })();
  }
  const seconds = (performance.now() - started) / 1000;
  db.close();
  return rows.length / seconds;
}

function report(engine: string, bulk: string, mine: ImportFigures, bulkPerSecond: number): void {
  const perSecond = file.rows / mine.seconds;
  print(`Import on ${engine}: ours / ${bulk} of the same rows into the same table`, perSecond / bulkPerSecond, limit, [
    `${whole(file.rows)} rows of ${whole(file.firms)} firms, ${two(statSync(file.path).size / 1024 / 1024)} MB; receive, decode, map, check by field, place with history, facts, rejects and checkpoint in one transaction a chunk.`,
    '',
    `Ours ${whole(perSecond)} rows/s (${two(mine.seconds)} s, of which ${two(mine.cpuSeconds)} s processor time of our process, and ${two(mine.announcedSeconds - mine.seconds)} s more until every firm was announced); ${bulk} ${whole(bulkPerSecond)} rows/s.`,
  ]);
  print(`Import on ${engine}: peak resident memory / 300 MB`, mine.rssMb / 300, '≤ 1', [
    `${whole(mine.rssMb)} MB, of the compiled server in a process of its own, its heap bounded as npm start bounds it (--max-old-space-size=${heapMb}); without the bound, garbage that is not collected yet makes it 330–380 MB.`,
  ]);
  print(`Import on ${engine}: 99th percentile of somebody else's write while it runs / 50 ms`, mine.writeP99Ms / 50, '≤ 1', [
    `Median ${two(mine.writeP50Ms)} ms, p99 ${two(mine.writeP99Ms)} ms, longest ${two(mine.writeMaxMs)} ms.`,
  ]);
}

const url = process.env.BENCH_ENGINE === 'sqlite' ? null : await freshMariadb('bench_import');
if (url) {
  const mine = await server.run(url, file);
  report('MariaDB', 'LOAD DATA', mine, await loadData(url));
}
if (process.env.BENCH_ENGINE !== 'mariadb') {
  const path = join(folder, 'import.db');
  const mine = await server.run(`sqlite:${path}`, file);
  report('SQLite', 'prepared inserts', mine, await preparedInserts(path, join(folder, 'bulk.db')));
}
rmSync(folder, { recursive: true, force: true });
