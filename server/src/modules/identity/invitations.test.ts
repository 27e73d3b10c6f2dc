import { afterEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { Response } from 'supertest';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { EvidenceEntry } from '../evidence/index.js';
import { inviteToOrganisation } from '../organisations/organisations.contract.js';
import * as contracts from './identity.contract.js';

const w = world();
afterEach(() => setClock(null));

const codeOf = (totpSecret: string): string => new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp: now().getTime() });
const tokenIn = (link: string): string => link.split('#')[1] ?? '';
const cookieOf = (response: Response): { token: string } => ({ token: /sid=([^;]+)/.exec(String(response.get('Set-Cookie')))?.[1] ?? '' });
const laterBy = (seconds: number): void => setClock(new Date(now().getTime() + seconds * 1000));
let people = 0;
const account = () => ({ name: '新同事', username: `new.person.${(people += 1)}`, password: 'river-stone-lamp-41' });
const inviteAgent = async (by: Person): Promise<{ id: string; token: string }> => {
  const { body } = await w
    .as(by)
    .post(contracts.inviteMember, { body: { role: 'enterpriseAgent', note: '给小林' } })
    .expect(201);
  return { id: body.id as string, token: tokenIn(body.link as string) };
};
const secretFor = async (token: string): Promise<string> =>
  (await w.as(null).post(contracts.lookUpInvitation, { body: { token } }).expect(200)).body.totp.secret as string;

