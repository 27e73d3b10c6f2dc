import 'reflect-metadata';
import { afterAll, beforeAll } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type AppSettings } from '../src/app.js';
import { platform, type PartyKind } from '../src/kernel/actor.js';
import { now, setClock } from '../src/kernel/clock.js';
import { fileKeyProvider, newToken, sha256 } from '../src/kernel/crypto/index.js';
import { newId } from '../src/kernel/ids.js';
import { createLog } from '../src/kernel/log.js';
import { makeUscc } from '../src/kernel/pure/uscc.js';
import type { RoleName } from '../src/modules/identity/identity.contract.js';
import { newTotpSecret } from '../src/modules/identity/index.js';
import { Session } from '../src/modules/identity/session.entity.js';
import { Calls, type Caller } from './as.js';
import { freshDatabase, type FreshDatabase } from './database.js';

/** Someone who is signed in, with everything needed to sign in again. */
export interface Person extends Caller {
  readonly personId: string;
  readonly membershipId: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly role: RoleName;
  readonly partyKind: PartyKind;
  readonly partyId: string;
  token: string;
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
}
export interface Firm {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
  readonly legalRepresentative: string;
  readonly identityNumber: string;
}

/** The named cast. Every feature test starts from these people. */
export interface Cast {
  readonly operator: Organisation & { readonly admin: Person; readonly reviewer: Person };
  readonly market: Organisation & { readonly officer: Person };
  readonly tax: Organisation & { readonly officer: Person };
  readonly riverBank: Organisation & {
    readonly branchId: string;
    readonly admin: Person;
    readonly productManager: Person;
    readonly customerManager: Person;
    readonly approver: Person;
  };
  readonly hillBank: Organisation & {
    readonly admin: Person;
    readonly productManager: Person;
    readonly customerManager: Person;
    readonly approver: Person;
  };
  readonly regulator: Organisation & { readonly city: Person; readonly district: Person; readonly admin: Person };
  /** 恒泽精密, in 高新区 990102. */
  readonly hengze: Firm & { readonly owner: Person; readonly agent: Person };
  /** 百川阀门, in 澄东区 990101: another party to everything hengze does. */
  readonly baichuan: Firm & { readonly owner: Person };
}

export interface World {
  readonly app: App;
  readonly cast: Cast;
  readonly settings: AppSettings;
  as(caller: Caller | null): Calls;
  /** Runs the waiting jobs (events, imports) until nothing is due. */
  settle(): Promise<void>;
  /** A new session for someone: after the clock has moved, the old one is idle and its proof is stale. */
  refresh(person: Person): Promise<Person>;
  /** One more session for someone, beside the ones they have; `provenAt` says when they last proved themselves. */
  again(person: Person, provenAt?: Date): Promise<Person>;
  newPerson(party: { kind: PartyKind; id: string; branchId?: string; regionScope?: string }, role: RoleName, name: string): Promise<Person>;
  newFirm(name: string, region: string): Promise<Firm>;
}

/** Opens a fresh database and application for the file, and closes both at its end. Read its fields inside tests only. */
export function world(overrides: Partial<AppSettings> = {}): World {
  const holder: { app?: App; cast?: Cast; settings?: AppSettings; fresh?: FreshDatabase } = {};
  const got = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The world is made in beforeAll: read it inside a test');
    return value;
  };
  beforeAll(async () => {
    holder.fresh = await freshDatabase();
    holder.settings = { ...testSettings(holder.fresh.url), ...overrides };
    holder.app = await createApp(holder.settings);
    holder.cast = await makeCast(holder.app);
  });
  afterAll(async () => {
    setClock(null);
    await holder.app?.worker.stop();
    await holder.app?.renderer.stop();
    await holder.app?.database.close();
    await holder.fresh?.drop();
  });
  return {
    get app() {
      return got(holder.app);
    },
    get cast() {
      return got(holder.cast);
    },
    get settings() {
      return got(holder.settings);
    },
    as: (caller) => new Calls(got(holder.app).server, caller),
    settle: () => got(holder.app).worker.drain(),
    refresh: (person) => withSession(got(holder.app), person),
    again: async (person, provenAt) => ({ ...person, token: await newSession(got(holder.app), person, provenAt) }),
    newPerson: (party, role, name) => newPerson(got(holder.app), party, role, name),
    newFirm: (name, region) => newFirm(got(holder.app), name, region),
  };
}

export const testSettings = (databaseUrl: string): AppSettings => ({
  databaseUrl,
  poolSize: 8,
  durable: false,
  keys: fileKeyProvider(join(mkdtempSync(join(tmpdir(), 'xinyidai-keys-')), 'master.key')),
  log: createLog('silent'),
  version: 'test',
  trustProxy: 0,
  requestsPerMinute: 1_000_000,
  limitFactor: 1_000,
  jobLeaseMs: 30_000,
  cityName: '江澄市',
  cityRegion: '990100',
  operatorName: '江澄市信用服务中心',
  hashCost: 'test',
  signingKeyBits: 2048,
});

