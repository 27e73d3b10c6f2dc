import { beforeAll, describe, expect, it } from '@jest/globals';
import { nextReference, scenes } from '../../../test/scenes.js';
import { world, type Person } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { EvidenceEntry } from '../evidence/index.js';
import { getApplication, type ApplicationView } from '../financing/financing.contract.js';
import * as contracts from './lending.contract.js';
import type { CreditLineView, LendingEventBody, LendingEventView, LoanView } from './lending.contract.js';
import { LendingEvent } from './lending-event.entity.js';

beforeAll(() => setClock(new Date('2026-11-12T01:41:00Z')));
const city = world();
const { acceptedOffer, contracted, grantedLine, drawnLoan, reported, reviewedApplication } = scenes(city);

const today = '2026-11-12';
const send = (who: Person, body: object) => city.as(who).call(contracts.reportLendingEvent, { body });
const line = async (who: Person, creditLineId: string): Promise<CreditLineView> =>
  (await city.as(who).get(contracts.getCreditLine, { params: { creditLineId } }).expect(200)).body as CreditLineView;
const loan = async (who: Person, loanId: string): Promise<LoanView> =>
  (await city.as(who).get(contracts.getLoan, { params: { loanId } }).expect(200)).body as LoanView;
const application = async (who: Person, applicationId: string): Promise<ApplicationView> =>
  (await city.as(who).get(getApplication, { params: { applicationId } }).expect(200)).body as ApplicationView;
const drawing = (creditLineId: string, amount: string): LendingEventBody => ({
  kind: 'disbursed',
  reference: nextReference(),
  creditLineId,
  on: today,
  amount,
  rate: '3.85',
  dueOn: '2027-11-12',
  method: 'interestMonthly',
});
const repayment = (loanId: string, principal: string, interest = '0'): LendingEventBody => ({
  kind: 'repaid',
  reference: nextReference(),
  loanId,
  on: today,
  principal,
  interest,
});
const reversal = (eventId: string): LendingEventBody => ({ kind: 'reversed', reference: nextReference(), eventId, on: today, reason: '录入错误' });
const errorsOf = (body: unknown) => (body as { errors?: { pointer: string; detail: string }[] }).errors ?? [];
const eventCount = (): Promise<number> => city.app.database.read().count(LendingEvent);

