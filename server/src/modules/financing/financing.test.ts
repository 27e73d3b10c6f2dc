import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { scenes } from '../../../test/scenes.js';
import { world, type Person } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { encodeCursor } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import * as consents from '../consents/consents.contract.js';
import { EvidenceEntry } from '../evidence/index.js';
import { changeShelf, type ProductView } from '../products/products.contract.js';
import * as contracts from './financing.contract.js';
import type { ApplicationView } from './financing.contract.js';

// Thursday morning in China.
const start = new Date('2026-11-12T01:41:00Z');
beforeAll(() => setClock(start));
const city = world();
const { draftedApplication, grantedConsent, submittedApplication, reviewedApplication, publishedProduct } = scenes(city);

// A test that moved the clock leaves it as it found it, also when it failed.
afterEach(() => setClock(start));

let product: ProductView;
beforeAll(async () => {
  product = await publishedProduct(city.cast.riverBank, { amountMin: '100000' });
});

const need = { amount: '1000000', termMonths: 12, use: '采购原料' };
const one = (id: string) => ({ params: { applicationId: id } });
const bare = (id: string) => ({ ...one(id), body: {} });
const refusal = { code: 'REVENUE_LOW' as const, text: '年销售收入 80 万元，要求 100 万元', nextStep: '半年后再申请', reapplyAfterMonths: 6 };
const seen = async (who: Person, id: string): Promise<ApplicationView> =>
  (await city.as(who).get(contracts.getApplication, one(id)).expect(200)).body as ApplicationView;
const entriesOf = async (id: string): Promise<string[]> =>
  (await city.app.database.read().find(EvidenceEntry, { where: { subjectId: id }, order: { id: 'ASC' } })).map(({ kind }) => kind);
const codes = (body: unknown): Array<[string, string]> =>
  (body as { errors: { pointer: string; detail: string }[] }).errors.map(({ pointer, detail }) => [pointer, detail]);

