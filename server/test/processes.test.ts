import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../migrations/index.js';
import { Database } from '../src/kernel/database/index.js';
import { listJobs } from '../src/kernel/jobs/jobs.contract.js';
import { listConsents, revokeConsent } from '../src/modules/consents/consents.contract.js';
import { draftApplication } from '../src/modules/financing/financing.contract.js';
import * as identity from '../src/modules/identity/identity.contract.js';
import { listOwnProducts } from '../src/modules/products/products.contract.js';
import { listProfileRecords, openProfile, readProfile } from '../src/modules/profiles/profiles.contract.js';
import {
  applicationInReview,
  batchAt,
  consentedApplication,
  deliverTo,
  eventually,
  registrations,
  timelineOf,
  wireCity,
  type WireCity,
} from './city-on-the-wire.js';
import { engine, freshDatabase, type FreshDatabase } from './database.js';
import { registrationLine } from './deliveries.js';
import { failedStart, startProcess, type AppProcess } from './processes.js';
import { Browser, Secrets, type Answered } from './wire.js';

// The real `main.ts`, as it is deployed: on MariaDB two processes on one database, on SQLite one that is restarted in between.
jest.setTimeout(120_000);
const isShared = engine === 'mariadb';
const folder = mkdtempSync(join(tmpdir(), 'xinyidai-processes-'));
const secrets = new Secrets();
const all: AppProcess[] = [];
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let fresh: FreshDatabase;
let a: AppProcess;
/** The second process; on SQLite the same one. */
let b: AppProcess;
let city: WireCity;

async function start(change: Record<string, string> = {}): Promise<AppProcess> {
  const env = { DATABASE_URL: fresh.url, DATA_DIR: folder, MASTER_KEY_FILE: join(folder, 'master.key'), LOG_LEVEL: 'trace', JOB_LEASE_MS: '5000' };
  const started = await startProcess({ ...env, ...change });
  all.push(started);
  return started;
}

async function startBoth(): Promise<void> {
  [a, b] = isShared ? await Promise.all([start(), start()]) : await start().then((one) => [one, one]);
}

/** Whoever did not do it: the other process, or the one that comes after a restart. */
async function elsewhere(): Promise<AppProcess> {
  if (isShared) return b;
  await a.kill('SIGTERM');
  await startBoth();
  return b;
}

const setUpTokenOf = ({ output }: AppProcess): string => /\/join#(\S+)/.exec(output())?.[1] ?? '';

