import { afterEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Response } from 'supertest';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { getOwnEnterprise } from '../enterprises/enterprises.contract.js';
import { EvidenceEntry } from '../evidence/index.js';
import * as contracts from './identity.contract.js';
import { Session } from './session.entity.js';

const w = world();
afterEach(() => setClock(null));

const codeOf = (totpSecret: string): string => new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: now().getTime() });
const tokenOf = (response: Response): string => /sid=([^;]+)/.exec(String(response.get('Set-Cookie')))?.[1] ?? '';
const laterBy = (seconds: number): void => setClock(new Date(now().getTime() + seconds * 1000));
const challengeFor = async ({ username, password }: Person): Promise<string> =>
  (await w.as(null).post(contracts.startSignIn, { body: { username, password } }).expect(201)).body.challenge as string;
const signIn = async (person: Person): Promise<Response> =>
  w.as(null).post(contracts.finishSignIn, { body: { challenge: await challengeFor(person), code: codeOf(person.totpSecret) } });
const newOwner = (): Promise<Person> => w.newPerson({ kind: 'enterprise', id: w.cast.hengze.id }, 'enterpriseOwner', '临时');
const entriesOf = async (personId: string): Promise<string[]> =>
  (await w.app.database.read().find(EvidenceEntry, { where: { personId }, order: { id: 'ASC' } })).map(({ kind }) => kind);

describe('signing in', () => {
  it('takes password and code, gives a cookie scripts cannot read, and tells who one is', async () => {
    const person = await newOwner();
    const answer = await signIn(person);
    expect(answer.status).toBe(201);
    expect(String(answer.get('Set-Cookie'))).toMatch(/HttpOnly/);
    expect(answer.body.person.username).toBe(person.username);
    expect(answer.body.current.partyName).toBe(w.cast.hengze.name);
    expect(answer.body.provenAt).not.toBeNull();

    const caller = { token: tokenOf(answer) };
    const { body } = await w.as(caller).get(contracts.getSession, {}).expect(200);
    expect([body.cityName, body.session.person.id]).toEqual(['江澄市', person.personId]);
    expect(await entriesOf(person.personId)).toEqual(['person.registered', 'session.started']);
    const stored = await w.app.database.read().find(Session, { where: { personId: person.personId } });
    expect(stored.map(({ digest }) => digest)).not.toContain(caller.token);
  });

  it('does not tell an unknown user from a wrong password', async () => {
    const person = await newOwner();
    const wrong = await w
      .as(null)
      .post(contracts.startSignIn, { body: { username: person.username, password: 'not-this-one' } })
      .expect(401);
    const unknown = await w
      .as(null)
      .post(contracts.startSignIn, { body: { username: 'nobody-at-all', password: 'not-this-one' } })
      .expect(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    expect(await entriesOf(person.personId)).toContain('proof.failed');
  });

  it('is one account whatever the capitals', async () => {
    const person = await newOwner();
    await w
      .as(null)
      .post(contracts.startSignIn, { body: { username: person.username.toUpperCase(), password: person.password } })
      .expect(201);
  });

  it('takes a code once: a replay is refused, also of two at the same moment', async () => {
    const person = await newOwner();
    const code = codeOf(person.totpSecret);
    const challenges = [await challengeFor(person), await challengeFor(person)];
    const answers = await Promise.all(challenges.map((challenge) => w.as(null).post(contracts.finishSignIn, { body: { challenge, code } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);

    const again = await w
      .as(null)
      .post(contracts.finishSignIn, { body: { challenge: await challengeFor(person), code } })
      .expect(422);
    expect(again.body.errors[0].pointer).toBe('/body/code');
    laterBy(60);
    expect((await signIn(person)).status).toBe(201);
  });

  it('lets a challenge be answered once, five times wrongly, and for five minutes', async () => {
    const person = await newOwner();
    const used = await challengeFor(person);
    await w
      .as(null)
      .post(contracts.finishSignIn, { body: { challenge: used, code: codeOf(person.totpSecret) } })
      .expect(201);
    laterBy(60);
    await w
      .as(null)
      .post(contracts.finishSignIn, { body: { challenge: used, code: codeOf(person.totpSecret) } })
      .expect(401);

    const tried = await challengeFor(person);
    for (let i = 0; i < 5; i += 1)
      await w
        .as(null)
        .post(contracts.finishSignIn, { body: { challenge: tried, code: wrongCode(person) } })
        .expect(422);
    await w
      .as(null)
      .post(contracts.finishSignIn, { body: { challenge: tried, code: codeOf(person.totpSecret) } })
      .expect(401);

    const old = await challengeFor(person);
    laterBy(5 * 60 + 1);
    await w
      .as(null)
      .post(contracts.finishSignIn, { body: { challenge: old, code: codeOf(person.totpSecret) } })
      .expect(401);
  });

  it('is closed for 15 minutes after ten wrong tries, for real and unreal names alike, also when all come at once', async () => {
    const person = await newOwner();
    for (const username of [person.username, 'also-nobody']) {
      const tries = Array.from({ length: 14 }, () => w.as(null).post(contracts.startSignIn, { body: { username, password: 'wrong-again' } }));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect([statuses.filter((status) => status === 401).length, statuses.filter((status) => status === 429).length]).toEqual([10, 4]);
    }
    const closed = await w
      .as(null)
      .post(contracts.startSignIn, { body: { username: person.username, password: person.password } })
      .expect(429);
    expect(Number(closed.get('Retry-After'))).toBeGreaterThan(800);
    laterBy(15 * 60 + 1);
    expect((await signIn(person)).status).toBe(201);
  });
});

const wrongCode = ({ totpSecret }: Person): string => {
  const near = [-1, 0, 1].map((steps) =>
    new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: now().getTime() + steps * 30_000 }),
  );
  return ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code)) ?? '444444';
};