describe('an invitation', () => {
  it('says what it offers, keeps its secret over reloads, and makes a member who is signed in', async () => {
    const { hengze } = w.cast;
    const { token } = await inviteAgent(hengze.owner);
    const seen = await w.as(null).post(contracts.lookUpInvitation, { body: { token } }).expect(200);
    expect([seen.body.partyName, seen.body.role]).toEqual([hengze.name, 'enterpriseAgent']);
    expect(await secretFor(token)).toBe(seen.body.totp.secret);

    const wrong = await w.as(null).post(contracts.acceptInvitation, { body: { token, ...account(), code: '000000' } });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/body/code']);
    const fields = account();
    const accepted = await w
      .as(null)
      .post(contracts.acceptInvitation, { body: { token, ...fields, code: codeOf(seen.body.totp.secret) } })
      .expect(201);
    expect(accepted.body.current.partyId).toBe(hengze.id);
    const members = await w.as(cookieOf(accepted)).get(contracts.listMembers, { query: {} }).expect(200);
    expect(members.body.items.map((member: { username: string }) => member.username)).toContain(fields.username);
    await w.as(null).post(contracts.lookUpInvitation, { body: { token } }).expect(404);
  });

  it('is used once, also by two at the same moment', async () => {
    const { token } = await inviteAgent(w.cast.hengze.owner);
    const code = codeOf(await secretFor(token));
    const racers = [account(), account()];
    const answers = await Promise.all(racers.map((fields) => w.as(null).post(contracts.acceptInvitation, { body: { token, ...fields, code } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    const loser = racers[answers.findIndex(({ status }) => status === 404)];
    await w
      .as(null)
      .post(contracts.startSignIn, { body: { username: loser?.username ?? '', password: loser?.password ?? '' } })
      .expect(401);
  });

  it('stays open when the user name is taken, and refuses a guessable password', async () => {
    const { hengze } = w.cast;
    const { token } = await inviteAgent(hengze.owner);
    const code = codeOf(await secretFor(token));
    const taken = await w
      .as(null)
      .post(contracts.acceptInvitation, { body: { token, ...account(), username: hengze.owner.username.toUpperCase(), code } });
    expect([taken.status, taken.body.errors[0].pointer]).toEqual([409, '/body/username']);
    const weak = await w.as(null).post(contracts.acceptInvitation, { body: { token, ...account(), password: 'password123', code } });
    expect([weak.status, weak.body.errors[0].pointer]).toEqual([422, '/body/password']);
    await w
      .as(null)
      .post(contracts.acceptInvitation, { body: { token, ...account(), code } })
      .expect(201);
  });

  it('can be withdrawn by its own party only, lapses after seven days, and then opens nothing', async () => {
    const { hengze, baichuan } = w.cast;
    const { id, token } = await inviteAgent(hengze.owner);
    await w
      .as(baichuan.owner)
      .post(contracts.withdrawInvitation, { params: { invitationId: id }, body: {} })
      .expect(404);
    const withdrawn = await w
      .as(hengze.owner)
      .post(contracts.withdrawInvitation, { params: { invitationId: id }, body: {} })
      .expect(201);
    expect(withdrawn.body.state).toBe('withdrawn');
    await w
      .as(hengze.owner)
      .post(contracts.withdrawInvitation, { params: { invitationId: id }, body: {} })
      .expect(409);
    await w.as(null).post(contracts.lookUpInvitation, { body: { token } }).expect(404);

    const second = await inviteAgent(hengze.owner);
    laterBy(7 * 24 * 3600 + 1);
    await w
      .as(null)
      .post(contracts.lookUpInvitation, { body: { token: second.token } })
      .expect(404);
    const owner = await w.refresh({ ...hengze.owner });
    const list = await w.as(owner).get(contracts.listInvitations, { query: {} }).expect(200);
    expect(list.body.items[0]).toMatchObject({ id: second.id, state: 'lapsed' });
    const others = await w
      .as(await w.refresh({ ...baichuan.owner }))
      .get(contracts.listInvitations, { query: {} })
      .expect(200);
    expect(others.body.items).toEqual([]);
  });

  it('adds a membership to the account one is signed in with, once per party', async () => {
    const { hengze, baichuan } = w.cast;
    const { token } = await inviteAgent(hengze.owner);
    const joined = await w.as(baichuan.owner).post(contracts.acceptInvitationAsSelf, { body: { token } }).expect(201);
    expect(joined.body.memberships.map((one: { partyId: string }) => one.partyId).sort()).toEqual([hengze.id, baichuan.id].sort());
    expect(joined.body.current.partyId).toBe(baichuan.id);
    const again = await inviteAgent(hengze.owner);
    await w
      .as(baichuan.owner)
      .post(contracts.acceptInvitationAsSelf, { body: { token: again.token } })
      .expect(409);
    await w
      .as(null)
      .post(contracts.lookUpInvitation, { body: { token: again.token } })
      .expect(200);
  });

  it('offers only positions the party has', async () => {
    const { riverBank, hillBank, regulator, hengze, operator } = w.cast;
    const pointerOf = async (by: Person, body: { role: contracts.RoleName; branchId?: string; regionScope?: string }): Promise<unknown> => {
      const answer = await w.as(by).post(contracts.inviteMember, { body });
      return answer.status === 201 ? 'made' : [answer.status, answer.body.errors?.[0].pointer];
    };
    expect(await pointerOf(hengze.owner, { role: 'bankAdmin' })).toEqual([422, '/body/role']);
    expect(await pointerOf(hillBank.admin, { role: 'approver', branchId: riverBank.branchId })).toEqual([422, '/body/branchId']);
    expect(await pointerOf(riverBank.admin, { role: 'approver', branchId: riverBank.branchId })).toBe('made');
    expect(await pointerOf(riverBank.admin, { role: 'approver', regionScope: '990101' })).toEqual([422, '/body/regionScope']);
    expect(await pointerOf(regulator.admin, { role: 'regulatorAnalyst' })).toEqual([422, '/body/regionScope']);
    expect(await pointerOf(regulator.admin, { role: 'regulatorAnalyst', regionScope: '880100' })).toEqual([422, '/body/regionScope']);
    expect(await pointerOf(regulator.admin, { role: 'regulatorAnalyst', regionScope: '990101' })).toBe('made');
    const made = await w
      .as(operator.admin)
      .post(inviteToOrganisation, { params: { organisationId: riverBank.id }, body: { role: 'approver', branchId: riverBank.branchId } })
      .expect(201);
    expect(made.body.branchName).toBe('城东支行');
  });
});

describe('a member', () => {
  it('is removed with their sessions, seen by their own party only', async () => {
    const { hengze, baichuan } = w.cast;
    const leaving = await w.newPerson({ kind: 'enterprise', id: hengze.id }, 'enterpriseAgent', '离任');
    await w
      .as(leaving)
      .delete(contracts.removeMember, { params: { membershipId: leaving.membershipId } })
      .expect(403);
    const foreign = await w
      .as(await w.refresh({ ...baichuan.owner }))
      .delete(contracts.removeMember, { params: { membershipId: leaving.membershipId } });
    expect(foreign.status).toBe(404);
    await w.as(leaving).get(contracts.listMembers, { query: {} }).expect(200);
    await w
      .as(hengze.owner)
      .delete(contracts.removeMember, { params: { membershipId: leaving.membershipId } })
      .expect(200);
    await w.as(leaving).get(contracts.listMembers, { query: {} }).expect(401);
    await w
      .as(hengze.owner)
      .delete(contracts.removeMember, { params: { membershipId: leaving.membershipId } })
      .expect(404);
    const kinds = await w.app.database.read().findBy(EvidenceEntry, { subjectId: leaving.membershipId });
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['membership.granted', 'membership.removed']);
  });

  it('who is removed cannot come back by a link they gave out before', async () => {
    const firm = await w.newFirm('江澄市离任有限公司', '990101');
    const party = { kind: 'enterprise' as const, id: firm.id };
    const [owner, leaving] = [await w.newPerson(party, 'enterpriseOwner', '甲'), await w.newPerson(party, 'enterpriseOwner', '乙')];
    const kept = await w
      .as(leaving)
      .post(contracts.inviteMember, { body: { role: 'enterpriseOwner' } })
      .expect(201);
    const others = await w
      .as(owner)
      .post(contracts.inviteMember, { body: { role: 'enterpriseAgent' } })
      .expect(201);
    await w
      .as(owner)
      .delete(contracts.removeMember, { params: { membershipId: leaving.membershipId } })
      .expect(200);
    const tokenIn = (answer: Response): string => String(answer.body.link).split('#')[1] ?? '';
    await w
      .as(null)
      .post(contracts.lookUpInvitation, { body: { token: tokenIn(kept) } })
      .expect(404);
    await w
      .as(null)
      .post(contracts.lookUpInvitation, { body: { token: tokenIn(others) } })
      .expect(200);
    const kinds = await w.app.database.read().findBy(EvidenceEntry, { subjectId: kept.body.id as string });
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['invitation.made', 'invitation.withdrawn']);
  });

  it('of a district or a branch brings in and removes people of it only', async () => {
    const { regulator, riverBank } = w.cast;
    const district = await w.newPerson({ kind: 'regulator', id: regulator.id, regionScope: '990102' }, 'regulatorAdmin', '区管理员');
    const branch = await w.newPerson({ kind: 'bank', id: riverBank.id, branchId: riverBank.branchId }, 'bankAdmin', '支行管理员');
    const invited = async (by: Person, body: { role: contracts.RoleName; branchId?: string; regionScope?: string }): Promise<number> =>
      (await w.as(by).post(contracts.inviteMember, { body })).status;
    expect(await invited(district, { role: 'regulatorAnalyst', regionScope: '990100' })).toBe(403);
    expect(await invited(district, { role: 'regulatorAnalyst', regionScope: '990101' })).toBe(403);
    expect(await invited(district, { role: 'regulatorAnalyst', regionScope: '990102' })).toBe(201);
    expect(await invited(branch, { role: 'approver' })).toBe(403);
    expect(await invited(branch, { role: 'approver', branchId: riverBank.branchId })).toBe(201);
    const removed = async (by: Person, { membershipId }: Person): Promise<number> =>
      (await w.as(by).delete(contracts.removeMember, { params: { membershipId } })).status;
    expect(await removed(district, regulator.city)).toBe(403);
    expect(await removed(branch, riverBank.admin)).toBe(403);
    const { body } = await w.as(district).get(contracts.listMembers, { query: {} }).expect(200);
    const buttons = (body.items as Array<{ membershipId: string; can: string[] }>).find(
      ({ membershipId }) => membershipId === regulator.city.membershipId,
    )?.can;
    expect(buttons).toEqual([]);
  });

  it('who is the last administrator stays, also when two remove each other at once', async () => {
    const firm = await w.newFirm('江澄市双人管理有限公司', '990101');
    const party = { kind: 'enterprise' as const, id: firm.id };
    const first = await w.newPerson(party, 'enterpriseOwner', '甲');
    await w
      .as(first)
      .delete(contracts.removeMember, { params: { membershipId: first.membershipId } })
      .expect(409);
    const second = await w.newPerson(party, 'enterpriseOwner', '乙');
    const pairs = [
      [first, second],
      [second, first],
    ] as const;
    await Promise.all(pairs.map(([by, other]) => w.as(by).delete(contracts.removeMember, { params: { membershipId: other.membershipId } })));
    expect(await w.app.identity.membersOf(firm.id)).toHaveLength(1);
  });
});

describe('signing up', () => {
  it('makes an account that acts for nobody, and tells a taken name only at the end', async () => {
    const { owner } = w.cast.hengze;
    const taken = await w
      .as(null)
      .post(contracts.startRegistration, { body: { username: owner.username } })
      .expect(201);
    const free = await w
      .as(null)
      .post(contracts.startRegistration, { body: { username: '13812346207' } })
      .expect(201);
    expect(Object.keys(taken.body)).toEqual(Object.keys(free.body));
    const finish = (start: Response) =>
      w.as(null).post(contracts.finishRegistration, {
        body: { registration: start.body.registration, name: '周明远', password: 'river-stone-lamp-41', code: codeOf(start.body.totp.secret) },
      });
    await finish(taken).expect(409);
    const made = await finish(free).expect(201);
    expect([made.body.current, made.body.memberships]).toEqual([null, []]);
    expect(made.body.permissions.sort()).toEqual(['claim:make', 'session:use']);
    await finish(free).expect(404);
    await w.as(cookieOf(made)).get(contracts.listMembers, { query: {} }).expect(403);
  });
});