describe('an application', () => {
  it('goes from the draft to the review, seen by both sides, every step on the record', async () => {
    const { hengze, riverBank } = city.cast;
    const draft = await draftedApplication(hengze, riverBank, product.id);
    expect(draft).toMatchObject({
      state: 'draft',
      amount: '1000000.00',
      enterprise: { id: hengze.id, name: hengze.name, uscc: hengze.uscc, region: '990102', sizeClass: expect.any(String) },
      bank: { id: riverBank.id, shortName: '江澄农商', branchName: null },
      product: { id: product.id, versionNumber: 1, name: '澄税贷', guaranteeType: 'credit' },
      applicantName: '李梅',
      handlerName: null,
      submittedAt: null,
      clocks: [],
      liveOffers: 0,
      consent: null,
      can: ['edit', 'consent', 'withdraw'],
    });
    expect(draft.reference).toMatch(/^SQ-2026-\d{6}$/);
    await grantedConsent(hengze, draft);
    expect((await seen(hengze.owner, draft.id)).can).toEqual(['edit', 'submit', 'withdraw']);
    const submitted = (await city.as(hengze.owner).post(contracts.submitApplication, bare(draft.id)).expect(201)).body as ApplicationView;
    expect(submitted).toMatchObject({ state: 'submitted', consent: { state: 'active', usesMax: 3 }, can: ['withdraw'] });
    expect(submitted.clocks).toMatchObject([
      { kind: 'firstResponse', state: 'ok', deadline: expect.stringMatching(/^2026-11-16T01:4/) },
      { kind: 'decision', state: 'ok', deadline: expect.stringMatching(/^2026-12-12T01:4/) },
    ]);

    const accepted = (await city.as(riverBank.customerManager).post(contracts.acceptApplication, bare(draft.id)).expect(201)).body as ApplicationView;
    expect(accepted).toMatchObject({ state: 'accepted', handlerName: '农商陈志航', bank: { branchName: '城东支行' }, can: ['review', 'openFile'] });
    await city.as(riverBank.customerManager).post(contracts.reviewApplication, bare(draft.id)).expect(201);
    const reviewing = await seen(hengze.owner, draft.id);
    await city.settle();
    expect((await seen(hengze.owner, draft.id)).timeline.map(({ event }) => event).sort()).toEqual(
      ['drafted', 'consentGranted', 'submitted', 'accepted', 'reviewStarted'].sort(),
    );
    expect(reviewing.timeline.find(({ event }) => event === 'accepted')).toMatchObject({ text: '银行受理申请', by: '农商陈志航' });
    expect(await entriesOf(draft.id)).toEqual(['application.drafted', 'application.submitted', 'application.accepted', 'application.reviewStarted']);
  });

  it('stays within the product, and says by how much it does not', async () => {
    const { hengze } = city.cast;
    const before = (await city.as(hengze.owner).get(contracts.listApplications, { query: {} }).expect(200)).body as { counts: { all: number } };
    const tooMuch = await city
      .as(hengze.owner)
      .post(contracts.draftApplication, { body: { ...need, productId: product.id, amount: '3500000', termMonths: 36 } })
      .expect(422);
    expect(codes(tooMuch.body)).toEqual([
      ['/body/amount', '借款金额最多 300 万元。您填了 350 万元'],
      ['/body/termMonths', '期限最长 24 个月。您填了 36 个月'],
    ]);
    for (const [body, pointer] of [
      [{ ...need, amount: '-1' }, '/body/amount'],
      [{ ...need, amount: '0.00' }, '/body/amount'],
      [{ ...need, amount: '100.001' }, '/body/amount'],
      [{ ...need, amount: '99999.99' }, '/body/amount'],
      [{ ...need, termMonths: 0 }, '/body/termMonths'],
      [{ ...need, use: ' ' }, '/body/use'],
      [{ ...need, colour: 'red' }, '/body/colour'],
    ] as const) {
      const answer = await city
        .as(hengze.owner)
        .call(contracts.draftApplication, { body: { ...body, productId: product.id } })
        .expect(422);
      expect(codes(answer.body).map(([at]) => at)).toContain(pointer);
    }
    await city
      .as(hengze.owner)
      .post(contracts.draftApplication, { body: { ...need, productId: newId() } })
      .expect(404);
    const after = (await city.as(hengze.owner).get(contracts.listApplications, { query: {} }).expect(200)).body as { counts: { all: number } };
    expect(after.counts.all).toBe(before.counts.all);
  });

  it('is drafted once however often the call is repeated', async () => {
    const { hengze } = city.cast;
    const input = { body: { ...need, productId: product.id } };
    const key = newId();
    const first = (await city.as(hengze.owner).post(contracts.draftApplication, input, { key }).expect(201)).body as ApplicationView;
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => city.as(hengze.owner).post(contracts.draftApplication, input, { key }).expect(201)),
    );
    for (const { body } of answers) expect((body as ApplicationView).id).toBe(first.id);
    await city
      .as(hengze.owner)
      .post(contracts.draftApplication, { body: { ...input.body, termMonths: 6 } }, { key })
      .expect(422);
  });

  it('gets a number of its own, also when many begin at once', async () => {
    const { hengze } = city.cast;
    const drafts = await Promise.all(
      Array.from({ length: 8 }, () =>
        city
          .as(hengze.owner)
          .post(contracts.draftApplication, { body: { ...need, productId: product.id } })
          .expect(201),
      ),
    );
    expect(new Set(drafts.map(({ body }) => (body as ApplicationView).reference)).size).toBe(8);
  });

  it('may be changed while it is a draft, and not after', async () => {
    const { hengze, riverBank } = city.cast;
    const draft = await draftedApplication(hengze, riverBank, product.id);
    const changed = await city
      .as(hengze.owner)
      .put(contracts.editApplication, { ...one(draft.id), body: { ...need, amount: '800000.50', termMonths: 6 } })
      .expect(200);
    expect(changed.body).toMatchObject({ amount: '800000.50', termMonths: 6, use: '采购原料', state: 'draft' });
    const refused = await city
      .as(hengze.owner)
      .put(contracts.editApplication, { ...one(draft.id), body: { ...need, amount: '9000000' } })
      .expect(422);
    expect(codes(refused.body)).toEqual([['/body/amount', '借款金额最多 300 万元。您填了 900 万元']]);
    await grantedConsent(hengze, draft);
    await city.as(hengze.owner).post(contracts.submitApplication, bare(draft.id)).expect(201);
    await city
      .as(hengze.owner)
      .put(contracts.editApplication, { ...one(draft.id), body: need })
      .expect(409);
    expect(await seen(hengze.owner, draft.id)).toMatchObject({ amount: '800000.50', state: 'submitted' });
  });

  it('is not handed in without the required data, or for a product that is gone', async () => {
    const { hengze, riverBank } = city.cast;
    const draft = await draftedApplication(hengze, riverBank, product.id);
    const missing = await city.as(hengze.owner).post(contracts.submitApplication, bare(draft.id)).expect(409);
    expect((missing.body as { detail: string }).detail).toBe('还不能提交：需要先授权“经营主体登记基本信息”、“纳税申报与入库”，并且授权在有效期内');
    const consent = await grantedConsent(hengze, draft);
    await city
      .as(hengze.owner)
      .post(consents.revokeConsent, { params: { consentId: consent.id }, body: {} })
      .expect(201);
    await city.as(hengze.owner).post(contracts.submitApplication, bare(draft.id)).expect(409);
    expect((await seen(hengze.owner, draft.id)).state).toBe('draft');

    const going = await publishedProduct(riverBank, { name: '要下架的' });
    const late = await draftedApplication(hengze, riverBank, going.id);
    await grantedConsent(hengze, late);
    await city
      .as(riverBank.productManager)
      .post(changeShelf, { params: { productId: going.id }, body: { move: 'suspend' } })
      .expect(201);
    const gone = await city.as(hengze.owner).post(contracts.submitApplication, bare(late.id)).expect(409);
    expect((gone.body as { detail: string }).detail).toMatch('已经下架');
    await city
      .as(hengze.owner)
      .post(contracts.draftApplication, { body: { ...need, productId: going.id } })
      .expect(404);
  });

  it('of a product that asks no data is handed in without a consent', async () => {
    const { hengze, riverBank } = city.cast;
    const open = await publishedProduct(riverBank, { name: '不查数据', datasets: [] });
    const draft = await draftedApplication(hengze, riverBank, open.id);
    expect(draft).toMatchObject({ consentRequestId: null, can: ['edit', 'submit', 'withdraw'] });
    await city.as(hengze.owner).post(contracts.submitApplication, bare(draft.id)).expect(201);
  });

  it('does not exist for others, nor as a draft for its bank', async () => {
    const { hengze, baichuan, riverBank, hillBank } = city.cast;
    const draft = await draftedApplication(hengze, riverBank, product.id);
    await city.as(riverBank.customerManager).get(contracts.getApplication, one(draft.id)).expect(404);
    await city.as(riverBank.customerManager).post(contracts.acceptApplication, bare(draft.id)).expect(404);
    await city.as(hengze.owner).post(contracts.withdrawApplication, bare(draft.id)).expect(201);
    await city.as(riverBank.customerManager).get(contracts.getApplication, one(draft.id)).expect(404);

    const { id } = await submittedApplication(hengze, riverBank);
    for (const stranger of [baichuan.owner, hillBank.customerManager]) await city.as(stranger).get(contracts.getApplication, one(id)).expect(404);
    await city.as(baichuan.owner).post(contracts.withdrawApplication, bare(id)).expect(404);
    await city
      .as(baichuan.owner)
      .put(contracts.editApplication, { ...one(id), body: need })
      .expect(404);
    await city.as(hillBank.customerManager).post(contracts.acceptApplication, bare(id)).expect(404);
    await city
      .as(hillBank.customerManager)
      .post(contracts.declineApplication, { ...one(id), body: refusal })
      .expect(404);
    await city
      .as(hillBank.approver)
      .post(contracts.refuseApplication, { ...one(id), body: refusal })
      .expect(404);
    await city
      .as(hillBank.customerManager)
      .post(contracts.askEnterprise, { ...one(id), body: { text: '?' } })
      .expect(404);
    const theirs = (await city.as(hillBank.customerManager).get(contracts.listApplications, { query: {} }).expect(200)).body as {
      items: unknown[];
      counts: object;
    };
    expect(theirs).toMatchObject({ items: [], counts: { all: 0 } });
    expect((await seen(hengze.owner, id)).state).toBe('submitted');
  });

  it('refuses moves that are not its turn, and stays as it is', async () => {
    const { hengze, riverBank } = city.cast;
    const { id } = await submittedApplication(hengze, riverBank);
    const answer = await city.as(riverBank.customerManager).post(contracts.reviewApplication, bare(id)).expect(409);
    expect(answer.body).toMatchObject({ code: 'illegal_transition', detail: '这笔申请现在是“已提交”，不能开始审查' });
    await city
      .as(riverBank.customerManager)
      .post(contracts.askEnterprise, { ...one(id), body: { text: '补充流水' } })
      .expect(409);
    await city
      .as(riverBank.approver)
      .post(contracts.refuseApplication, { ...one(id), body: refusal })
      .expect(409);
    await city.as(hengze.owner).post(contracts.submitApplication, bare(id)).expect(409);
    const after = await seen(hengze.owner, id);
    expect(after).toMatchObject({ state: 'submitted', questions: [], refusal: null });
    await city.as(riverBank.customerManager).post(contracts.acceptApplication, bare(id)).expect(201);
    await city.as(riverBank.customerManager).post(contracts.acceptApplication, bare(id)).expect(409);
  });

  it('is taken in by one of two who press at once', async () => {
    const { hengze, riverBank } = city.cast;
    const { id } = await submittedApplication(hengze, riverBank);
    const answers = await Promise.all([
      city.as(riverBank.customerManager).post(contracts.acceptApplication, bare(id)),
      city.as(riverBank.customerManager).post(contracts.declineApplication, { ...one(id), body: refusal }),
      city.as(hengze.owner).post(contracts.withdrawApplication, bare(id)),
    ]);
    // Accepting and then withdrawing is legal too; declining excludes both.
    const state = (await seen(hengze.owner, id)).state;
    expect(['accepted', 'declinedIntake', 'withdrawn']).toContain(state);
    if (state === 'declinedIntake') expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    else expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(answers[1].status === 201).toBe(state === 'declinedIntake');
  });
});

