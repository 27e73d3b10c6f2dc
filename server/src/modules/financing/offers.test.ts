import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { scenes } from '../../../test/scenes.js';
import { world, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { encodeCursor } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { EvidenceEntry } from '../evidence/index.js';
import * as contracts from './financing.contract.js';
import type { ApplicationView, OfferView } from './financing.contract.js';

const start = new Date('2026-11-12T01:41:00Z');
beforeAll(() => setClock(start));
const city = world();
afterEach(() => setClock(start));
const { reviewedApplication, madeOffer, acceptedOffer, offerInput, publishedProduct, draftedApplication } = scenes(city);

const day = 86_400_000;
const offerOne = (offerId: string) => ({ params: { offerId }, body: {} });
const seen = async (who: Person, applicationId: string): Promise<ApplicationView> =>
  (await city.as(who).get(contracts.getApplication, { params: { applicationId } }).expect(200)).body as ApplicationView;
const offersOf = async (who: Person, applicationId: string): Promise<OfferView[]> =>
  ((await city.as(who).get(contracts.listOffers, { params: { applicationId }, query: {} }).expect(200)).body as { items: OfferView[] }).items;
const pointers = (body: unknown): string[] => (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

describe('an offer', () => {
  it('has its fifteen lines, instalments and the whole yearly cost', async () => {
    const { hengze, riverBank } = city.cast;
    const application = await reviewedApplication(hengze, riverBank);
    const offer = (await city.as(riverBank.approver).post(contracts.makeOffer, offerInput(application.id)).expect(201)).body as OfferView;
    expect(offer).toMatchObject({
      applicationId: application.id,
      state: 'made',
      amount: '1000000.00',
      interest: '38499.96',
      serviceFees: '0.00',
      netDisbursed: '1000000.00',
      totalPayable: '1038499.96',
      apr: '3.85',
      rate: '3.85',
      termMonths: 12,
      method: 'interestMonthly',
      instalments: [
        { from: 1, to: 11, amount: '3208.33' },
        { from: 12, to: 12, amount: '1003208.33' },
      ],
      penaltyRate: '5.775',
      prepayment: '无',
      coolingOffDays: 3,
      collection: '不外包',
      complaintPhone: '0990-96518',
      madeBy: '农商沈雨',
      can: ['withdraw'],
      clock: { kind: 'offerValidity', state: 'ok' },
    });
    expect(await seen(hengze.owner, application.id)).toMatchObject({
      state: 'offered',
      liveOffers: 1,
      can: ['withdraw'],
      clocks: [{ kind: 'offerValidity' }, {}, {}],
    });
    expect((await offersOf(hengze.owner, application.id))[0]?.can).toEqual(['accept', 'decline']);
    const schedule = await city
      .as(hengze.owner)
      .get(contracts.getOfferSchedule, { params: { offerId: offer.id } })
      .expect(200);
    expect((schedule.body as { items: object[] }).items.at(-1)).toEqual({
      number: 12,
      principal: '1000000.00',
      interest: '3208.33',
      total: '1003208.33',
    });
    const home = await city.as(hengze.owner).get(contracts.getEnterpriseHome, {}).expect(200);
    expect((home.body as { tasks: object[] }).tasks).toContainEqual(
      expect.objectContaining({ kind: 'offer', applicationId: application.id, detail: '100 万元，12 个月，综合年化成本 3.85%' }),
    );
  });

  it('is worked out while it is typed, and changes nothing', async () => {
    const { hengze, riverBank, hillBank } = city.cast;
    const application = await reviewedApplication(hengze, riverBank);
    const { validUntil: _, ...terms } = offerInput(application.id).body;
    const params = { applicationId: application.id };
    const within = await city.as(riverBank.approver).post(contracts.calculateOffer, { params, body: terms }).expect(200);
    expect(within.body).toEqual({
      apr: '3.85',
      interest: '38499.96',
      fees: '0.00',
      netDisbursed: '1000000.00',
      totalPayable: '1038499.96',
      withinProduct: true,
      notes: [],
    });
    const outside = await city
      .as(riverBank.approver)
      .post(contracts.calculateOffer, { params, body: { ...terms, rate: '6.01', serviceFees: '6000' } })
      .expect(200);
    expect(outside.body).toMatchObject({ withinProduct: false, fees: '6000.00', netDisbursed: '994000.00' });
    expect((outside.body as { notes: string[] }).notes).toEqual([
      '产品公示的年利率是 3.00%–6.00%。您填了 6.01%',
      '产品公示的服务费、手续费最多 0.00 元。您填了 6,000.00 元',
    ]);
    await city.as(hillBank.approver).post(contracts.calculateOffer, { params, body: terms }).expect(404);
    expect((await seen(hengze.owner, application.id)).state).toBe('reviewing');
  });

  it('is refused where it is not sound, field by field', async () => {
    const { hengze, riverBank, hillBank } = city.cast;
    const application = await reviewedApplication(hengze, riverBank);
    const input = offerInput(application.id);
    const wrong: Array<[object, string]> = [
      [{ rate: '400' }, '/body/rate'],
      [{ rate: '-1' }, '/body/rate'],
      [{ rate: '6.5' }, '/body/rate'],
      [{ amount: '-5' }, '/body/amount'],
      [{ amount: '3000000.01' }, '/body/amount'],
      [{ termMonths: 36 }, '/body/termMonths'],
      [{ method: 'bulletAtEnd' }, '/body/method'],
      [{ serviceFees: '-1' }, '/body/serviceFees'],
      [{ otherFees: '1' }, '/body/otherFees'],
      [{ validUntil: new Date(now().getTime() - 1).toISOString() }, '/body/validUntil'],
      [{ validUntil: new Date(now().getTime() + 61 * day).toISOString() }, '/body/validUntil'],
      [{ validUntil: '2199-01-01T00:00:00Z' }, '/body/validUntil'],
      [{ colour: 'red' }, '/body/colour'],
    ];
    for (const [change, pointer] of wrong) {
      const answer = await city
        .as(riverBank.approver)
        .call(contracts.makeOffer, { ...input, body: { ...input.body, ...change } })
        .expect(422);
      expect(pointers(answer.body)).toContain(pointer);
    }
    await city.as(hillBank.approver).post(contracts.makeOffer, input).expect(404);
    expect(await offersOf(riverBank.approver, application.id)).toEqual([]);
    expect((await seen(hengze.owner, application.id)).state).toBe('reviewing');
  });

  it('needs a fresh proof, and is made once however often the call is repeated', async () => {
    const { hengze, riverBank } = city.cast;
    const application = await reviewedApplication(hengze, riverBank);
    const input = offerInput(application.id);
    const key = newId();
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => city.as(riverBank.approver).post(contracts.makeOffer, input, { key }).expect(201)),
    );
    expect(new Set(answers.map(({ body }) => (body as OfferView).id)).size).toBe(1);
    expect(await offersOf(riverBank.approver, application.id)).toHaveLength(1);
    setClock(new Date(now().getTime() + 6 * 60_000));
    const stale = await city.as(riverBank.approver).post(contracts.makeOffer, input).expect(403);
    expect((stale.body as { code: string }).code).toBe('fresh_proof_required');
    const offerId = (answers[0]?.body as OfferView).id;
    await city.as(hengze.owner).post(contracts.acceptOffer, offerOne(offerId)).expect(403);
    expect((await seen(hengze.owner, application.id)).state).toBe('offered');
  });

  it('replaces the one before', async () => {
    const { hengze, riverBank } = city.cast;
    const first = await madeOffer(hengze, riverBank);
    const input = offerInput(first.applicationId);
    await city
      .as(riverBank.approver)
      .post(contracts.makeOffer, { ...input, body: { ...input.body, rate: '3.65' } })
      .expect(201);
    expect((await offersOf(riverBank.approver, first.applicationId)).map(({ state, apr }) => [state, apr])).toEqual([
      ['made', '3.65'],
      ['superseded', '3.85'],
    ]);
    await city.as(hengze.owner).post(contracts.acceptOffer, offerOne(first.id)).expect(409);
    expect(await seen(hengze.owner, first.applicationId)).toMatchObject({ state: 'offered', liveOffers: 1 });
  });

  it('is shown to the firm beside its other live ones, cheapest first', async () => {
    const { baichuan, riverBank, hillBank } = city.cast;
    const dear = await madeOffer(baichuan, riverBank);
    const application = await reviewedApplication(baichuan, hillBank);
    const input = offerInput(application.id);
    const cheap = (
      await city
        .as(hillBank.approver)
        .post(contracts.makeOffer, { ...input, body: { ...input.body, rate: '3.10' } })
        .expect(201)
    ).body as OfferView;
    expect((await offersOf(baichuan.owner, dear.applicationId)).map(({ id }) => id)).toEqual([cheap.id, dear.id]);
    expect((await offersOf(riverBank.approver, dear.applicationId)).map(({ id }) => id)).toEqual([dear.id]);
    const page = (
      await city
        .as(baichuan.owner)
        .call(contracts.listOffers, { params: { applicationId: dear.applicationId }, query: { limit: 1 } })
        .expect(200)
    ).body as {
      items: OfferView[];
      nextCursor: string;
    };
    const rest = (
      await city
        .as(baichuan.owner)
        .call(contracts.listOffers, { params: { applicationId: dear.applicationId }, query: { limit: 1, cursor: page.nextCursor } })
        .expect(200)
    ).body as { items: OfferView[] };
    expect([page.items[0]?.id, rest.items[0]?.id]).toEqual([cheap.id, dear.id]);
    for (const forged of [['x', dear.id], [1.5, dear.id], [0, 1], [dear.id]])
      await city
        .as(baichuan.owner)
        .call(contracts.listOffers, { params: { applicationId: dear.applicationId }, query: { cursor: encodeCursor(forged) } })
        .expect(422);

    await city.as(baichuan.owner).post(contracts.acceptOffer, offerOne(cheap.id)).expect(201);
    expect((await seen(baichuan.owner, cheap.applicationId)).state).toBe('offerAccepted');
    expect(await seen(baichuan.owner, dear.applicationId)).toMatchObject({ state: 'offered', liveOffers: 1 });
  });

  it('does not exist for others', async () => {
    const { hengze, riverBank, baichuan, hillBank } = city.cast;
    const offer = await madeOffer(hengze, riverBank);
    for (const person of [baichuan.owner, hillBank.approver]) {
      await city
        .as(person)
        .get(contracts.listOffers, { params: { applicationId: offer.applicationId }, query: {} })
        .expect(404);
      await city
        .as(person)
        .get(contracts.getOfferSchedule, { params: { offerId: offer.id } })
        .expect(404);
    }
    await city.as(baichuan.owner).post(contracts.acceptOffer, offerOne(offer.id)).expect(404);
    await city.as(baichuan.owner).post(contracts.declineOffer, offerOne(offer.id)).expect(404);
    await city
      .as(hillBank.approver)
      .post(contracts.withdrawOffer, { params: { offerId: offer.id }, body: { reason: '看看' } })
      .expect(404);
    expect((await offersOf(hengze.owner, offer.applicationId)).find(({ id }) => id === offer.id)?.state).toBe('made');
  });
});

