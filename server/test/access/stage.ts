import { Secret, TOTP } from 'otpauth';
import { now } from '../../src/kernel/clock.js';
import { makeUscc } from '../../src/kernel/pure/uscc.js';
import * as enterprises from '../../src/modules/enterprises/enterprises.contract.js';
import * as identity from '../../src/modules/identity/identity.contract.js';
import type { RoleName } from '../../src/modules/identity/identity.contract.js';
import type { Caller } from '../as.js';
import { codeOf, file, paymentLine, paymentsHeader, registrationHeader, registrationLine } from '../deliveries.js';
import { scenes } from '../scenes.js';
import type { Cast, Firm, Person, World } from '../world.js';
import type { Signed } from './who.js';

/** Someone with an account who belongs to no one. */
export interface Newcomer extends Caller {
  readonly personId: string;
  readonly username: string;
  readonly password: string;
  readonly totpSecret: string;
}

/** One party of each kind, with a person in each of its roles. Everything of `own` belongs together, and so does everything of `other`. */
export interface Side {
  readonly name: 'own' | 'other';
  readonly firm: Firm & { readonly owner: Person; readonly agent: Person };
  readonly bank: Cast['riverBank'] | Cast['hillBank'];
  /** There is one operator: on the other side a bank's administrator stands in its place. */
  readonly people: Readonly<Record<RoleName, Person>>;
  readonly unattached: Newcomer;
  readonly region: string;
  readonly delivery: { readonly dataset: string; readonly good: () => string; readonly bad: string };
}

/** Builds records for the walk over HTTP. What calls do not use up is made once for each side. */
export class Stage {
  readonly scenes: ReturnType<typeof scenes>;
  private readonly kept = new Map<string, Promise<unknown>>();
  private counter = 0;

  private constructor(
    readonly world: World,
    readonly own: Side,
    readonly other: Side,
  ) {
    this.scenes = scenes(world, { sharesProducts: true });
  }

  static async set(world: World): Promise<Stage> {
    return new Stage(world, await ownSide(world), await otherSide(world));
  }

  /** Made once for each side. */
  keep<T>(name: string, { name: side }: Side, make: () => Promise<T>): Promise<T> {
    const key = `${side}:${name}`;
    const made = this.kept.get(key) ?? make();
    this.kept.set(key, made);
    return made as Promise<T>;
  }

  /** Made anew for a call that uses it up. The other party's is never used up: its call is refused. */
  fresh<T>(name: string, side: Side, make: () => Promise<T>): Promise<T> {
    return side.name === 'own' ? make() : this.keep(`fresh ${name}`, side, make);
  }

  caller(side: Side, who: Signed): Caller {
    return who === 'unattached' ? side.unattached : side.people[who];
  }

  next(): number {
    return (this.counter += 1);
  }

  /** A code that no firm is registered under. */
  newCode(): string {
    return makeUscc('9', '1', '990102', `MC${String(200_000 + this.next())}`);
  }

  newcomer(): Promise<Newcomer> {
    return newcomer(this.world);
  }

  /** Another person of the same party and role, with a password and a code to use up. */
  async colleague(side: Side, who: Signed): Promise<Newcomer> {
    if (who === 'unattached') return this.newcomer();
    const { partyKind: kind, partyId: id } = side.people[who];
    return this.world.newPerson({ kind, id, ...(kind === 'regulator' && { regionScope: side.region }) }, who, '同事');
  }

  /** The code after the current one: the current may have been spent on making the account. */
  code({ totpSecret }: { readonly totpSecret: string }): string {
    return new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: now().getTime() + 30_000 });
  }

  async invitation(side: Side, by: RoleName = 'enterpriseOwner'): Promise<{ id: string; token: string }> {
    const { role, regionScope } = this.offer(side, by);
    const body = { role, ...(regionScope && { regionScope }) };
    const answer = await this.world.as(side.people[by]).post(identity.inviteMember, { body }).expect(201);
    const { id, link } = answer.body as { id: string; link: string };
    return { id, token: link.split('#')[1] ?? '' };
  }

  offer(side: Side, by: RoleName): { role: RoleName; regionScope?: string } {
    const { role, partyKind } = side.people[by];
    return { role, ...(partyKind === 'regulator' && { regionScope: side.region }) };
  }

  claimBody() {
    return {
      uscc: this.newCode(),
      enterpriseName: `江澄第${this.next()}商贸有限公司`,
      legalRepresentative: '钱明川',
      identityNumber: '990102198001010017',
    };
  }

  async claim(by: Caller): Promise<{ id: string }> {
    return (await this.world.as(by).post(enterprises.makeClaim, { body: this.claimBody() }).expect(201)).body as { id: string };
  }
}

