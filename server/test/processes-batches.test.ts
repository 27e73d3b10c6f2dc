import { afterEach, expect, jest, test } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileKeyProvider } from '../src/kernel/crypto/index.js';
import { sweepLeftovers } from '../src/modules/ingestion/job-kinds.js';
import type { BatchView } from '../src/modules/ingestion/ingestion.contract.js';
import { enqueue } from '../src/kernel/jobs/index.js';
import { engine } from './database.js';
import { batchOf, deliver, file, longFile, longRegistrations, registrationHeader, registrationLine, storedRows } from './deliveries.js';
import { startProcess, type AppProcess } from './processes.js';
import { world, type Person, type World } from './world.js';

// Deliveries that arrive at the same time. On MariaDB two real processes share one database; on SQLite the one process there is takes both.
jest.setTimeout(300_000);
const isShared = engine === 'mariadb';
const folder = mkdtempSync(join(tmpdir(), 'xinyidai-batches-'));
const keyFile = join(folder, 'master.key');
const w = world({ keys: fileKeyProvider(keyFile) });
/** The same deliveries, one after the other, in one process. */
const alone = world();
const rowsMany = 12_000;
const ended = ['loaded', 'loadedWithRejects'];

const running: AppProcess[] = [];
async function start(): Promise<AppProcess> {
  const one = await startProcess({
    DATABASE_URL: w.settings.databaseUrl,
    DATA_DIR: folder,
    MASTER_KEY_FILE: keyFile,
    JOB_LEASE_MS: '1500',
    LOG_LEVEL: 'warn',
  });
  running.push(one);
  // The first request of a process is slow: what is sent at once shall be received at once.
  await fetch(`${one.url}/api/v1/batches`, { headers: { cookie: `sid=${w.cast.tax.officer.token}` } });
  return one;
}
const startBoth = async (): Promise<[AppProcess, AppProcess]> =>
  isShared ? Promise.all([start(), start()]) : start().then((one): [AppProcess, AppProcess] => [one, one]);
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.kill()));
});

async function sendTo(at: AppProcess, person: Person, dataset: string, content: string): Promise<BatchView> {
  const answer = await fetch(`${at.url}/api/v1/batches?dataset=${dataset}&fileName=${dataset}.csv`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', cookie: `sid=${person.token}` },
    body: content,
  });
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as BatchView;
}

const query = async <T>(from: World, sql: string, parameters: unknown[] = []): Promise<T[]> =>
  (await from.app.database.read().query(sql, parameters)) as T[];

interface Seen {
  /** Workers that held the jobs of two of these batches at the same time. */
  readonly owners: ReadonlySet<string>;
  /** How many of them were `loading` at once, at most. */
  readonly atOnce: number;
}

/** Looks at the batches until they have ended. `during` may do something to the processes meanwhile. */
async function watch(ids: readonly string[], during: (rowsDone: number) => Promise<void> = async () => undefined): Promise<Seen> {
  const owners = new Set<string>();
  let atOnce = 0;
  const marks = ids.map(() => '?').join(', ');
  for (const deadline = Date.now() + 200_000; Date.now() < deadline; await wait(3)) {
    const batches = await query<{ state: string; rows_done: number }>(w, `select state, rows_done from batches where id in (${marks})`, [...ids]);
    const held = await query<{ owner: string }>(
      w,
      `select job.lease_owner as owner from jobs job join batches batch on batch.run_job_id = job.id
        where batch.id in (${marks}) and batch.state = 'loading' and job.state = 'running' and job.lease_owner is not null`,
      [...ids],
    );
    atOnce = Math.max(atOnce, batches.filter(({ state }) => state === 'loading').length);
    if (held.length > 1) for (const { owner } of held) owners.add(owner);
    if (batches.every(({ state }) => ended.includes(state))) return { owners, atOnce };
    await during(batches.reduce((sum, batch) => sum + Number(batch.rows_done), 0));
  }
  throw new Error('The deliveries did not end');
}

async function until(batchId: string, isWanted: (batch: { state: string }) => boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(3)) {
    const [batch] = await query<{ state: string }>(w, 'select state from batches where id = ?', [batchId]);
    if (batch && isWanted(batch)) return;
  }
  throw new Error('The delivery was not taken up');
}

/** Rows that waited for a firm which was registered meanwhile: what the timed sweep does, now. */
async function settleRest(): Promise<void> {
  await w.app.database.transaction((tx) => enqueue(tx, sweepLeftovers, {}, { dedupeKey: 'next' }));
  for (let tries = 0; tries < 100; tries += 1) {
    await w.settle();
    const [left] = await query<{ many: number }>(
      w,
      "select count(*) as many from jobs where state in ('ready', 'running') and kind not like 'timer.%'",
    );
    if (Number(left?.many) === 0) return;
    await wait(100);
  }
}

/** What a batch came to, however often it was interrupted. What waited for a firm depends on who came first, and is moved by the end. */
const outcome = ({ state, rowsTotal, rowsDone, accepted, rejected, waiting, usccErrors, causes }: BatchView) => ({
  ...{ state, rowsTotal, rowsDone, accepted, rejected, waiting, usccErrors, causes },
});
const loadedOnce = async (batchId: string): Promise<void> => {
  const entries = await query<{ kind: string }>(w, 'select kind from evidence_entries where subject_id = ? order by id', [batchId]);
  expect(entries.map(({ kind }) => kind)).toEqual(['batch.received', 'batch.loaded']);
  const [parts] = await query<{ many: number }>(w, 'select count(*) as many from batch_parts where batch_id = ?', [batchId]);
  expect(Number(parts?.many)).toBe(0);
};
async function sameAsAlone(): Promise<void> {
  await settleRest();
  expect(await storedRows(w)).toEqual(await storedRows(alone));
  for (const from of [w, alone]) expect(await query(from, 'select id from waiting_rows where uscc in (select uscc from enterprises)')).toEqual([]);
}