describe('the answer', () => {
  it('no, and a bank that takes it back, both lead to the review again', async () => {
    const { hengze, riverBank } = city.cast;
    const declined = await madeOffer(hengze, riverBank);
    expect((await city.as(hengze.owner).post(contracts.declineOffer, offerOne(declined.id)).expect(201)).body).toMatchObject({
      state: 'declined',
      can: [],
    });
    expect(await seen(riverBank.approver, declined.applicationId)).toMatchObject({
      state: 'reviewing',
      liveOffers: 0,
      can: ['offer', 'refuse', 'openFile'],
    });
    const again = (await city.as(riverBank.approver).post(contracts.makeOffer, offerInput(declined.applicationId)).expect(201)).body as OfferView;
    await city
      .as(riverBank.approver)
      .post(contracts.withdrawOffer, { params: { offerId: again.id }, body: { reason: '额度调整' } })
      .expect(201);
    const shown = await seen(hengze.owner, declined.applicationId);
    expect(shown).toMatchObject({ state: 'reviewing', liveOffers: 0 });
    expect(shown.timeline.at(-1)).toMatchObject({ text: '银行撤回方案：额度调整' });
    await city.as(hengze.owner).post(contracts.acceptOffer, offerOne(again.id)).expect(409);
  });

  it('yes, is given once', async () => {
    const { hengze, riverBank } = city.cast;
    const offer = await acceptedOffer(hengze, riverBank);
    expect(offer).toMatchObject({ state: 'accepted', clock: { state: 'met' } });
    await city.as(hengze.owner).post(contracts.acceptOffer, offerOne(offer.id)).expect(409);
    await city.as(hengze.owner).post(contracts.declineOffer, offerOne(offer.id)).expect(409);
    await city
      .as(riverBank.approver)
      .post(contracts.withdrawOffer, { params: { offerId: offer.id }, body: { reason: '晚了' } })
      .expect(409);
    const entries = await city.app.database.read().find(EvidenceEntry, { where: { subjectId: offer.applicationId }, order: { id: 'ASC' } });
    expect(entries.map(({ kind }) => kind).slice(-2)).toEqual(['offer.made', 'offer.accepted']);
    expect(await seen(riverBank.customerManager, offer.applicationId)).toMatchObject({ state: 'offerAccepted', can: ['openFile', 'recordContract'] });
  });

  it('and the withdrawal at the same moment: exactly one wins', async () => {
    const { hengze, riverBank } = city.cast;
    for (let round = 0; round < 5; round += 1) {
      const offer = await madeOffer(hengze, riverBank);
      const [accepted, withdrawn, declined] = await Promise.all([
        city.as(hengze.owner).post(contracts.acceptOffer, offerOne(offer.id)),
        city.as(riverBank.approver).post(contracts.withdrawOffer, { params: { offerId: offer.id }, body: { reason: '额度调整' } }),
        city.as(hengze.agent).post(contracts.declineOffer, offerOne(offer.id)),
      ]);
      expect([accepted.status, withdrawn.status, declined.status].sort()).toEqual([201, 409, 409]);
      const state = (await seen(hengze.owner, offer.applicationId)).state;
      expect(state).toBe(accepted.status === 201 ? 'offerAccepted' : 'reviewing');
    }
  });

  it('of a firm that withdraws the application is no', async () => {
    const { hengze, riverBank } = city.cast;
    const offer = await madeOffer(hengze, riverBank);
    await city
      .as(hengze.owner)
      .post(contracts.withdrawApplication, { params: { applicationId: offer.applicationId }, body: {} })
      .expect(201);
    expect((await offersOf(riverBank.approver, offer.applicationId)).map(({ state }) => state)).toEqual(['declined']);
    expect(await seen(riverBank.approver, offer.applicationId)).toMatchObject({ state: 'withdrawn', consent: { state: 'terminated' } });
  });
});

