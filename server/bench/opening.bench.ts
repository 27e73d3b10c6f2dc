// Opening an enterprise's file (both gates, evidence, records, view) against bare node:http + mysql2 running the very statements of one opening.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { createApp } from '../src/app.js';
import { buildDemoCity } from '../src/demo/city.js';
import { DemoClient } from '../src/demo/client.js';
import { newId } from '../src/kernel/ids.js';
import { listApplications } from '../src/modules/financing/financing.contract.js';
import { openProfile } from '../src/modules/profiles/profiles.contract.js';
import { folder, freshMariadb, load, portOf, print, settingsFor, two, whole, type Load } from './support.js';

const lanes = 8;
const total = 600;

interface Target {
  readonly server: Server;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  close(): Promise<void>;
}

/** The demo city with one consent whose budget does not end. */
async function city(databaseUrl: string, unlimited: (consentId: string) => Promise<unknown>): Promise<Target> {
  const settings = settingsFor(databaseUrl);
  const accounts = await buildDemoCity(settings, join(folder, databaseUrl.startsWith('sqlite') ? 'sqlite-city' : 'mysql-city'));
  const app = await createApp(settings);
  const server = app.server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  for (const account of accounts.filter(({ role }) => role === 'customerManager')) {
    const client = new DemoClient(`http://127.0.0.1:${portOf(server)}`);
    await client.signIn(account);
    const { items } = await client.call(listApplications, { query: { limit: 200 } });
    const application = items.find((each) => each.consent?.state === 'active' && each.can.includes('openFile'));
    if (!application?.consent) continue;
    await unlimited(application.consent.id);
    return {
      server,
      path: `/api/v1${openProfile.path.replace('{enterpriseId}', application.enterprise.id)}`,
      headers: { cookie: client.cookieHeader(), 'content-type': 'application/json' },
      body: JSON.stringify({ applicationId: application.id }),
      close: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await app.database.close();
      },
    };
  }
  throw new Error('The demo city has no live consent');
}

const measure = ({ server, path, headers, body }: Target): Promise<Load> =>
  load(portOf(server), { path, headers, body, method: 'POST', expected: 201, lanes, total });

async function statementsOf(admin: mysql.Connection, target: Target): Promise<string[]> {
  await admin.query("set global log_output = 'TABLE'");
  await admin.query('truncate table mysql.general_log');
  await admin.query('set global general_log = on');
  await load(portOf(target.server), { ...target, method: 'POST', expected: 201, lanes: 1, total: 1 });
  await admin.query('set global general_log = off');
  const [rows] = await admin.query<RowDataPacket[]>(
    "select convert(argument using utf8mb4) as statement from mysql.general_log where command_type in ('Query', 'Execute') order by event_time",
  );
  return rows.map((row) => String(row.statement)).filter((statement) => !/general_log/i.test(statement));
}

/** The same statements with fresh ids, and the same bytes as an answer. No framework, no validation, no rules. */
function bareServer(url: string, statements: readonly string[], answer: string): { server: Server; close(): Promise<void> } {
  const pool = mysql.createPool({ uri: url, connectionLimit: 20, supportBigNumbers: true, bigNumberStrings: true, timezone: 'Z' });
  const made = statements.flatMap((statement) => {
    if (!/^insert/i.test(statement)) return [];
    // The first id of a row is its own; a once-key is known by the key that came with the call.
    const own = /idempotency_keys/i.test(statement) ? /'([0-9a-f-]{36})'/ : /'([0-9A-HJKMNP-TV-Z]{26})'/;
    return own.exec(statement)?.[1] ?? [];
  });
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const fresh = new Map(made.map((id) => [id, id.length === 36 ? randomUUID() : newId()]));
      const renewed = (statement: string): string => made.reduce((text, id) => text.replaceAll(id, fresh.get(id) ?? id), statement);
      void pool.getConnection().then(async (connection) => {
        for (const statement of statements) await connection.query(renewed(statement));
        connection.release();
        response.writeHead(201, { 'content-type': 'application/json' }).end(answer);
      });
    });
  });
  return {
    server,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
}

async function onMariadb(): Promise<void> {
  const url = await freshMariadb('bench_opening');
  if (!url) return;
  const admin = await mysql.createConnection(url);
  const target = await city(url, (consentId) => admin.query('update consents set uses_max = 1000000 where id = ?', [consentId]));
  const statements = await statementsOf(admin, target);
  const answer = await (
    await fetch(`http://127.0.0.1:${portOf(target.server)}${target.path}`, {
      method: 'POST',
      headers: { ...target.headers, 'idempotency-key': randomUUID() },
      body: target.body,
    })
  ).text();
  const bare = bareServer(url, statements, answer);
  bare.server.listen(0, '127.0.0.1');
  await new Promise((resolve) => bare.server.once('listening', resolve));
  const bareTarget: Target = { ...target, server: bare.server };
  await measure(target);
  await measure(bareTarget);
  // Alternating, so that neither side has the quieter half of the machine.
  const ours: Load[] = [];
  const theirs: Load[] = [];
  for (let round = 0; round < 3; round += 1) {
    ours.push(await measure(target));
    theirs.push(await measure(bareTarget));
  }
  const best = (loads: readonly Load[]): Load => loads.reduce((a, b) => (a.perSecond > b.perSecond ? a : b));
  const [mine, bares] = [best(ours), best(theirs)];
  await target.close();
  await bare.close();
  await admin.end();
  print('Opening a file on MariaDB: ours / bare node:http + mysql2 with the same statements', mine.perSecond / bares.perSecond, '≥ 0.5', [
    `${statements.length} statements an opening, ${whole(answer.length)} bytes of answer, ${lanes} callers at once, ${whole(total)} openings a round, best of 3 rounds each.`,
    '',
    '| | openings/s | median ms | p99 ms |',
    '|---|---|---|---|',
    `| ours | ${whole(mine.perSecond)} | ${two(mine.p50Ms)} | ${two(mine.p99Ms)} |`,
    `| bare | ${whole(bares.perSecond)} | ${two(bares.p50Ms)} | ${two(bares.p99Ms)} |`,
  ]);
}

async function onSqlite(): Promise<void> {
  const file = join(folder, 'opening.db');
  const { default: Sqlite } = await import('better-sqlite3');
  const target = await city(`sqlite:${file}`, async (consentId) => {
    const db = new Sqlite(file);
    db.prepare('update consents set uses_max = 1000000 where id = ?').run(consentId);
    db.close();
  });
  await measure(target);
  const mine = await measure(target);
  await target.close();
  print('Opening a file on SQLite', null, null, [
    'Two short writes an opening pass the one writer; `synchronous = FULL`.',
    '',
    '| | openings/s | median ms | p99 ms |',
    '|---|---|---|---|',
    `| ours | ${whole(mine.perSecond)} | ${two(mine.p50Ms)} | ${two(mine.p99Ms)} |`,
  ]);
}

await onMariadb();
await onSqlite();