describe('a refusal', () => {
  it('carries code, text, next step and the day to come back, and ends the consent', async () => {
    const { hengze, riverBank } = city.cast;
    const { id } = await reviewedApplication(hengze, riverBank);
    await city
      .as(riverBank.approver)
      .call(contracts.refuseApplication, { ...one(id), body: { ...refusal, code: 'BAD_MOOD' } })
      .expect(422);
    await city
      .as(riverBank.approver)
      .call(contracts.refuseApplication, { ...one(id), body: { code: 'OTHER', text: '', nextStep: '-' } })
      .expect(422);
    await city
      .as(riverBank.approver)
      .post(contracts.refuseApplication, { ...one(id), body: refusal })
      .expect(201);
    const shown = await seen(hengze.owner, id);
    expect(shown).toMatchObject({
      state: 'refused',
      refusal: { code: 'REVENUE_LOW', title: '经营收入达不到要求', text: refusal.text, nextStep: '半年后再申请', reapplyAfter: '2027-05-12' },
      consent: { state: 'terminated' },
      can: [],
    });
    expect(shown.clocks.map(({ kind, state }) => [kind, state])).toEqual([
      ['firstResponse', 'met'],
      ['decision', 'met'],
    ]);
    expect((await entriesOf(id)).at(-1)).toBe('application.refused');
    await city
      .as(riverBank.approver)
      .post(contracts.refuseApplication, { ...one(id), body: refusal })
      .expect(409);
  });

  it('at the counter is a first response and a decision', async () => {
    const { hengze, riverBank } = city.cast;
    const { id } = await submittedApplication(hengze, riverBank);
    const answer = await city
      .as(riverBank.customerManager)
      .post(contracts.declineApplication, { ...one(id), body: { ...refusal, code: 'REGION_EXCLUDED' } })
      .expect(201);
    expect(answer.body).toMatchObject({ state: 'declinedIntake', refusal: { code: 'REGION_EXCLUDED', title: '所在区域不在服务范围' } });
    expect((answer.body as ApplicationView).clocks.map(({ state }) => state)).toEqual(['met', 'met']);
  });

  it('on suspicion tells the firm nothing of it', async () => {
    const { hengze, riverBank } = city.cast;
    const { id } = await reviewedApplication(hengze, riverBank);
    const body = { code: 'FRAUD_SUSPECTED' as const, text: '购销合同疑似伪造', nextStep: '移交反欺诈' };
    const bank = (
      await city
        .as(riverBank.approver)
        .post(contracts.refuseApplication, { ...one(id), body })
        .expect(201)
    ).body as ApplicationView;
    expect(bank.refusal).toMatchObject({ code: 'FRAUD_SUSPECTED', text: '购销合同疑似伪造' });
    expect(JSON.stringify(await seen(hengze.owner, id))).not.toMatch(/FRAUD|伪造|反欺诈/);
  });
});