async function makeCast(app: App): Promise<Cast> {
  const organisation = (kind: 'operator' | 'source' | 'bank' | 'regulator', name: string, shortName: string): Promise<Organisation> =>
    app.database.transaction((tx) => app.organisations.create(tx, platform, { kind, name, shortName, region: '990100' }));
  const operator = await organisation('operator', '江澄市信用服务中心', '信用中心');
  const market = await organisation('source', '江澄市市场监督管理局', '市场监管局');
  const tax = await organisation('source', '国家税务总局江澄市税务局', '税务局');
  const riverBank = await organisation('bank', '江澄农村商业银行股份有限公司', '江澄农商');
  const hillBank = await organisation('bank', '远通银行股份有限公司', '远通银行');
  const regulator = await organisation('regulator', '江澄市地方金融管理局', '金融管理局');
  await app.catalogue.assign(platform, market.id, ['01.01', '12.04']);
  await app.catalogue.assign(platform, tax.id, ['05.01', '05.02']);
  const branchId = await app.database.transaction(
    async (tx) => (await app.organisations.addBranch(tx, platform, riverBank.id, { name: '城东支行', region: '990101' })).id,
  );
  const hengze = await newFirm(app, '江澄市恒泽精密机械有限公司', '990102');
  const baichuan = await newFirm(app, '江澄市百川阀门有限公司', '990101');

  const bankPeople = async (id: string, prefix: string, branch?: string) => {
    const person = (role: RoleName, name: string): Promise<Person> =>
      newPerson(app, { kind: 'bank', id, ...(branch && { branchId: branch }) }, role, `${prefix}${name}`);
    return {
      admin: await newPerson(app, { kind: 'bank', id }, 'bankAdmin', `${prefix}管理员`),
      productManager: await person('productManager', '许静'),
      customerManager: await person('customerManager', '陈志航'),
      approver: await person('approver', '沈雨'),
    };
  };
  return {
    operator: {
      ...operator,
      admin: await newPerson(app, { kind: 'operator', id: operator.id }, 'operatorAdmin', '韩立'),
      reviewer: await newPerson(app, { kind: 'operator', id: operator.id }, 'operatorReviewer', '何静'),
    },
    market: { ...market, officer: await newPerson(app, { kind: 'source', id: market.id }, 'sourceAdmin', '冯文静') },
    tax: { ...tax, officer: await newPerson(app, { kind: 'source', id: tax.id }, 'sourceOfficer', '韩建国') },
    riverBank: { ...riverBank, branchId, ...(await bankPeople(riverBank.id, '农商', branchId)) },
    hillBank: { ...hillBank, ...(await bankPeople(hillBank.id, '远通')) },
    regulator: {
      ...regulator,
      city: await newPerson(app, { kind: 'regulator', id: regulator.id, regionScope: '990100' }, 'regulatorAnalyst', '顾言'),
      district: await newPerson(app, { kind: 'regulator', id: regulator.id, regionScope: '990102' }, 'regulatorAnalyst', '苏雨'),
      admin: await newPerson(app, { kind: 'regulator', id: regulator.id, regionScope: '990100' }, 'regulatorAdmin', '范立'),
    },
    hengze: {
      ...hengze,
      owner: await newPerson(app, { kind: 'enterprise', id: hengze.id }, 'enterpriseOwner', '李梅'),
      agent: await newPerson(app, { kind: 'enterprise', id: hengze.id }, 'enterpriseAgent', '林晓岚'),
    },
    baichuan: { ...baichuan, owner: await newPerson(app, { kind: 'enterprise', id: baichuan.id }, 'enterpriseOwner', '赵刚') },
  };
}

let firms = 0;

/** A registered firm with a fictional code (region 9901xx is not assigned). */
async function newFirm(app: App, name: string, region: string): Promise<Firm> {
  firms += 1;
  const firm = {
    uscc: makeUscc('9', '1', region, `MA${String(500_000 + firms)}`),
    name,
    legalRepresentative: '周明远',
    identityNumber: `${region}19800101${String(1000 + firms)}`,
  };
  await app.database.transaction((tx) =>
    app.enterprises.register(tx, [
      {
        uscc: firm.uscc,
        name,
        legalRepresentative: firm.legalRepresentative,
        identityIndex: app.sealing.blindIndex(firm.identityNumber, 'identityNumber'),
        region,
        industry: 'C34',
        registeredCapitalFen: 50_000_000n,
        establishedOn: '2017-03-01',
        status: 'operating',
        employees: 40,
        asOf: now(),
      },
    ]),
  );
  const id = (await app.enterprises.idsByUscc(app.database.read(), [firm.uscc])).get(firm.uscc);
  if (!id) throw new Error(`${name} was not registered`);
  return { id, ...firm };
}

async function newPerson(
  app: App,
  party: { kind: PartyKind; id: string; branchId?: string; regionScope?: string },
  role: RoleName,
  name: string,
): Promise<Person> {
  const username = `u${randomBytes(6).toString('hex')}`;
  const password = `long-enough-${randomBytes(6).toString('hex')}`;
  const totpSecret = newTotpSecret();
  const { personId, membershipId } = await app.database.transaction(async (tx) => {
    const id = await app.identity.createPerson(tx, { username, name, password, totpSecret });
    const position = {
      partyKind: party.kind,
      partyId: party.id,
      role,
      ...(party.branchId && { branchId: party.branchId }),
      ...(party.regionScope && { regionScope: party.regionScope }),
    };
    return { personId: id, membershipId: await app.identity.grantMembership(tx, platform, { personId: id, ...position }) };
  });
  return withSession(app, {
    personId,
    membershipId,
    name,
    username,
    password,
    totpSecret,
    role,
    partyKind: party.kind,
    partyId: party.id,
    token: '',
  });
}

async function withSession(app: App, person: Person): Promise<Person> {
  person.token = await newSession(app, person);
  return { ...person };
}

async function newSession(app: App, person: Person, provenAt?: Date): Promise<string> {
  const token = newToken();
  const at = now();
  await app.database.transaction((tx) =>
    tx.insert(Session, {
      id: newId(),
      digest: sha256(token),
      personId: person.personId,
      membershipId: person.membershipId,
      userAgent: 'test',
      createdAt: at,
      expiresAt: new Date(at.getTime() + 12 * 3_600_000),
      lastSeenAt: at,
      provenAt: provenAt ?? at,
    }),
  );
  return token;
}