describe('a loan', () => {
  it('is returned fact by fact, and both sides see the same sums', async () => {
    const { hengze, riverBank } = city.cast;
    const { applicationId } = await acceptedOffer(hengze, riverBank);
    const contract = await reported(riverBank, {
      kind: 'contracted',
      reference: 'HT/2026-001',
      applicationId,
      contractNumber: '农商借字 1 号',
      on: today,
      amount: '1000000',
    });
    expect(contract).toMatchObject({
      kind: 'contracted',
      amount: '1000000.00',
      detail: '合同 农商借字 1 号，金额 1,000,000.00 元',
      isReversed: false,
      can: ['reverse'],
      reportedBy: '农商陈志航',
    });
    expect((await application(hengze.owner, applicationId)).state).toBe('contracted');
    const granted = await reported(riverBank, {
      kind: 'granted',
      reference: 'SX-2026-001',
      applicationId,
      on: today,
      limit: '800000',
      until: '2027-11-12',
      isRevolving: false,
      guaranteeType: 'credit',
      isFirstLoan: true,
    });
    const creditLineId = granted.creditLineId ?? '';
    expect(await line(hengze.owner, creditLineId)).toMatchObject({
      limit: '800000.00',
      available: '800000.00',
      contractNumber: '农商借字 1 号',
      loanCount: 0,
      can: [],
    });
    expect((await application(hengze.owner, applicationId)).state).toBe('contracted');

    const drawn = await reported(riverBank, drawing(creditLineId, '300000'));
    const loanId = drawn.loanId ?? '';
    expect((await application(hengze.owner, applicationId)).state).toBe('disbursed');
    expect(await line(riverBank.customerManager, creditLineId)).toMatchObject({
      drawn: '300000.00',
      outstanding: '300000.00',
      available: '500000.00',
      loanCount: 1,
      can: ['disburse'],
    });
    await reported(riverBank, repayment(loanId, '100000', '962.50'));
    expect(await loan(hengze.owner, loanId)).toMatchObject({
      state: 'repaying',
      amount: '300000.00',
      outstanding: '200000.00',
      repaidPrincipal: '100000.00',
      repaidInterest: '962.50',
      rate: '3.85',
    });
    await reported(riverBank, repayment(loanId, '200000.00', '0'));
    const settled = await loan(hengze.owner, loanId);
    expect(settled).toMatchObject({ state: 'settled', outstanding: '0.00', settledOn: today });
    expect(settled.events.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['disbursed', '300000.00'],
      ['repaid', '100000.00'],
      ['repaid', '200000.00'],
    ]);
    // A line that does not revolve holds the sum of drawings.
    expect(await line(hengze.owner, creditLineId)).toMatchObject({ drawn: '300000.00', outstanding: '0.00', available: '500000.00' });
    const kinds = (await city.app.database.read().find(EvidenceEntry, { where: { subjectId: applicationId }, order: { id: 'ASC' } })).map(
      ({ kind }) => kind,
    );
    expect(kinds.filter((kind) => kind.startsWith('lending.'))).toEqual([
      'lending.contracted',
      'lending.granted',
      'lending.disbursed',
      'lending.repaid',
      'lending.repaid',
    ]);
    expect(kinds.filter((kind) => kind === 'application.disbursed')).toHaveLength(1);
  });

  it('is returned once: the same number again changes nothing, with another content it is refused', async () => {
    const { hengze, riverBank } = city.cast;
    const { creditLineId } = await grantedLine(hengze, riverBank);
    const body = { ...drawing(creditLineId, '100'), reference: 'FK-SAME-1' };
    const first = await reported(riverBank, body);
    // "100" and "100.00" are the same amount.
    expect(await reported(riverBank, { ...body, amount: '100.00' } as LendingEventBody)).toEqual(first);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send(riverBank.customerManager, { ...drawing(creditLineId, '7'), reference: 'FK-SAME-2' }).expect(201)),
    );
    expect(new Set(answers.map(({ body: event }) => (event as LendingEventView).id)).size).toBe(1);
    const other = await send(riverBank.customerManager, { ...body, amount: '101' }).expect(422);
    expect(errorsOf(other.body)[0]?.pointer).toBe('/body/reference');
    expect(await line(riverBank.customerManager, creditLineId)).toMatchObject({ drawn: '107.00', loanCount: 2 });
  });

  it('of one bank may carry the number of another bank’s', async () => {
    const { hengze, riverBank, hillBank } = city.cast;
    const [mine, theirs] = [await grantedLine(hengze, riverBank), await grantedLine(hengze, hillBank)];
    await reported(riverBank, { ...drawing(mine.creditLineId, '5'), reference: 'SHARED-1' });
    const other = await reported(hillBank, { ...drawing(theirs.creditLineId, '6'), reference: 'SHARED-1' });
    expect(other.amount).toBe('6.00');
  });

  it('does not exist for others', async () => {
    const { hengze, baichuan, riverBank, hillBank } = city.cast;
    const { applicationId, creditLineId, loanId, eventId } = await drawnLoan(hengze, riverBank);
    const before = await eventCount();
    for (const stranger of [baichuan.owner, hillBank.customerManager]) {
      await city.as(stranger).get(contracts.getLoan, { params: { loanId } }).expect(404);
      await city.as(stranger).get(contracts.getCreditLine, { params: { creditLineId } }).expect(404);
      for (const [contract, query] of [
        [contracts.listLoans, {}],
        [contracts.listCreditLines, { applicationId }],
      ] as const) {
        const { items } = (await city.as(stranger).call(contract, { query }).expect(200)).body as {
          items: Array<{ enterprise: { id: string }; bank: { id: string } }>;
        };
        for (const item of items) expect([item.enterprise.id, item.bank.id]).not.toEqual([hengze.id, riverBank.id]);
      }
    }
    const { items } = (await city.as(hillBank.customerManager).get(contracts.listLendingEvents, { query: { loanId } }).expect(200)).body as {
      items: unknown[];
    };
    expect(items).toEqual([]);
    await send(hillBank.customerManager, drawing(creditLineId, '1')).expect(404);
    await send(hillBank.customerManager, repayment(loanId, '1')).expect(404);
    await send(hillBank.customerManager, reversal(eventId)).expect(404);
    await send(hillBank.customerManager, {
      kind: 'contracted',
      reference: nextReference(),
      applicationId,
      contractNumber: 'X',
      on: today,
      amount: '1',
    }).expect(404);
    await send(hengze.owner, repayment(loanId, '1')).expect(403);
    await city.as(hengze.owner).get(contracts.listLendingEvents, { query: {} }).expect(403);
    expect(await eventCount()).toBe(before);
  });
});