describe('time', () => {
  it('ends an offer: at once for who looks, then for good, back to the review', async () => {
    const { hengze, riverBank } = city.cast;
    const offer = await madeOffer(hengze, riverBank);
    setClock(new Date(new Date(offer.validUntil).getTime() + 1));
    const [owner, approver] = [await city.refresh(hengze.owner), await city.refresh(riverBank.approver)];
    expect((await offersOf(owner, offer.applicationId)).find(({ id }) => id === offer.id)).toMatchObject({
      state: 'expired',
      can: [],
      clock: { state: 'over' },
    });
    await city.as(owner).post(contracts.acceptOffer, offerOne(offer.id)).expect(409);
    await city.app.database.transaction((tx) => city.app.financing.runClocks(tx));
    await city.app.database.transaction((tx) => city.app.financing.runClocks(tx));
    const shown = await seen(approver, offer.applicationId);
    expect(shown).toMatchObject({ state: 'reviewing', liveOffers: 0 });
    expect(shown.timeline.filter(({ event }) => event === 'offerExpired')).toHaveLength(1);
  });

  it('breaks the promise of a first response once, and lets what nobody moved lapse at the bank’s fault', async () => {
    const { baichuan, hillBank } = city.cast;
    const product = await publishedProduct(hillBank, { name: '没人理', datasets: [] });
    const { id } = await draftedApplication(baichuan, hillBank, product.id);
    await city
      .as(baichuan.owner)
      .post(contracts.submitApplication, { params: { applicationId: id }, body: {} })
      .expect(201);
    const runAt = async (instant: string): Promise<ApplicationView> => {
      setClock(new Date(instant));
      await city.app.database.transaction((tx) => city.app.financing.runClocks(tx));
      return seen(await city.refresh(baichuan.owner), id);
    };
    expect((await runAt('2026-11-16T01:00:00Z')).timeline.map(({ event }) => event)).not.toContain('firstResponseOver');
    await runAt('2026-11-16T02:00:00Z');
    const over = await runAt('2026-11-17T02:00:00Z');
    expect(over.timeline.filter(({ event }) => event === 'firstResponseOver')).toEqual([
      expect.objectContaining({ text: '银行超过 2 个工作日没有回应', by: null }),
    ]);
    expect(over.clocks[0]).toMatchObject({ kind: 'firstResponse', state: 'over' });
    const lapsed = await runAt('2026-12-12T02:00:00Z');
    expect(lapsed).toMatchObject({ state: 'lapsed', refusal: { code: 'EXPIRED_NO_RESPONSE', title: '超过时限没有办理' } });
    expect(lapsed.clocks.map(({ state }) => state)).toEqual(['over', 'over']);
    expect((await runAt('2026-12-13T02:00:00Z')).timeline.at(-1)).toMatchObject({ event: 'lapsed', text: '银行逾期未办，申请过期' });
  });

  it('lets a draft lapse after thirty days, with nobody at fault', async () => {
    const { baichuan, riverBank } = city.cast;
    const draft = await draftedApplication(baichuan, riverBank);
    setClock(new Date(start.getTime() + 29 * day));
    await city.app.database.transaction((tx) => city.app.financing.runClocks(tx));
    expect((await seen(await city.refresh(baichuan.owner), draft.id)).state).toBe('draft');
    setClock(new Date(start.getTime() + 30 * day + 60_000));
    await city.app.database.transaction((tx) => city.app.financing.runClocks(tx));
    expect(await seen(await city.refresh(baichuan.owner), draft.id)).toMatchObject({ state: 'lapsed', refusal: null, can: [] });
  });
});