describe('a question', () => {
  it('stops the bank’s clock until the firm answers', async () => {
    const { hengze, riverBank } = city.cast;
    const { id } = await reviewedApplication(hengze, riverBank);
    setClock(new Date('2026-11-13T01:41:00Z'));
    const [manager, owner] = [await city.refresh(riverBank.customerManager), await city.refresh(hengze.owner)];
    const asked = (
      await city
        .as(manager)
        .post(contracts.askEnterprise, { ...one(id), body: { text: '请提供 10 月对公账户流水' } })
        .expect(201)
    ).body as ApplicationView;
    expect(asked).toMatchObject({
      state: 'actionRequired',
      questions: [{ text: '请提供 10 月对公账户流水', answer: null }],
      can: ['refuse', 'openFile'],
    });
    expect(asked.clocks[0]).toMatchObject({ kind: 'decision', state: 'stopped' });

    setClock(new Date('2026-11-15T01:41:00Z'));
    const [later, laterManager] = [await city.refresh(owner), await city.refresh(manager)];
    const waiting = await seen(laterManager, id);
    expect(waiting.clocks[0]).toMatchObject({ state: 'stopped', deadline: expect.stringMatching(/^2026-12-14T01:4/) });
    const questionId = waiting.questions[0]?.id ?? '';
    const params = { applicationId: id, questionId };
    await city
      .as(later)
      .post(contracts.answerBank, { params: { ...params, questionId: newId() }, body: { text: '见附件' } })
      .expect(404);
    await city
      .as(await city.refresh(city.cast.baichuan.owner))
      .post(contracts.answerBank, { params, body: { text: '见附件' } })
      .expect(404);
    const answered = (
      await city
        .as(later)
        .post(contracts.answerBank, { params, body: { text: '见附件' } })
        .expect(201)
    ).body as ApplicationView;
    expect(answered).toMatchObject({ state: 'reviewing', questions: [{ answer: '见附件' }] });
    expect(answered.clocks[0]).toMatchObject({ kind: 'decision', state: 'ok', deadline: expect.stringMatching(/^2026-12-14T01:4/) });
    expect(answered.clocks[0]?.used).toBeCloseTo(1 / 30, 3);
    await city
      .as(later)
      .post(contracts.answerBank, { params, body: { text: '再答一次' } })
      .expect(409);
  });
});