const moreFirms = (from: number, many: number): string =>
  file(
    registrationHeader,
    Array.from({ length: many }, (_, number) => registrationLine(from + number)),
  );

test('two sources deliver at once, one to each process, the one about firms that the other is registering: as if one had come after the other', async () => {
  const [a, b] = await startBoth();
  const { market, tax } = w.cast;
  const owners = new Set<string>();
  // Which worker takes a job is the race's own affair: a few rounds, until each process has held one while the other held the other.
  for (const [round, year] of ['2025', '2022', '2021', '2020'].entries()) {
    // The firms of the payments come last: many payments are read before theirs.
    const registrations = `${moreFirms(5_000 + 2_000 * round, 2_000)}${longRegistrations().split('\r\n').slice(1).join('\r\n')}`;
    const payments = longFile(2 * rowsMany, year);
    const two = await sendTo(b, tax.officer, '05.02', payments);
    await until(two.id, ({ state }) => state !== 'received' && state !== 'checking');
    const one = await sendTo(a, market.officer, '01.01', registrations);
    const seen = await watch([one.id, two.id]);
    const straight = [
      await deliver(alone, alone.cast.market.officer, '01.01', registrations),
      await deliver(alone, alone.cast.tax.officer, '05.02', payments),
    ];
    await sameAsAlone();
    const now = [await batchOf(w, market.officer, one.id), await batchOf(w, tax.officer, two.id)];
    expect(now.map(outcome)).toEqual(straight.map(outcome));
    for (const { id } of now) await loadedOnce(id);
    expect(seen.atOnce).toBe(2);
    for (const owner of seen.owners) owners.add(owner);
    if (!isShared || owners.size > 1) break;
  }
  if (isShared) expect(owners.size).toBe(2);
});

test('two deliveries of one source for one dataset, sent to both processes at once, are loaded one after the other, and the one received last stands', async () => {
  for (const city of [w, alone]) await deliver(city, city.cast.market.officer, '01.01', longRegistrations());
  const [a, b] = await startBoth();
  const { tax } = w.cast;
  // The same keys with other values: whoever comes last stands.
  const files = [longFile(rowsMany, '2024'), longFile(rowsMany, '2024').replaceAll(',88,88,', ',77,77,').replaceAll(',40000', ',50000')];
  const sent = await Promise.all(files.map((content, index) => sendTo(index === 0 ? a : b, tax.officer, '05.02', content)));
  const ordered = sent.map((batch, index) => ({ ...batch, content: files[index]! })).sort((left, right) => (left.id < right.id ? -1 : 1));
  const { atOnce } = await watch(ordered.map(({ id }) => id));
  const straight: BatchView[] = [];
  for (const { content } of ordered) straight.push(await deliver(alone, alone.cast.tax.officer, '05.02', content));
  await sameAsAlone();
  const now = await Promise.all(ordered.map(({ id }) => batchOf(w, tax.officer, id)));
  expect(now.map(outcome)).toEqual(straight.map(outcome));
  const counts = ({ replaced, unchanged }: BatchView) => ({ replaced, unchanged });
  if (now[0]!.finishedAt! <= now[1]!.finishedAt!) {
    expect(now.map(counts)).toEqual(straight.map(counts));
  } else {
    // The receipt of the second was committed before that of the first: it was loaded into empty places, and what the first says was history already.
    expect(counts(now[1]!)).toEqual(counts(straight[0]!));
    expect(now[0]!.replaced).toBe(0);
  }
  expect(atOnce).toBe(1);
  for (const { id } of now) await loadedOnce(id);
});

test('kill -9 of one process while each loads a delivery: the other one, or the next, takes its job over, and nothing is lost or doubled', async () => {
  let [a, b] = await startBoth();
  const { market, tax } = w.cast;
  const registrations = moreFirms(20_000, 3_000);
  const payments = longFile(rowsMany, '2023');
  const [one, two] = await Promise.all([sendTo(a, market.officer, '01.01', registrations), sendTo(b, tax.officer, '05.02', payments)]);
  let isKilled = false;
  await watch([one.id, two.id], async (rowsDone) => {
    if (isKilled || rowsDone < 1_000) return;
    isKilled = true;
    // Whose job it is cannot be chosen; killing the receiver of the long one leaves the other process with at least one of them.
    await b.kill('SIGKILL');
    if (!isShared) [a, b] = await startBoth();
  });
  expect(isKilled).toBe(true);

  const straight = [
    await deliver(alone, alone.cast.market.officer, '01.01', registrations),
    await deliver(alone, alone.cast.tax.officer, '05.02', payments),
  ];
  await sameAsAlone();
  const now = [await batchOf(w, market.officer, one.id), await batchOf(w, tax.officer, two.id)];
  expect(now.map(outcome)).toEqual(straight.map(outcome));
  for (const { id } of now) await loadedOnce(id);
});