it('the record of a bank is measured from five cases on', async () => {
  const { hengze } = city.cast;
  const bank = await city.app.database.transaction((tx) =>
    city.app.organisations.create(
      tx,
      { personId: '', membershipId: null, permissions: new Set() },
      { kind: 'bank', name: '禾木银行股份有限公司', shortName: '禾木', region: '990100' },
    ),
  );
  const [productManager, manager] = [
    await city.newPerson({ kind: 'bank', id: bank.id }, 'productManager', '甲'),
    await city.newPerson({ kind: 'bank', id: bank.id }, 'customerManager', '乙'),
  ];
  const product = await publishedProduct({ ...city.cast.hillBank, id: bank.id, productManager, customerManager: manager }, { datasets: [] });
  for (let index = 0; index < 5; index += 1) {
    expect((await city.app.financing.responseRecord([bank.id])).size).toBe(0);
    setClock(start);
    const { id } = await draftedApplication(hengze, city.cast.hillBank, product.id);
    const params = { applicationId: id };
    await city.as(hengze.owner).post(contracts.submitApplication, { params, body: {} }).expect(201);
    setClock(new Date(start.getTime() + 0.6 * day));
    const later = await city.refresh(manager);
    const body = { code: 'QUOTA_EXHAUSTED' as const, text: '本季额度已用完', nextStep: '下季再来' };
    await city.as(later).post(contracts.declineApplication, { params, body }).expect(201);
  }
  setClock(start);
  expect((await city.app.financing.responseRecord([bank.id])).get(bank.id)).toEqual({ firstResponseWorkingDays: 0.6, decisionDays: 0.6 });
  expect((await city.app.financing.applicationCounts([product.id])).get(product.id)).toBe(5);
  setClock(new Date(start.getTime() + 91 * day));
  expect((await city.app.financing.responseRecord([bank.id])).size).toBe(0);
});
