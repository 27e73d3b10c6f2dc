import { describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { world } from '../../../test/world.js';
import { now } from '../../kernel/clock.js';
import { makeUscc } from '../../kernel/pure/uscc.js';
import { acceptInvitation, lookUpInvitation } from '../identity/identity.contract.js';
import { firstStart } from './index.js';
import { Organisation } from './organisation.entity.js';
import * as contracts from './organisations.contract.js';

const w = world();
const bank = (name: string, uscc?: string) => ({ kind: 'bank' as const, name, shortName: name.slice(0, 4), region: '990100', ...(uscc && { uscc }) });

describe('taking an organisation on board', () => {
  it('happens once per key, and a name stands once', async () => {
    const { admin } = w.cast.operator;
    const key = 'onboard-spring-bank';
    const first = await w
      .as(admin)
      .post(contracts.createOrganisation, { body: bank('春江银行') }, { key })
      .expect(201);
    const again = await w
      .as(admin)
      .post(contracts.createOrganisation, { body: bank('春江银行') }, { key })
      .expect(201);
    expect(again.body.id).toBe(first.body.id);
    await w
      .as(admin)
      .post(contracts.createOrganisation, { body: bank('春江银行') })
      .expect(409);
    expect(await w.app.database.read().countBy(Organisation, { name: '春江银行' })).toBe(1);
    expect(first.body.roles).toEqual(['bankAdmin', 'productManager', 'customerManager', 'approver']);
    expect(first.body.can).toEqual(['invite', 'addBranch']);
  });

  it('checks the code and says what is wrong with it', async () => {
    const { admin } = w.cast.operator;
    const right = makeUscc('9', '1', '990100', 'MA5XYW12');
    const doubtful = `${right.slice(0, 17)}${right.endsWith('1') ? '2' : '1'}`;
    const wrong = await w
      .as(admin)
      .post(contracts.createOrganisation, { body: bank('秋水银行', doubtful) })
      .expect(422);
    expect(wrong.body.errors[0]).toMatchObject({ pointer: '/body/uscc', rule: 'uscc.doubtful' });
    await w
      .as(admin)
      .post(contracts.createOrganisation, { body: bank('秋水银行', '123') })
      .expect(422);
    const made = await w
      .as(admin)
      .post(contracts.createOrganisation, { body: bank('秋水银行', ` ${right.toLowerCase()}`) })
      .expect(201);
    expect(made.body.uscc).toBe(right);
  });

  it('adds branches under a parent of the same organisation', async () => {
    const { operator, riverBank, hillBank } = w.cast;
    const add = (organisationId: string, body: { name: string; parentId?: string }) =>
      w.as(operator.admin).post(contracts.addBranch, { params: { organisationId }, body });
    const main = await add(hillBank.id, { name: '江澄分行' }).expect(201);
    await add(hillBank.id, { name: '城南支行', parentId: main.body.id as string }).expect(201);
    await add(hillBank.id, { name: '城南支行' }).expect(409);
    const foreign = await add(riverBank.id, { name: '城北支行', parentId: main.body.id as string }).expect(422);
    expect(foreign.body.errors[0].pointer).toBe('/body/parentId');
    await add('01JBZZZZZZZZZZZZZZZZZZZZZZ', { name: '没有' }).expect(404);
    const { body } = await w
      .as(operator.admin)
      .get(contracts.getOrganisation, { params: { organisationId: hillBank.id } })
      .expect(200);
    expect(body.branches.map((branch: { name: string }) => branch.name)).toEqual(['江澄分行', '城南支行']);
    expect(body.memberCount).toBe(4);
  });

  it('shows everyone their own organisation, and an enterprise none', async () => {
    const { riverBank, hengze, operator } = w.cast;
    const { body } = await w.as(riverBank.approver).get(contracts.getOwnOrganisation, {}).expect(200);
    expect([body.id, body.can]).toEqual([riverBank.id, []]);
    await w.as(hengze.owner).get(contracts.getOwnOrganisation, {}).expect(404);
    await w.as(riverBank.admin).get(contracts.listOrganisations, { query: {} }).expect(403);
    const banks = await w
      .as(operator.reviewer)
      .get(contracts.listOrganisations, { query: { kind: 'source' } })
      .expect(200);
    expect(banks.body.items.every((item: { kind: string; can: string[] }) => item.kind === 'source' && item.can.length === 0)).toBe(true);
  });
});

describe('the first start', () => {
  it('makes a new link each time until one is used, and then none', async () => {
    const { database, identity, organisations } = w.app;
    const start = () => firstStart({ database, identity, organisations, operatorName: '不会再建一个', cityRegion: '990100' });
    expect(await start()).toBeNull();
    await database.transaction((tx) => tx.query('delete from memberships where party_id = ?', [w.cast.operator.id]));

    const tokenOf = (made: { link: string } | null): string => made?.link.split('#')[1] ?? '';
    const old = tokenOf(await start());
    const token = tokenOf(await start());
    await w
      .as(null)
      .post(lookUpInvitation, { body: { token: old } })
      .expect(404);
    const { body } = await w.as(null).post(lookUpInvitation, { body: { token } }).expect(200);
    const code = new TOTP({ secret: Secret.fromBase32(body.totp.secret as string) }).generate({ timestamp: now().getTime() });
    await w
      .as(null)
      .post(acceptInvitation, { body: { token, name: '韩立', username: 'hanli.first', password: 'river-stone-lamp-41', code } })
      .expect(201);
    expect(await start()).toBeNull();
  });
});