describe('what does not reconcile', () => {
  it('is refused with both amounts, and changes nothing', async () => {
    const { hengze, riverBank } = city.cast;
    const { applicationId } = await acceptedOffer(hengze, riverBank);
    const before = await eventCount();
    const contract = { kind: 'contracted', reference: nextReference(), applicationId, contractNumber: 'A', on: today, amount: '1000000.01' };
    const tooMuch = await send(riverBank.customerManager, contract).expect(409);
    expect(errorsOf(tooMuch.body)).toEqual([
      { pointer: '/body/amount', rule: 'sum', detail: '合同金额最多 1,000,000.00 元（企业接受的方案）。您填了 1,000,000.01 元' },
    ]);
    const grant = {
      kind: 'granted',
      reference: nextReference(),
      applicationId,
      on: today,
      limit: '1',
      until: '2027-01-01',
      isRevolving: true,
      guaranteeType: 'credit',
      isFirstLoan: false,
    };
    await send(riverBank.customerManager, grant).expect(409);
    expect((await application(hengze.owner, applicationId)).state).toBe('offerAccepted');
    expect(await eventCount()).toBe(before);

    await send(riverBank.customerManager, { ...contract, amount: '500000' }).expect(201);
    await send(riverBank.customerManager, { ...contract, reference: nextReference(), amount: '5' }).expect(409);
    const wide = await send(riverBank.customerManager, { ...grant, limit: '500000.01' }).expect(409);
    expect(errorsOf(wide.body)[0]).toMatchObject({ pointer: '/body/limit', detail: '授信额度最多 500,000.00 元（合同金额）。您填了 500,000.01 元' });
    const { creditLineId } = (await send(riverBank.customerManager, { ...grant, limit: '1000' }).expect(201)).body as LendingEventView;
    await send(riverBank.customerManager, { ...grant, reference: nextReference(), limit: '1' }).expect(409);
    const over = await send(riverBank.customerManager, drawing(creditLineId ?? '', '1000.01')).expect(409);
    expect(errorsOf(over.body)[0]).toMatchObject({ pointer: '/body/amount', detail: '这笔授信还可以放 1,000.00 元。您填了 1,000.01 元' });
    const { loanId } = await reported(riverBank, drawing(creditLineId ?? '', '1000'));
    const back = await send(riverBank.customerManager, repayment(loanId ?? '', '1000.01')).expect(409);
    expect(errorsOf(back.body)[0]).toMatchObject({ pointer: '/body/principal', detail: '这笔借据还有 1,000.00 元 本金没有还。您填了 1,000.01 元' });
    expect(await loan(riverBank.customerManager, loanId ?? '')).toMatchObject({ outstanding: '1000.00', repaidPrincipal: '0.00' });
  });

  it('is held against what is outstanding on a revolving line', async () => {
    const { hengze, riverBank } = city.cast;
    const { creditLineId } = await grantedLine(hengze, riverBank, true);
    const first = await reported(riverBank, drawing(creditLineId, '900000'));
    await send(riverBank.customerManager, drawing(creditLineId, '100000.01')).expect(409);
    const paid = await reported(riverBank, repayment(first.loanId ?? '', '500000'));
    await reported(riverBank, drawing(creditLineId, '600000'));
    expect(await line(riverBank.customerManager, creditLineId)).toMatchObject({
      drawn: '1500000.00',
      outstanding: '1000000.00',
      available: '0.00',
      can: [],
    });
    // The room the repayment made is drawn again, so the repayment cannot be taken back.
    const stuck = await send(riverBank.customerManager, reversal(paid.id)).expect(409);
    expect((stuck.body as { detail: string }).detail).toMatch('又放款');
  });

  it('comes from no application that has not accepted an offer', async () => {
    const { hengze, riverBank } = city.cast;
    const reviewing = await reviewedApplication(hengze, riverBank);
    await send(riverBank.customerManager, {
      kind: 'contracted',
      reference: nextReference(),
      applicationId: reviewing.id,
      contractNumber: 'A',
      on: today,
      amount: '1',
    }).expect(409);
    expect((await application(hengze.owner, reviewing.id)).state).toBe('reviewing');
  });
});

