// Must hold, not measured: a delivery whose process is killed again and again (SIGKILL, at random instants) ends as one that was left
// alone. BENCH_KILLS and BENCH_ROWS make it shorter; the test of every run makes a few kills (ingestion.kill.test.ts).
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createApp, type App } from '../src/app.js';
import { platform, type Actor } from '../src/kernel/actor.js';
import { now } from '../src/kernel/clock.js';
import { permissionsOf } from '../src/modules/identity/index.js';
import { compiled } from './compiled.js';
import { folder, freshMariadb, print, settingsFor, whole } from './support.js';
import { usccOf } from './tax-file.js';

const rows = Number(process.env.BENCH_ROWS ?? 200_000);
const kills = Number(process.env.BENCH_KILLS ?? 50);
/** What the first pass over the file takes, about. */
const firstPassMs = rows / 500;
const firms = Math.ceil(rows / 40);
/** Odd, so that a firm does not meet the same month and kind of tax each time its turn comes round. */
const unknownFirms = 41;
const file = join(folder, 'mixed.csv');
const program = compiled('kill-run.ts');

/** Rows of every fate: taken, repeated, corrected further down, sent back, and about firms that nobody knows. */
async function writeFile(): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('统一社会信用代码,税款所属期,税种,申报税额,实缴税额,入库日期,申报销售额\n');
  for (let row = 0; row < rows; row += 1) {
    const uscc = usccOf((row * 7_919) % (firms + unknownFirms));
    const month = `2025-${String((row % 12) + 1).padStart(2, '0')}`;
    const paid = row % 97 === 5 ? '很多' : row % 3 === 0 ? '88' : String(row);
    const type = ['增值税', '企业所得税', '印花税'][Math.floor(row / 12) % 3] ?? '其他';
    if (!stream.write(`${uscc},${month},${type},${paid},${paid},${month}-15,40000\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

interface Prepared {
  readonly app: App;
  readonly actor: Actor;
  readonly batchId: string;
}

async function prepared(url: string): Promise<Prepared> {
  const app = await createApp(settingsFor(url));
  const { database } = app;
  const source = { kind: 'source', name: '税务局', shortName: '税务局', region: '990100' } as const;
  const tax = await database.transaction((tx) => app.organisations.create(tx, platform, source));
  await app.catalogue.assign(platform, tax.id, ['05.02']);
  for (let start = 0; start < firms; start += 1_000) {
    const part = Array.from({ length: Math.min(1_000, firms - start) }, (_, index) => ({
      ...{ uscc: usccOf(start + index), name: `企业${start + index}`, legalRepresentative: '周明远', identityIndex: null, region: '990101' },
      ...{ industry: 'C34', registeredCapitalFen: null, establishedOn: '2015-01-01', status: 'operating' as const, asOf: now() },
    }));
    await database.transaction((tx) => app.enterprises.register(tx, part));
  }
  await database.transaction((tx) => tx.query('delete from jobs'));
  const person = { username: 'officer', name: '报送员', password: 'not-for-use-1', totpSecret: 'A'.repeat(32) };
  const personId = await database.transaction((tx) => app.identity.createPerson(tx, person));
  const permissions = permissionsOf('sourceOfficer');
  const actor: Actor = { personId, membershipId: null, permissions, organisationId: tax.id, partyKind: 'source', role: 'sourceOfficer' };
  const upload = { type: 'text/csv', bytes: createReadStream(file) };
  const { id } = await app.ingestion.receive(actor, { dataset: '05.02', fileName: 'mixed.csv', upload });
  return { app, actor, batchId: id };
}

/** Everything a delivery leaves, without what two runs may differ in: ids and instants. */
async function left({ app, actor, batchId }: Prepared): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const { state, rowsTotal, rowsDone, accepted, replaced, unchanged, rejected, waiting, usccErrors, enterprisesTouched, causes } =
    await app.ingestion.find(actor, batchId);
  found.batch = JSON.stringify({
    state,
    rowsTotal,
    rowsDone,
    accepted,
    replaced,
    unchanged,
    rejected,
    waiting,
    usccErrors,
    enterprisesTouched,
    causes,
  });
  const digest = async (name: string, sql: string): Promise<void> => {
    const hash = createHash('sha256');
    const lines = (await app.database.read().query(sql)) as object[];
    for (const line of lines) hash.update(`${JSON.stringify(Object.values(line))}\n`);
    found[name] = `${whole(lines.length)} · ${hash.digest('hex').slice(0, 16)}`;
  };
  const about = (table: string): string => `from ${table} row join enterprises firm on firm.id = row.enterprise_id`;
  await digest(
    'records',
    `select firm.uscc, row.period, row.natural_key, row.body ${about('records')} order by firm.uscc, row.period, row.natural_key`,
  );
  await digest(
    'history',
    `select firm.uscc, row.period, row.natural_key, row.body, row.ending ${about('record_history')} order by firm.uscc, row.period, row.natural_key, row.body, row.id`,
  );
  await digest('rejects', 'select line, place, field, rule, received from rejects order by line, place');
  await digest('waiting', 'select uscc, content from waiting_rows order by uscc, content');
  await digest('parts left', 'select part from batch_parts');
  return found;
}

function start(url: string, batchId: string): { child: ChildProcess; ended: Promise<number | null>; ready: Promise<void> } {
  const child = spawn(process.execPath, [program, url, batchId], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BENCH_FOLDER: folder },
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<void>((resolve) => {
    child.stdout.once('data', () => resolve());
    void ended.then(() => resolve());
  });
  return { child, ended, ready };
}

/** `aloneMs`: what the delivery takes when it is left alone. Each life begins with the first pass over the file, which leaves nothing. */
async function killed(url: string, batchId: string, aloneMs: number): Promise<number> {
  const livesMs = (2 * aloneMs) / kills + firstPassMs;
  let done = 0;
  for (; done < kills; done += 1) {
    const { child, ended, ready } = start(url, batchId);
    await ready;
    const ranOut = await Promise.race([ended.then(() => true), wait(Math.random() * livesMs).then(() => false)]);
    if (ranOut) break;
    child.kill('SIGKILL');
    await ended;
  }
  for (;;) {
    const { ended } = start(url, batchId);
    if ((await ended) === 0) return done;
  }
}

async function compare(engine: string, urls: readonly [string, string]): Promise<void> {
  const [alone, disturbed] = [await prepared(urls[0]), await prepared(urls[1])];
  const straight = start(urls[0], alone.batchId);
  await straight.ready;
  const began = performance.now();
  if ((await straight.ended) !== 0) throw new Error('The delivery that was left alone did not end');
  const died = await killed(urls[1], disturbed.batchId, performance.now() - began);
  const [expected, found] = [await left(alone), await left(disturbed)];
  const same = Object.keys(expected).filter((name) => expected[name] === found[name]);
  print(
    `A delivery of ${whole(rows)} rows killed ${died} times on ${engine}: parts that are as if it had been left alone`,
    same.length / Object.keys(expected).length,
    '≥ 1',
    [...Object.keys(expected).map((name) => `- ${name}: ${expected[name] === found[name] ? 'equal' : '**differs**'} (${String(found[name])})`)],
  );
  for (const { app } of [alone, disturbed]) {
    await app.worker.stop();
    await app.database.close();
  }
}

await writeFile();
const [one, other] = [await freshMariadb('bench_kill_one'), await freshMariadb('bench_kill_other')];
if (one && other) await compare('MariaDB', [one, other]);
await compare('SQLite', [`sqlite:${join(folder, 'one.db')}`, `sqlite:${join(folder, 'other.db')}`]);
rmSync(folder, { recursive: true, force: true });
