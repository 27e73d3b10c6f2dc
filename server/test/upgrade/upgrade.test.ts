import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../src/app.js';
import { setClock } from '../../src/kernel/clock.js';
import { codeOf as codeNow } from '../../src/demo/client.js';
import type { CallInput, Contract } from '../../src/kernel/http/contract.js';
import { listAccesses } from '../../src/modules/consents/accesses.contract.js';
import { getConsent, listConsents, type ConsentView } from '../../src/modules/consents/consents.contract.js';
import { getReceipt, issueReceipt, type ReceiptView } from '../../src/modules/consents/receipts.contract.js';
import { getApplication, listApplications } from '../../src/modules/financing/financing.contract.js';
import * as identity from '../../src/modules/identity/identity.contract.js';
import * as ingestion from '../../src/modules/ingestion/ingestion.contract.js';
import { rollBackBatch } from '../../src/modules/ingestion/operations.contract.js';
import { listProfileRecords, openProfile, type ProfileView } from '../../src/modules/profiles/profiles.contract.js';
import { rebuild } from '../../src/modules/profiles/profiles.jobs.js';
import { getOwnBoard, type OwnBoard } from '../../src/modules/quality/quality.contract.js';
import { listOwnRecords } from '../../src/modules/records/records.contract.js';
import { enqueue } from '../../src/kernel/jobs/index.js';
import { Calls } from '../as.js';
import { engine, freshDatabase, type FreshDatabase } from '../database.js';
import { codeOf, file } from '../deliveries.js';
import { testSettings } from '../world.js';
import { makeOldDatabase, oldCity, oldMasterKey, type OldPerson } from './database.js';

// checks.md §2.8: what the release before wrote is opened, read and continued by this one.
const { people, ids } = oldCity;
let fresh: FreshDatabase;
let app: App;
const signedIn = new Map<OldPerson, Calls>();

beforeAll(async () => {
  // Eight days after the old release was stopped; the consents still run.
  setClock(new Date('2026-10-28T02:00:00Z'));
  const folder = mkdtempSync(join(tmpdir(), 'xinyidai-upgrade-'));
  fresh = engine === 'mariadb' ? await freshDatabase() : { url: `sqlite:${join(folder, 'app.db')}`, drop: async () => undefined };
  await makeOldDatabase(fresh);
  app = await createApp({ ...testSettings(fresh.url), keys: { masterKey: oldMasterKey }, hashCost: 'normal' });
  await app.timers.start(app.database);
  await settle();
});
afterAll(async () => {
  setClock(null);
  await app.worker.stop();
  await app.renderer.stop();
  await app.database.close();
  await fresh.drop();
});

const settle = (): Promise<void> => app.worker.drain();
const rows = async <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => (await app.database.read().query(sql, parameters)) as T[];

/** Signs in with the password and the authenticator of then. */
async function as(person: OldPerson): Promise<Calls> {
  const known = signedIn.get(person);
  if (known) return known;
  const nobody = new Calls(app.server, null);
  const { username, password } = person;
  const { challenge } = (await nobody.post(identity.startSignIn, { body: { username, password } }).expect(201)).body as { challenge: string };
  const answer = await nobody.post(identity.finishSignIn, { body: { challenge, code: codeNow(person.totpSecret) } }).expect(201);
  const cookies = answer.headers['set-cookie'] as unknown as string[];
  const calls = new Calls(app.server, { token: /sid=([^;]+)/.exec(cookies.join(';'))?.[1] ?? '' });
  signedIn.set(person, calls);
  return calls;
}
const got = async <T>(person: OldPerson, c: Contract & { method: 'get' }, input: CallInput<Contract>): Promise<T> =>
  (await (await as(person)).call(c, input as object).expect(200)).body as T;

test('nothing that the old release had left to do has failed', async () => {
  expect(await rows("select kind, last_error from jobs where state = 'dead' or attempts > 1")).toEqual([]);
  expect(await rows("select kind from jobs where state <> 'done' and kind not like 'timer.%'")).toEqual([]);
});

test('everybody of then signs in, and has the same role', async () => {
  for (const [person, role] of [
    [people.owner, 'enterpriseOwner'],
    [people.manager, 'customerManager'],
    [people.taxOfficer, 'sourceOfficer'],
    [people.operator, 'operatorAdmin'],
  ] as const) {
    const { session } = await got<{ session: { membership: { role: string } } }>(person, identity.getSession, {});
    expect(JSON.stringify(session)).toContain(role);
  }
});

test('old consents are read, with their receipts; the one that was revoked stays revoked', async () => {
  const { items } = await got<{ items: ConsentView[] }>(people.owner, listConsents, { query: {} });
  expect(items.map(({ id, state }) => [id, state])).toEqual(
    expect.arrayContaining([
      [ids.consentId, 'active'],
      [ids.endedConsentId, 'revoked'],
    ]),
  );
  for (const consentId of [ids.consentId, ids.endedConsentId]) {
    const receipt = await got<ReceiptView>(people.owner, getReceipt, { params: { consentId } });
    expect(receipt).toMatchObject({ givenTo: { name: '江澄农村商业银行股份有限公司' }, signature: null, duration: { usesMax: 3 } });
    expect(receipt.data.map(({ dataset }) => dataset)).toEqual(['05.01', '05.02']);
    expect(receipt.withdrawal.withdraw).not.toBe('');
    await (await as(people.owner)).post(issueReceipt, { params: { consentId }, body: {} }).expect(200);
  }
  const { items: looks } = await got<{ items: unknown[] }>(people.owner, listAccesses, { query: {} });
  expect(looks).toHaveLength(1);
});