beforeAll(async () => {
  // Empty: what starts first makes the tables.
  fresh = isShared ? await freshDatabase() : { url: `sqlite:${join(folder, 'app.db')}`, drop: async () => undefined };
  await startBoth();
});
afterAll(async () => {
  await Promise.all(all.filter(({ child }) => child.exitCode === null && child.signalCode === null).map((one) => one.kill()));
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('starting at once on an empty database makes every table once, and one set-up link that works', async () => {
  const database = await Database.open(fresh.url, { entities: [], migrations }, { poolSize: 2, durable: false });
  const rows = (await database.read().query('select name from migrations')) as { name: string }[];
  await database.close();
  expect(rows.map(({ name }) => name).sort()).toEqual(migrations.map(({ name }) => name).sort());

  const tokens = [...new Set([a, b].map(setUpTokenOf))].map((token) => secrets.keep('set-up token', token));
  const answers = await Promise.all(tokens.map((token) => new Browser(secrets).send(a, identity.lookUpInvitation, { body: { token } })));
  const working = tokens.filter((_, index) => answers[index]?.status === 200);
  expect(working).toHaveLength(1);
  city = await wireCity(a, working[0] ?? '', secrets);
});

const sessionAt = async (at: AppProcess, person: WireCity['li']) => (await person.call(at, identity.getSession, {})).session;

test('a session made on one works on the other, and ended on one it is dead on the other at once', async () => {
  const desk = city.browser();
  await desk.signIn(a, b, city.liAccount);
  const phone = city.li;
  expect((await sessionAt(await elsewhere(), desk))?.person.name).toBe('李梅');

  const { items } = await desk.call(a, identity.listSessions, {});
  const sessionId = items.find(({ isCurrent }) => isCurrent)?.id ?? '';
  await phone.call(a, identity.endSession, { params: { sessionId } });
  expect((await desk.send(b, listConsents)).status).toBe(401);
  expect((await phone.send(b, listConsents)).status).toBe(200);
});

test('a member removed on one has no session left on the other', async () => {
  expect((await city.approver.send(b, listOwnProducts)).status).toBe(200);
  const { items } = await city.bankAdmin.call(a, identity.listMembers, {});
  const membershipId = items.find(({ role }) => role === 'approver')?.membershipId ?? '';
  await city.bankAdmin.call(a, identity.removeMember, { params: { membershipId } });
  expect((await city.approver.send(b, listOwnProducts)).status).toBe(401);
});

test('a revocation answered by one stops the other: the page that is open, its records, and opening anew', async () => {
  const { application, consent } = await applicationInReview(a, city);
  const enterpriseId = application.enterprise.id;
  const opening = { params: { enterpriseId }, body: { applicationId: application.id } };
  const { access } = await city.chen.call(b, openProfile, opening);
  const page = { params: { enterpriseId, accessId: access.id } };
  const records = { ...page, query: { dataset: '01.01' } };
  expect((await city.chen.send(b, readProfile, page)).status).toBe(200);
  expect((await city.chen.send(b, listProfileRecords, records)).status).toBe(200);

  await city.li.call(a, revokeConsent, { params: { consentId: consent.id }, body: {} });
  const refused = async (at: AppProcess): Promise<Answered[]> => [
    await city.chen.send(at, readProfile, page),
    await city.chen.send(at, listProfileRecords, records),
    await city.chen.send(at, openProfile, opening),
  ];
  for (const answer of [...(await refused(b)), ...(await refused(await elsewhere()))]) {
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain(application.enterprise.uscc);
  }
});

test('with two workers every job runs once', async () => {
  const rounds = 10;
  const applications: string[] = [];
  for (let round = 0; round < rounds; round += 1) applications.push((await consentedApplication(round % 2 === 0 ? a : b, city)).application.id);
  const lines = (): Promise<number[]> => Promise.all(applications.map((id) => timelineOf(b, city, id, 'consentGranted')));
  await eventually(lines, (counts) => counts.every((count) => count > 0));
  // Long enough for a second worker to have come by.
  await wait(2_000);
  expect(await lines()).toEqual(applications.map(() => 1));

  const { items, counts } = await city.han.call(a, listJobs, { query: { state: 'done', limit: 200 } });
  const events = items.filter(({ kind }) => kind.startsWith('event.consent.granted.'));
  expect(events.length).toBeGreaterThanOrEqual(rounds);
  expect([events.every(({ attempts }) => attempts === 1), counts.dead]).toEqual([true, 0]);
});

test('SIGTERM finishes the request that is running, takes no new one, and ends with 0', async () => {
  const content = registrations([registrationLine(21), registrationLine(22)]);
  const url = new URL(`${a.url}/api/v1/batches?dataset=01.01&fileName=slow.csv`);
  const upload = httpRequest(url, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', cookie: city.officer.cookie, 'content-length': content.length },
  });
  const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
    upload.once('error', reject).once('response', (answer) => {
      let text = '';
      answer
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .once('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
  });
  upload.write(content.subarray(0, 40));
  await wait(300);

  const stopped = a.kill('SIGTERM');
  await wait(300);
  expect(a.child.exitCode).toBeNull();
  await expect(fetch(`${a.url}/healthz`)).rejects.toThrow();
  upload.end(content.subarray(40));
  const { status, text } = await answered;
  expect(status).toBe(202);
  await stopped;
  expect(a.child.exitCode).toBe(0);
  if (b !== a) await b.kill('SIGTERM');
  expect(b.child.exitCode).toBe(0);

  // Nothing was lost: whoever starts next loads what was received.
  await startBoth();
  const { id } = JSON.parse(text) as { id: string };
  const batch = await eventually(
    () => batchAt(b, city.officer, id),
    ({ state }) => state === 'loaded',
  );
  expect(batch).toMatchObject({ state: 'loaded', accepted: 2 });
  await a.kill('SIGTERM');
  if (b !== a) await b.kill('SIGTERM');
});

test('kill -9 between commit and event: after the restart its effect has happened, once', async () => {
  const doomed = await start({ JOBS: 'off' });
  const { application, consent } = await consentedApplication(doomed, city);
  await city.li.call(doomed, revokeConsent, { params: { consentId: consent.id }, body: {} });
  const { id: batchId } = await deliverTo(doomed, city.officer, registrations([registrationLine(31), registrationLine(32)]), '三批.csv');
  // Committed, and nobody has worked on it yet.
  expect(await timelineOf(doomed, city, application.id, 'consentEnded')).toBe(0);
  await doomed.kill('SIGKILL');

  await startBoth();
  await eventually(
    () => timelineOf(b, city, application.id, 'consentEnded'),
    (count) => count > 0,
  );
  const batch = await eventually(
    () => batchAt(a, city.officer, batchId),
    ({ state }) => state === 'loaded',
  );
  expect(batch).toMatchObject({ state: 'loaded', rowsTotal: 2, accepted: 2 });
  await wait(2_000);
  expect([await timelineOf(b, city, application.id, 'consentGranted'), await timelineOf(b, city, application.id, 'consentEnded')]).toEqual([1, 1]);
});

test('a port that is taken is said so, and the start fails', async () => {
  const { port } = new URL(a.url);
  const { exitCode, output } = await failedStart({ PORT: port, DATA_DIR: join(folder, 'second'), LOG_LEVEL: 'info' });
  expect(exitCode).toBe(1);
  expect(output).toContain(`Port ${port} is taken; set another: PORT=${Number(port) + 1}`);
  expect((await fetch(`${a.url}/healthz`)).status).toBe(200);
});

// Invariant 14. Last, so that it reads what everything above has printed.
test('no secret stands in any line that was printed, and no address carries one', async () => {
  const clumsy = city.browser();
  const password = secrets.keep('password', 'typed-into-the-wrong-field-1');
  const wrong = { method: 'POST', headers: { 'content-type': 'application/json' } };
  expect((await clumsy.fetch(`${a.url}/api/v1/sign-ins`, { ...wrong, body: `{"username":"li","password":"${password}` })).status).toBe(400);
  expect(
    (await clumsy.fetch(`${a.url}/api/v1/sign-ins`, { ...wrong, body: JSON.stringify({ username: 'li', password, [password]: 1 }) })).status,
  ).toBe(422);
  expect((await clumsy.fetch(`${a.url}/api/v1/sign-ins`, { ...wrong, body: JSON.stringify({ username: 'nobody', password }) })).status).toBe(401);
  expect((await city.li.send(a, draftApplication, { body: { productId: password } })).status).toBe(422);
  await Promise.all([...new Set([a, b])].map((one) => one.kill('SIGTERM')));

  // The set-up link is printed on purpose, once, for whoever stands at the console; it is no line of the log.
  const lines = all.flatMap((one) => one.output().split('\n')).filter((line) => !/^ {2}http\S+\/join#\S+$/.test(line));
  const logged = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as { req?: { path?: string } });
  expect(logged.some(({ req }) => req?.path === '/api/v1/sign-ins')).toBe(true);
  expect(logged.length).toBeGreaterThan(100);
  expect(new Set(secrets.all.values())).toEqual(
    new Set([
      'set-up token',
      'invitation token',
      'registration token',
      'challenge',
      'session token',
      'TOTP secret',
      'code',
      'password',
      'identity number',
    ]),
  );
  expect(lines.flatMap((line) => secrets.foundIn(line).map((found) => `${found} in ${line}`))).toEqual([]);
  expect(logged.flatMap(({ req }) => (req?.path?.includes('?') ? [req.path] : []))).toEqual([]);
});