describe('input that is wrong', () => {
  it('is refused by name', async () => {
    const { hengze, riverBank } = city.cast;
    const { creditLineId, loanId, eventId } = await drawnLoan(hengze, riverBank);
    const before = await eventCount();
    const draw = drawing(creditLineId, '1');
    const wrong: Array<[object, string]> = [
      [{ ...draw, amount: '-1' }, '/body/amount'],
      [{ ...draw, amount: '0' }, '/body/amount'],
      [{ ...draw, amount: '1.001' }, '/body/amount'],
      [{ ...draw, rate: '400' }, '/body/rate'],
      [{ ...draw, rate: '-0.01' }, '/body/rate'],
      [{ ...draw, on: '2199-01-01' }, '/body/on'],
      [{ ...draw, on: '2026-02-30' }, '/body/on'],
      [{ ...draw, on: '2026-11-13' }, '/body/on'],
      [{ ...draw, on: '2026-11-11' }, '/body/on'],
      [{ ...draw, dueOn: '2026-11-12' }, '/body/dueOn'],
      [{ ...draw, dueOn: '2080-01-01' }, '/body/dueOn'],
      [{ ...draw, method: 'weekly' }, '/body/method'],
      [{ ...draw, reference: '=1+1' }, '/body/reference'],
      [{ ...draw, reference: 'abc' }, '/body/reference'],
      [{ ...draw, colour: 'red' }, '/body/colour'],
      [{ ...draw, kind: 'forgiven' }, '/body/kind'],
      [repayment(loanId, '0', '0'), '/body/principal'],
      [repayment(loanId, '-1'), '/body/principal'],
      [repayment(loanId, '1', '9999999999999.99'), '/body/interest'],
      [{ ...draw, rate: '-0' }, '/body/rate'],
      [{ ...repayment(loanId, '1'), on: '2026-11-11' }, '/body/on'],
      [{ ...reversal(eventId), reason: '' }, '/body/reason'],
      [{ ...reversal(eventId), on: '2026-11-11' }, '/body/on'],
    ];
    for (const [body, pointer] of wrong) {
      const answer = await send(riverBank.customerManager, body).expect(422);
      expect(errorsOf(answer.body).map((error) => error.pointer)).toContain(pointer);
    }
    await send(riverBank.customerManager, drawing(newId(), '1')).expect(404);
    await send(riverBank.customerManager, repayment(newId(), '1')).expect(404);
    await send(riverBank.customerManager, reversal(newId())).expect(404);
    expect(await eventCount()).toBe(before);
    expect(await loan(riverBank.customerManager, loanId)).toMatchObject({ outstanding: '400000.00' });
  });
});