describe('lists', () => {
  it('show a bank the nearest deadline first, page by page, and count every view', async () => {
    const { hengze, hillBank } = city.cast;
    const asks = await publishedProduct(hillBank, { name: '快批', datasets: [], firstResponseWorkingDays: 1, decisionDays: 5 });
    const slow = await publishedProduct(hillBank, { name: '慢批', datasets: [], firstResponseWorkingDays: 5 });
    const ids: Record<string, string> = {};
    for (const [name, productId] of [
      ['slow', slow.id],
      ['quick', asks.id],
      ['asked', asks.id],
      ['ended', asks.id],
    ] as const) {
      const draft = await draftedApplication(hengze, hillBank, productId);
      await city.as(hengze.owner).post(contracts.submitApplication, bare(draft.id)).expect(201);
      ids[name] = draft.id;
    }
    for (const id of [ids.asked, ids.ended]) {
      await city.as(hillBank.customerManager).post(contracts.acceptApplication, bare(id!)).expect(201);
      await city.as(hillBank.customerManager).post(contracts.reviewApplication, bare(id!)).expect(201);
    }
    await city
      .as(hillBank.customerManager)
      .post(contracts.askEnterprise, { ...one(ids.asked!), body: { text: '补充' } })
      .expect(201);
    await city
      .as(hillBank.approver)
      .post(contracts.refuseApplication, { ...one(ids.ended!), body: refusal })
      .expect(201);

    interface List {
      readonly items: ApplicationView[];
      readonly nextCursor: string | null;
      readonly counts: object;
    }
    const list = async (query: object): Promise<List> =>
      (
        await city
          .as(hillBank.customerManager)
          .call(contracts.listApplications, { query: { ...query } })
          .expect(200)
      ).body as List;
    const all = await list({ view: 'all' });
    expect(all.items.map(({ id }) => id)).toEqual([ids.quick, ids.asked, ids.slow, ids.ended]);
    expect(all.counts).toEqual({ waiting: 2, near: 0, asked: 1, offered: 0, all: 4, ended: 1 });
    expect((await list({ view: 'waiting' })).items.map(({ id }) => id)).toEqual([ids.quick, ids.slow]);
    expect((await list({ view: 'ended' })).items.map(({ id }) => id)).toEqual([ids.ended]);
    expect((await list({ state: 'actionRequired' })).items.map(({ id }) => id)).toEqual([ids.asked]);
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: List = await list({ limit: 1, ...(cursor && { cursor }) });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items.map(({ id }) => id));
    for (const cursor of ['x', encodeCursor(['2026-13-40', 'x']), encodeCursor([1, 2])])
      await city.as(hillBank.customerManager).call(contracts.listApplications, { query: { cursor } }).expect(422);
    await city
      .as(hillBank.customerManager)
      .call(contracts.listApplications, { query: { sort: 'amount' } })
      .expect(422);

    // Friday, 20:00: the one-day clock has used more than three quarters.
    setClock(new Date('2026-11-12T22:00:00Z'));
    const manager = await city.refresh(hillBank.customerManager);
    const near = (
      await city
        .as(manager)
        .get(contracts.listApplications, { query: { view: 'near' } })
        .expect(200)
    ).body as List;
    expect(near.items.map(({ id, clocks }) => [id, clocks[0]?.state])).toEqual([[ids.quick, 'near']]);
    expect(near.counts).toMatchObject({ near: 1 });
  });

  it('tell the firm what waits for it, the nearest deadline first', async () => {
    const { baichuan, riverBank } = city.cast;
    const home = async () =>
      (await city.as(baichuan.owner).get(contracts.getEnterpriseHome, {}).expect(200)).body as {
        tasks: Array<{ kind: string; title: string; detail: string; applicationId: string }>;
      };
    expect((await home()).tasks).toEqual([]);
    const draft = await draftedApplication(baichuan, riverBank, product.id);
    expect((await home()).tasks).toMatchObject([{ kind: 'consent', applicationId: draft.id, title: '授权给江澄农村商业银行' }]);
    await grantedConsent(baichuan, draft);
    expect((await home()).tasks).toMatchObject([{ kind: 'draft', applicationId: draft.id, title: '提交“澄税贷”的申请' }]);
    const { id } = await reviewedApplication(baichuan, riverBank);
    await city
      .as(riverBank.customerManager)
      .post(contracts.askEnterprise, { ...one(id), body: { text: '请补流水' } })
      .expect(201);
    expect((await home()).tasks.map(({ kind, detail }) => [kind, detail])).toContainEqual(['question', '请补流水']);
  });
});

describe('a consent that ends during the review', () => {
  it('leaves a line; the application stays open and the bank sees the state', async () => {
    const { hengze, riverBank } = city.cast;
    const { id, consent } = await reviewedApplication(hengze, riverBank);
    await city
      .as(hengze.owner)
      .post(consents.revokeConsent, { params: { consentId: consent?.id ?? '' }, body: {} })
      .expect(201);
    await city.settle();
    const shown = await seen(riverBank.customerManager, id);
    expect(shown).toMatchObject({ state: 'reviewing', consent: { state: 'revoked' } });
    expect(shown.timeline.at(-1)).toMatchObject({ event: 'consentEnded', text: '企业撤回了授权', by: null });
    expect(shown.can).not.toContain('openFile');
  });
});