async function ownSide(world: World): Promise<Side> {
  const { operator, riverBank, hengze, market, regulator } = world.cast;
  const region = '990102';
  let deliveries = 0;
  return {
    name: 'own',
    firm: hengze,
    bank: riverBank,
    people: {
      operatorAdmin: operator.admin,
      operatorReviewer: operator.reviewer,
      sourceAdmin: market.officer,
      sourceOfficer: await world.newPerson({ kind: 'source', id: market.id }, 'sourceOfficer', '市场科员'),
      bankAdmin: riverBank.admin,
      productManager: riverBank.productManager,
      customerManager: riverBank.customerManager,
      approver: riverBank.approver,
      regulatorAnalyst: regulator.district,
      regulatorAdmin: await world.newPerson({ kind: 'regulator', id: regulator.id, regionScope: region }, 'regulatorAdmin', '高新科长'),
      enterpriseOwner: hengze.owner,
      enterpriseAgent: hengze.agent,
    },
    unattached: await newcomer(world),
    region,
    delivery: {
      dataset: '01.01',
      good: () => file(registrationHeader, [registrationLine((deliveries += 1))]),
      bad: file(registrationHeader, [registrationLine(900, { capital: '不详' })]),
    },
  };
}

async function otherSide(world: World): Promise<Side> {
  const { hillBank, baichuan, tax } = world.cast;
  // A supervisor of its own: two offices share a city, not their people.
  const office = await world.app.database.transaction((tx) =>
    world.app.organisations.create(
      tx,
      { personId: '', membershipId: null, permissions: new Set() },
      { kind: 'regulator', name: '澄东区金融办', shortName: '澄东金融办', region: '990101' },
    ),
  );
  const region = '990101';
  const atOffice = (role: RoleName, name: string): Promise<Person> =>
    world.newPerson({ kind: 'regulator', id: office.id, regionScope: region }, role, name);
  const agent = await world.newPerson({ kind: 'enterprise', id: baichuan.id }, 'enterpriseAgent', '钱会计');
  let deliveries = 0;
  return {
    name: 'other',
    firm: { ...baichuan, agent },
    bank: hillBank,
    people: {
      operatorAdmin: hillBank.admin,
      operatorReviewer: hillBank.admin,
      sourceAdmin: await world.newPerson({ kind: 'source', id: tax.id }, 'sourceAdmin', '税务科长'),
      sourceOfficer: tax.officer,
      bankAdmin: hillBank.admin,
      productManager: hillBank.productManager,
      customerManager: hillBank.customerManager,
      approver: hillBank.approver,
      regulatorAnalyst: await atOffice('regulatorAnalyst', '澄东科员'),
      regulatorAdmin: await atOffice('regulatorAdmin', '澄东科长'),
      enterpriseOwner: baichuan.owner,
      enterpriseAgent: agent,
    },
    unattached: await newcomer(world),
    region,
    delivery: {
      dataset: '05.02',
      good: () => file(paymentsHeader, [paymentLine(baichuan.uscc, '2026-05', `${(deliveries += 1)}.00`)]),
      bad: file(paymentsHeader, [paymentLine(codeOf(901), '2026-05', '不详')]),
    },
  };
}

let newcomers = 0;

async function newcomer(world: World): Promise<Newcomer> {
  const username = `newcomer${(newcomers += 1)}`;
  const started = await world.as(null).post(identity.startRegistration, { body: { username } }).expect(201);
  const { registration, totp } = started.body as { registration: string; totp: { secret: string } };
  const password = 'eine-lange-losung';
  const code = new TOTP({ secret: Secret.fromBase32(totp.secret) }).generate({ timestamp: now().getTime() });
  const made = await world
    .as(null)
    .post(identity.finishRegistration, { body: { registration, name: '新来的人', password, code } })
    .expect(201);
  const cookie = (made.headers['set-cookie'] as unknown as string[])[0] ?? '';
  const { person } = made.body as identity.SessionView;
  return { personId: person.id, username, password, totpSecret: totp.secret, token: /sid=([^;]+)/.exec(cookie)?.[1] ?? '' };
}