test('the bank opens the file under the old consent, with the figures of this release', async () => {
  const manager = await as(people.manager);
  const opening = { params: { enterpriseId: ids.enterpriseId }, body: { applicationId: ids.applicationId } };
  const profile = (await manager.post(openProfile, opening).expect(201)).body as ProfileView;
  expect(profile.consent).toMatchObject({ id: ids.consentId, uses: 2 });
  const paid = profile.indicators.find(({ code }) => code === 'taxPaid12');
  // 1.5 万元 for July and August, 9 for September: a later row of the file stands.
  expect(paid?.value).toBe('120000.00');
  const page = { params: { enterpriseId: ids.enterpriseId, accessId: profile.access.id }, query: { dataset: '05.02' } };
  const { items } = (await manager.get(listProfileRecords, page).expect(200)).body as { items: { period: string }[] };
  expect(items.map(({ period }) => period)).toEqual(['2026-09', '2026-08', '2026-07']);
  const after = await got<ConsentView>(people.owner, getConsent, { params: { consentId: ids.consentId } });
  expect(after.uses).toBe(2);
});

test('old indicators and those rebuilt are the same', async () => {
  const before = await rows('select enterprise_id, indicators from profiles order by enterprise_id');
  expect(await rows('select 1 from profiles where rules_version = 0')).toEqual([]);
  await app.database.transaction((tx) => enqueue(tx, rebuild, { after: '', isAll: true }));
  await settle();
  expect(await rows('select enterprise_id, indicators from profiles order by enterprise_id')).toEqual(before);
});

test('the application of then is where it was, with its consent', async () => {
  const { items } = await got<{ items: { id: string; state: string }[] }>(people.manager, listApplications, { query: {} });
  expect(items.map(({ id, state }) => [id, state])).toEqual([[ids.application, 'submitted']]);
  await got(people.manager, getApplication, { params: { applicationId: ids.application } });
});

test('the file that lay there is loaded under its old mapping, and so is a new one; rows that waited move', async () => {
  const officer = await as(people.taxOfficer);
  const batchOf = async (batchId: string) => (await officer.get(ingestion.getBatch, { params: { batchId } }).expect(200)).body as ingestion.BatchView;
  expect(await batchOf(ids.openBatchId)).toMatchObject({ state: 'loaded', accepted: 1, mappingVersion: 1 });

  const content = file('信用代码,所属期,征收项目,应纳（万元）,入库（万元）', [`${ids.uscc},202610,增值税,3,3`]);
  const sent = await officer.upload(ingestion.sendBatch, { query: { dataset: '05.02', fileName: '新一月.csv' } }, content).expect(202);
  await settle();
  expect(await batchOf((sent.body as { id: string }).id)).toMatchObject({ state: 'loaded', accepted: 1, mappingVersion: 1 });

  const [waiting] = await rows<{ batch_id: string }>('select batch_id from waiting_rows');
  await app.database.transaction(async (tx) =>
    app.enterprises.register(tx, [
      {
        uscc: codeOf(77),
        name: '江澄第77机械有限公司',
        legalRepresentative: '钱明川',
        identityIndex: app.sealing.blindIndex('990102198001010077', 'identityNumber'),
        region: '990102',
        industry: 'C34',
        registeredCapitalFen: 1_000_000n,
        establishedOn: '2018-05-06',
        status: 'operating',
        employees: 5,
        asOf: new Date('2026-10-28T02:00:00Z'),
      },
    ]),
  );
  await settle();
  expect(await rows('select id from waiting_rows')).toEqual([]);
  expect(await batchOf(waiting?.batch_id ?? '')).toMatchObject({ waiting: 0, accepted: 1 });
});

test('deliveries of then stand on the quality board, and may be taken back', async () => {
  const board = async () => (await got<OwnBoard>(people.taxOfficer, getOwnBoard, {})).items.find(({ dataset }) => dataset === '05.02');
  const tax = await board();
  expect(tax?.figures).toMatchObject({ received: 10, accepted: 9, rejected: 1 });
  const [last] = await rows<{ id: string }>("select id from batches where dataset = '05.02' and state = 'loadedWithRejects'");
  await (await as(people.taxOfficer)).post(rollBackBatch, { params: { batchId: last?.id ?? '' }, body: { reason: '发错了' } }).expect(202);
  await settle();
  const { items } = await got<{ items: { period: string }[] }>(people.owner, listOwnRecords, { query: { dataset: '05.02' } });
  expect(items.map(({ period }) => period)).toEqual(['2026-10', '2026-08', '2026-07']);
  expect((await board())?.figures).toMatchObject({ accepted: 6, rejected: 0 });
});