describe('a reversal', () => {
  it('undoes an event that nothing stands on, the newest first', async () => {
    const { hengze, riverBank } = city.cast;
    const { applicationId, creditLineId, loanId, eventId } = await drawnLoan(hengze, riverBank);
    const paid = await reported(riverBank, repayment(loanId, '400000', '10'));
    expect((await loan(riverBank.customerManager, loanId)).state).toBe('settled');
    const stuck = await send(riverBank.customerManager, reversal(eventId)).expect(409);
    expect((stuck.body as { detail: string }).detail).toBe('这笔借据已有 1 笔还款，请先冲正还款');

    const undone = await reported(riverBank, reversal(paid.id));
    expect(undone).toMatchObject({ kind: 'reversed', amount: '400000.00', detail: '冲正：录入错误', loanId, can: [] });
    expect(await loan(riverBank.customerManager, loanId)).toMatchObject({
      state: 'repaying',
      outstanding: '400000.00',
      repaidPrincipal: '0.00',
      repaidInterest: '0.00',
      settledOn: null,
    });
    await send(riverBank.customerManager, reversal(paid.id)).expect(409);
    await send(riverBank.customerManager, reversal(undone.id)).expect(409);
    const list = (await city.as(riverBank.customerManager).get(contracts.listLendingEvents, { query: { applicationId } }).expect(200)).body as {
      items: LendingEventView[];
    };
    expect(list.items.find(({ id }) => id === paid.id)).toMatchObject({ isReversed: true, can: [] });
    expect(list.items.find(({ id }) => id === eventId)).toMatchObject({ isReversed: false, can: ['reverse'] });

    await reported(riverBank, reversal(eventId));
    expect(await loan(hengze.owner, loanId)).toMatchObject({ state: 'reversed', outstanding: '0.00' });
    await send(riverBank.customerManager, repayment(loanId, '1')).expect(409);
    expect(await line(riverBank.customerManager, creditLineId)).toMatchObject({
      drawn: '0.00',
      outstanding: '0.00',
      loanCount: 0,
      available: '1000000.00',
    });

    const events = (
      await city
        .as(riverBank.customerManager)
        .get(contracts.listLendingEvents, { query: { applicationId, kind: 'granted' } })
        .expect(200)
    ).body as { items: LendingEventView[] };
    const contract = (
      await city
        .as(riverBank.customerManager)
        .get(contracts.listLendingEvents, { query: { applicationId, kind: 'contracted' } })
        .expect(200)
    ).body as { items: LendingEventView[] };
    await send(riverBank.customerManager, reversal(contract.items[0]?.id ?? '')).expect(409);
    await reported(riverBank, reversal(events.items[0]?.id ?? ''));
    await city.as(riverBank.customerManager).get(contracts.getCreditLine, { params: { creditLineId } }).expect(404);
    await reported(riverBank, reversal(contract.items[0]?.id ?? ''));
    // The application stays where it was; the right contract is entered anew.
    await reported(riverBank, {
      kind: 'contracted',
      reference: nextReference(),
      applicationId,
      contractNumber: '改正后',
      on: today,
      amount: '900000',
    });
    expect((await application(hengze.owner, applicationId)).state).toBe('disbursed');
  });

  it('of one event wins once, however many press', async () => {
    const { hengze, riverBank } = city.cast;
    const { loanId } = await drawnLoan(hengze, riverBank);
    const paid = await reported(riverBank, repayment(loanId, '100'));
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(riverBank.customerManager, reversal(paid.id))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await loan(riverBank.customerManager, loanId)).toMatchObject({ outstanding: '400000.00' });
  });
});

it('of twenty drawings at once exactly those succeed that fit', async () => {
  const { hengze, riverBank } = city.cast;
  for (const isRevolving of [false, true]) {
    const { creditLineId, applicationId } = await grantedLine(hengze, riverBank, isRevolving);
    // 1,000,000 holds six of 150,000.
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(riverBank.customerManager, drawing(creditLineId, '150000'))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(14);
    expect(await line(riverBank.customerManager, creditLineId)).toMatchObject({ drawn: '900000.00', outstanding: '900000.00', loanCount: 6 });
    expect((await application(hengze.owner, applicationId)).state).toBe('disbursed');
  }
});

it('lists come newest first, page by page', async () => {
  const { hengze, riverBank } = city.cast;
  const { applicationId } = await contracted(hengze, riverBank);
  void applicationId;
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = (
      await city
        .as(riverBank.customerManager)
        .call(contracts.listLoans, { query: { limit: 3, ...(cursor && { cursor }) } })
        .expect(200)
    ).body as { items: LoanView[]; nextCursor: string | null };
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([...seen].sort().reverse());
  expect(new Set(seen).size).toBe(seen.length);
  const settled = (
    await city
      .as(hengze.owner)
      .get(contracts.listLoans, { query: { state: 'settled' } })
      .expect(200)
  ).body as { items: LoanView[] };
  expect(settled.items.every(({ state }) => state === 'settled')).toBe(true);
});