describe('a session', () => {
  it('ends by signing out, by an hour of silence, and after twelve hours whatever happens', async () => {
    const person = await newOwner();
    await w.as(person).delete(contracts.signOut, {}).expect(200);
    await w.as(person).get(getOwnEnterprise, {}).expect(401);

    const idle = await w.refresh(person);
    laterBy(60 * 60 + 1);
    await w.as(idle).get(getOwnEnterprise, {}).expect(401);

    const busy = await w.refresh(person);
    for (let i = 0; i < 15; i += 1) {
      laterBy(45 * 60);
      await w.as(busy).get(getOwnEnterprise, {}).expect(200);
    }
    laterBy(45 * 60);
    await w.as(busy).get(getOwnEnterprise, {}).expect(401);
  });

  it('changes its token when the membership is switched, and the old token is dead at once', async () => {
    const person = await newOwner();
    const { baichuan, hengze } = w.cast;
    const membershipId = await w.app.database.transaction((tx) =>
      w.app.identity.grantMembership(
        tx,
        { personId: '', membershipId: null, permissions: new Set() },
        { personId: person.personId, partyKind: 'enterprise', partyId: baichuan.id, role: 'enterpriseAgent' },
      ),
    );
    const switched = await w.as(person).put(contracts.switchMembership, { body: { membershipId } }).expect(200);
    expect(switched.body.current.partyId).toBe(baichuan.id);
    expect(switched.body.memberships).toHaveLength(2);
    await w.as(person).get(getOwnEnterprise, {}).expect(401);
    const { body } = await w
      .as({ token: tokenOf(switched) })
      .get(getOwnEnterprise, {})
      .expect(200);
    expect(body.id).toBe(baichuan.id);
    expect(body.id).not.toBe(hengze.id);
    await w
      .as({ token: tokenOf(switched) })
      .put(contracts.switchMembership, { body: { membershipId: w.cast.baichuan.owner.membershipId } })
      .expect(404);
  });

  it('can be ended from another one, and is nobody else’s to end', async () => {
    const person = await newOwner();
    const other = await w.refresh({ ...person });
    const list = await w.as(other).get(contracts.listSessions, { query: {} }).expect(200);
    expect(list.body.items).toHaveLength(2);
    const first = list.body.items.find((item: { isCurrent: boolean }) => !item.isCurrent).id as string;
    await w
      .as(w.cast.baichuan.owner)
      .delete(contracts.endSession, { params: { sessionId: first } })
      .expect(404);
    await w.as(person).get(getOwnEnterprise, {}).expect(200);
    await w
      .as(other)
      .delete(contracts.endSession, { params: { sessionId: first } })
      .expect(200);
    await w.as(person).get(getOwnEnterprise, {}).expect(401);
  });
});

describe('proving oneself again', () => {
  it('makes the proof fresh with password and code, and only then may the password change, which ends every other session', async () => {
    const person = await newOwner();
    laterBy(6 * 60);
    await w
      .as(person)
      .put(contracts.changePassword, { body: { newPassword: 'a-better-one-2031' } })
      .expect(403);
    await w
      .as(person)
      .post(contracts.proveSelf, { body: { password: 'wrong-password', code: codeOf(person.totpSecret) } })
      .expect(422);
    // The wrong attempt has spent the code.
    await w
      .as(person)
      .post(contracts.proveSelf, { body: { password: person.password, code: codeOf(person.totpSecret) } })
      .expect(422);
    laterBy(60);
    const { body } = await w
      .as(person)
      .post(contracts.proveSelf, { body: { password: person.password, code: codeOf(person.totpSecret) } })
      .expect(201);
    expect(new Date(body.proofFreshUntil as string).getTime()).toBeGreaterThan(now().getTime());

    const other = await w.refresh({ ...person });
    await w
      .as(person)
      .put(contracts.changePassword, { body: { newPassword: `x${person.username}x` } })
      .expect(422);
    await w
      .as(person)
      .put(contracts.changePassword, { body: { newPassword: 'Password1234' } })
      .expect(422);
    await w
      .as(person)
      .put(contracts.changePassword, { body: { newPassword: 'a-better-one-2031' } })
      .expect(200);
    await w.as(other).get(getOwnEnterprise, {}).expect(401);
    await w.as(person).get(getOwnEnterprise, {}).expect(200);
    await w
      .as(null)
      .post(contracts.startSignIn, { body: { username: person.username, password: person.password } })
      .expect(401);
    await challengeFor({ ...person, password: 'a-better-one-2031' });
    expect(await entriesOf(person.personId)).toEqual(expect.arrayContaining(['person.proven', 'proof.failed', 'password.changed']));
  });
});
