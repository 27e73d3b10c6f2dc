import { afterEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { world, type Firm } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { makeUscc } from '../../kernel/pure/uscc.js';
import { EvidenceEntry } from '../evidence/index.js';
import * as identity from '../identity/identity.contract.js';
import { Claim } from './claim.entity.js';
import { Enterprise } from './enterprise.entity.js';
import * as contracts from './enterprises.contract.js';

const w = world();
afterEach(() => setClock(null));

let people = 0;
/** A person who has just signed up and belongs to no one. */
async function newcomer(): Promise<{ token: string }> {
  const { body } = await w
    .as(null)
    .post(identity.startRegistration, { body: { username: `newcomer${(people += 1)}` } })
    .expect(201);
  const code = new TOTP({ secret: Secret.fromBase32(body.totp.secret as string) }).generate({ timestamp: now().getTime() });
  const made = await w
    .as(null)
    .post(identity.finishRegistration, { body: { registration: body.registration as string, name: '周明远', password: 'river-stone-lamp-41', code } })
    .expect(201);
  return { token: /sid=([^;]+)/.exec(String(made.get('Set-Cookie')))?.[1] ?? '' };
}

const claimOf = (firm: Firm) => ({
  uscc: firm.uscc,
  enterpriseName: firm.name,
  legalRepresentative: firm.legalRepresentative,
  identityNumber: firm.identityNumber,
});
const kindsOf = async (subjectId: string): Promise<string[]> =>
  (await w.app.database.read().find(EvidenceEntry, { where: { subjectId }, order: { id: 'ASC' } })).map(({ kind }) => kind);

describe('a claim', () => {
  it('that the register proves makes the person owner at once', async () => {
    const firm = await w.newFirm('江澄市晨光（集团）有限公司', '990101');
    const person = await newcomer();
    await w.as(person).get(contracts.getOwnEnterprise, {}).expect(403);
    const body = { ...claimOf(firm), uscc: ` ${firm.uscc.toLowerCase()} `, enterpriseName: '江澄市晨光(集团)有限公司' };
    const made = await w.as(person).post(contracts.makeClaim, { body }, { key: 'claim-morning' }).expect(201);
    expect([made.body.state, made.body.reason]).toEqual(['approved', null]);
    expect(JSON.stringify(made.body)).not.toContain(firm.identityNumber);
    const again = await w.as(person).post(contracts.makeClaim, { body }, { key: 'claim-morning' }).expect(201);
    expect(again.body.id).toBe(made.body.id);

    const { body: session } = await w.as(person).get(identity.getSession, {}).expect(200);
    expect([session.session.current.partyId, session.session.current.role]).toEqual([firm.id, 'enterpriseOwner']);
    const own = await w.as(person).get(contracts.getOwnEnterprise, {}).expect(200);
    expect(own.body).toMatchObject({ uscc: firm.uscc, registeredCapital: '500000.00', industryName: expect.any(String) });
    await w
      .as(person)
      .post(contracts.makeClaim, { body: claimOf(firm) })
      .expect(409);
    expect(await kindsOf(made.body.id as string)).toEqual(['claim.made', 'claim.approved']);
    const stored = await w.app.database.read().findOneByOrFail(Claim, { id: made.body.id as string });
    expect(stored.identitySealed).not.toContain(firm.identityNumber);
  });

  it('that does not match waits, and its reason does not tell which detail was wrong', async () => {
    const firm = await w.newFirm('江澄市暮云食品有限公司', '990101');
    const person = await newcomer();
    const otherName = await w
      .as(person)
      .post(contracts.makeClaim, { body: { ...claimOf(firm), legalRepresentative: '赵刚' } })
      .expect(201);
    const otherNumber = await w
      .as(person)
      .post(contracts.makeClaim, { body: { ...claimOf(firm), identityNumber: '99010119800101999X' } })
      .expect(201);
    expect([otherName.body.state, otherNumber.body.state]).toEqual(['inReview', 'inReview']);
    expect(otherName.body.reason).toBe(otherNumber.body.reason);
    expect((await w.app.database.read().findOneByOrFail(Enterprise, { id: firm.id })).claimedBy).toBeNull();
    await w.as(person).get(contracts.getOwnEnterprise, {}).expect(403);
  });

  it('made twice in the same words is one claim, and five a day is the limit', async () => {
    const firm = await w.newFirm('江澄市五次有限公司', '990101');
    const person = await newcomer();
    const wrong = (digits: number) => ({ ...claimOf(firm), identityNumber: `990101198001010${digits}X` });
    const first = await w
      .as(person)
      .post(contracts.makeClaim, { body: wrong(10) })
      .expect(201);
    const same = await w
      .as(person)
      .post(contracts.makeClaim, { body: wrong(10) })
      .expect(201);
    expect(same.body.id).toBe(first.body.id);
    const answers = await Promise.all([11, 12, 13, 14, 15, 16, 17].map((digit) => w.as(person).post(contracts.makeClaim, { body: wrong(digit) })));
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(4);
    for (const digit of [21, 22, 23, 24]) await w.as(person).post(contracts.makeClaim, { body: wrong(digit) });
    await w
      .as(person)
      .post(contracts.makeClaim, { body: wrong(30) })
      .expect(429);
    const { body } = await w.as(person).get(contracts.listOwnClaims, { query: {} }).expect(200);
    expect(body.items).toHaveLength(5);
    expect((await w.as(w.cast.baichuan.owner).get(contracts.listOwnClaims, { query: {} }).expect(200)).body.items).toEqual([]);
  });

  it('answers a right guess about a firm somebody acts for like a wrong one', async () => {
    const firm = await w.newFirm('江澄市有主有限公司', '990101');
    await w
      .as(await newcomer())
      .post(contracts.makeClaim, { body: claimOf(firm) })
      .expect(201);
    const stranger = await newcomer();
    const right = await w
      .as(stranger)
      .post(contracts.makeClaim, { body: claimOf(firm) })
      .expect(201);
    const wrong = await w
      .as(stranger)
      .post(contracts.makeClaim, { body: { ...claimOf(firm), identityNumber: '99010119800101999X' } })
      .expect(201);
    expect([right.body.state, wrong.body.state]).toEqual(['inReview', 'inReview']);
    expect(right.body.reason).toBe(wrong.body.reason);
  });

  it('is looked at by a person once a firm has been tried ten times, whoever tried', async () => {
    const firm = await w.newFirm('江澄市被猜有限公司', '990101');
    for (const guesser of [await newcomer(), await newcomer()]) {
      for (const last of [1, 2, 3, 4, 5]) {
        await w
          .as(guesser)
          .post(contracts.makeClaim, { body: { ...claimOf(firm), identityNumber: `9901011980010190${last}X` } })
          .expect(201);
      }
    }
    const eleventh = await w
      .as(await newcomer())
      .post(contracts.makeClaim, { body: claimOf(firm) })
      .expect(201);
    expect(eleventh.body.state).toBe('inReview');
    setClock(new Date(now().getTime() + 31 * 24 * 60 * 60_000));
    const later = await w
      .as(await newcomer())
      .post(contracts.makeClaim, { body: claimOf(firm) })
      .expect(201);
    expect(later.body.state).toBe('approved');
  });

  it('by two people at once gives the firm to one of them', async () => {
    const firm = await w.newFirm('江澄市同时有限公司', '990101');
    const racers = [await newcomer(), await newcomer()];
    const answers = await Promise.all(
      racers.map((person) =>
        w
          .as(person)
          .post(contracts.makeClaim, { body: claimOf(firm) })
          .expect(201),
      ),
    );
    expect(answers.map(({ body }) => body.state as string).sort()).toEqual(['approved', 'inReview']);
    expect(await w.app.identity.membersOf(firm.id)).toHaveLength(1);
  });

  it('with a wrong code is refused with the reason and is no claim', async () => {
    const { hengze } = w.cast;
    const person = await newcomer();
    const refusal = await w
      .as(person)
      .post(contracts.makeClaim, { body: { ...claimOf(hengze), uscc: hengze.uscc.slice(1) } })
      .expect(422);
    expect(refusal.body.errors[0]).toMatchObject({ pointer: '/body/uscc', rule: 'uscc.invalid' });
    expect(refusal.body.detail).toContain('少 1 位');
    expect((await w.as(person).get(contracts.listOwnClaims, { query: {} }).expect(200)).body.items).toEqual([]);
  });
});

describe('the operator’s review', () => {
  const unregistered = (body8: string) => ({
    uscc: makeUscc('9', '1', '990101', body8),
    enterpriseName: '江澄市新设有限公司',
    legalRepresentative: '吴月',
    identityNumber: '990101199001011234',
  });

  it('accepts after looking at the papers, with a fresh proof, and the firm then exists', async () => {
    const { operator } = w.cast;
    const person = await newcomer();
    const made = await w
      .as(person)
      .post(contracts.makeClaim, { body: { ...unregistered('MA7NEW01'), statement: '营业执照昨天刚领' } })
      .expect(201);
    const waiting = await w
      .as(operator.reviewer)
      .get(contracts.listClaimReviews, { query: { state: 'inReview' } })
      .expect(200);
    expect(waiting.body.items[0]).toMatchObject({ id: made.body.id, registered: null, statement: '营业执照昨天刚领', can: ['approve', 'reject'] });
    await w.as(operator.admin).get(contracts.listClaimReviews, { query: {} }).expect(403);

    const params = { claimId: made.body.id as string };
    setClock(new Date(now().getTime() + 6 * 60_000));
    const stale = await w
      .as(operator.reviewer)
      .post(contracts.approveClaim, { params, body: { reason: '核对过执照' } })
      .expect(403);
    expect(stale.body.code).toBe('fresh_proof_required');
    const reviewer = await w.refresh({ ...operator.reviewer });
    const approved = await w
      .as(reviewer)
      .post(contracts.approveClaim, { params, body: { reason: '核对过执照' } })
      .expect(201);
    expect(approved.body).toMatchObject({ state: 'approved', can: [], registered: { alreadyClaimed: true } });
    await w
      .as(reviewer)
      .post(contracts.approveClaim, { params, body: { reason: '再来一次' } })
      .expect(409);
    await w
      .as(reviewer)
      .post(contracts.rejectClaim, { params, body: { reason: '再来一次' } })
      .expect(409);

    const own = await w.as(person).get(contracts.getOwnEnterprise, {}).expect(200);
    expect(own.body).toMatchObject({ name: '江澄市新设有限公司', status: 'unknown', sizeClass: 'unknown', registeredAsOf: null });
    expect(await kindsOf(params.claimId)).toEqual(['claim.made', 'claim.approved']);
  });

  it('rejects with a reason the claimant reads, and never decides one’s own claim', async () => {
    const { operator, hengze } = w.cast;
    const reviewer = await w.refresh({ ...operator.reviewer });
    const person = await newcomer();
    const made = await w
      .as(person)
      .post(contracts.makeClaim, { body: claimOf({ ...hengze, legalRepresentative: '冒名' }) })
      .expect(201);
    const rejected = await w
      .as(reviewer)
      .post(contracts.rejectClaim, { params: { claimId: made.body.id as string }, body: { reason: '材料与登记不符' } })
      .expect(201);
    expect(rejected.body.registered).toMatchObject({ legalRepresentativeMatches: false, identityMatches: true });
    const { body } = await w.as(person).get(contracts.listOwnClaims, { query: {} }).expect(200);
    expect(body.items[0]).toMatchObject({ state: 'rejected', reason: '材料与登记不符' });

    const own = await w
      .as(reviewer)
      .post(contracts.makeClaim, { body: unregistered('MA7WNW01') })
      .expect(201);
    await w
      .as(reviewer)
      .post(contracts.approveClaim, { params: { claimId: own.body.id as string }, body: { reason: '自己批' } })
      .expect(403);
    await w
      .as(reviewer)
      .post(contracts.approveClaim, { params: { claimId: '01JBZZZZZZZZZZZZZZZZZZZZZZ' }, body: { reason: '没有' } })
      .expect(404);
  });

  it('lets a doubtful code through with a reason, and only such a code', async () => {
    const { operator } = w.cast;
    const reviewer = await w.refresh({ ...operator.reviewer });
    const right = makeUscc('9', '1', '990101', 'MA7DDD01');
    const doubtful = `${right.slice(0, 17)}${right.endsWith('0') ? '1' : '0'}`;
    const person = await newcomer();
    const refused = await w
      .as(person)
      .post(contracts.makeClaim, { body: { ...unregistered('MA7DDD01'), uscc: doubtful } })
      .expect(422);
    expect(refused.body.errors[0].rule).toBe('uscc.doubtful');

    await w
      .as(reviewer)
      .post(contracts.makeUsccException, { body: { code: right, reason: '不需要' } })
      .expect(422);
    await w
      .as(reviewer)
      .post(contracts.makeUsccException, { body: { code: '123', reason: '不可能' } })
      .expect(422);
    const made = await w
      .as(reviewer)
      .post(contracts.makeUsccException, { body: { code: doubtful, reason: '执照原件如此' } })
      .expect(201);
    expect(made.body).toMatchObject({ code: doubtful, expected: right.at(17), madeBy: '何静' });
    await w
      .as(reviewer)
      .post(contracts.makeUsccException, { body: { code: doubtful, reason: '再来一次' } })
      .expect(409);
    expect((await w.app.enterprises.exceptionalCodes()).has(doubtful)).toBe(true);
    const listed = await w.as(reviewer).get(contracts.listUsccExceptions, { query: {} }).expect(200);
    expect(listed.body.items).toHaveLength(1);
    await w.as(operator.admin).get(contracts.listUsccExceptions, { query: {} }).expect(403);

    const passed = await w
      .as(person)
      .post(contracts.makeClaim, { body: { ...unregistered('MA7DDD01'), uscc: doubtful } })
      .expect(201);
    expect(passed.body).toMatchObject({ state: 'inReview', uscc: doubtful });
  });
});
