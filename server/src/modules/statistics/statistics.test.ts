import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { Readable } from 'node:stream';
import { asBytes } from '../../../test/as.js';
import { nextReference, scenes } from '../../../test/scenes.js';
import { world, type Cast, type Firm, type Person } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { fenOf } from '../../kernel/pure/money.js';
import { acceptOffer, makeOffer, type OfferView } from '../financing/financing.contract.js';
import { reportLendingEvent, type LendingEventView } from '../lending/lending.contract.js';
import { LendingCell } from './lending-cell.entity.js';
import { LendingFact } from './lending-fact.entity.js';
import * as contracts from './statistics.contract.js';
import type { LoanTable } from './statistics.contract.js';

// The last day of the year; lunch time in China.
const start = new Date('2026-12-31T04:00:00Z');
beforeAll(() => setClock(start));
const city = world();
const { reviewedApplication, offerInput, reported } = scenes(city);

type Bank = Cast['riverBank'] | Cast['hillBank'];
type WithOwner = Firm & { readonly owner: Person };
interface Deal {
  readonly limit: string;
  readonly guaranteeType?: 'credit' | 'mortgage';
  readonly isFirstLoan?: boolean;
  readonly draws: ReadonlyArray<{ readonly amount: string; readonly rate: string; readonly on?: string }>;
}

/** From the review to the drawings, at one go. */
async function deal(firm: WithOwner, bank: Bank, { limit, guaranteeType = 'credit', isFirstLoan = false, draws }: Deal) {
  const application = await reviewedApplication(firm, bank);
  const offer = (await city.as(bank.approver).post(makeOffer, offerInput(application.id)).expect(201)).body as OfferView;
  await city
    .as(firm.owner)
    .post(acceptOffer, { params: { offerId: offer.id }, body: {} })
    .expect(201);
  const applicationId = application.id;
  const on = '2026-12-31';
  await reported(bank, { kind: 'contracted', reference: nextReference(), applicationId, contractNumber: nextReference(), on, amount: limit });
  const granted = await reported(bank, {
    kind: 'granted',
    reference: nextReference(),
    applicationId,
    on,
    limit,
    until: '2027-12-31',
    isRevolving: false,
    guaranteeType,
    isFirstLoan,
  });
  const loans: LendingEventView[] = [];
  for (const { amount, rate, on: day = on } of draws) {
    const body = {
      kind: 'disbursed' as const,
      reference: nextReference(),
      creditLineId: granted.creditLineId ?? '',
      on: day,
      amount,
      rate,
      dueOn: '2027-12-30',
      method: 'interestMonthly' as const,
    };
    loans.push(await reported(bank, body));
  }
  return { granted, loans };
}

const table = async (who: Person, query: object = {}): Promise<LoanTable> =>
  (
    await city
      .as(who)
      .call(contracts.getLoanTable, { query: { ...query } })
      .expect(200)
  ).body as LoanTable;
const overview = async (who: Person, query: object = {}) =>
  (
    await city
      .as(who)
      .call(contracts.getOverview, { query: { ...query } })
      .expect(200)
  ).body as LoanTable & {
    month: string;
    current: LoanTable['total'];
    yearBefore: unknown;
    months: Array<{ month: string; figures: LoanTable['total'] }>;
    regions: LoanTable['rows'];
    bankRows: LoanTable['rows'];
  };
const rowOf = (rows: LoanTable['rows'], key: string) => rows.find((row) => row.key === key)?.figures;
const sum = (rows: LoanTable['rows'], field: 'granted' | 'drawn' | 'balance'): bigint =>
  rows.reduce((all, { figures }) => all + fenOf(figures[field]), 0n);

let firstDraw: LendingEventView;
beforeAll(async () => {
  const { hengze, baichuan, riverBank, hillBank } = city.cast;
  // 高新区: 300,000 at 3.65 % and 100,000 at 4.05 % unsecured; 600,000 at 5 % on a mortgage with another bank.
  const first = await deal(hengze, riverBank, {
    limit: '500000',
    isFirstLoan: true,
    draws: [
      { amount: '300000', rate: '3.65' },
      { amount: '100000', rate: '4.05' },
    ],
  });
  firstDraw = first.loans[0]!;
  await deal(hengze, hillBank, { limit: '600000', guaranteeType: 'mortgage', draws: [{ amount: '600000', rate: '5' }] });
  // 澄东区: 200,000.01 at 4 %.
  await deal(baichuan, riverBank, { limit: '200000.01', isFirstLoan: true, draws: [{ amount: '200000.01', rate: '4' }] });
  await city.settle();
});

describe('the table', () => {
  it('counts amounts, firms, shares and rates of the city', async () => {
    const { regulator } = city.cast;
    const byMonth = await table(regulator.city);
    expect(byMonth).toMatchObject({
      scope: { code: '990100', name: '江澄市' },
      from: '2026-01',
      to: '2026-12',
      groupBy: 'month',
      banks: { reported: 2, all: 2 },
    });
    expect(byMonth.rows).toHaveLength(12);
    // (300,000 × 3.65 + 100,000 × 4.05 + 600,000 × 5 + 200,000.01 × 4) / 1,200,000.01 = 4.41666666…
    expect(byMonth.total).toEqual({
      granted: '1300000.01',
      grantedCount: 3,
      drawn: '1200000.01',
      drawnCount: 4,
      firms: 2,
      firstLoanFirms: 2,
      unsecuredShare: '0.5000',
      weightedRate: '4.4167',
      balance: '1200000.01',
      events: 7,
    });
    expect(rowOf(byMonth.rows, '2026-12')).toEqual(byMonth.total);
    expect(rowOf(byMonth.rows, '2026-11')).toMatchObject({ drawn: '0.00', weightedRate: null, unsecuredShare: null, firms: 0, balance: '0.00' });
  });

  it('adds up whichever way it is grouped, firms counted once', async () => {
    const { regulator, riverBank, hillBank } = city.cast;
    const total = (await table(regulator.city)).total;
    const byRegion = await table(regulator.city, { groupBy: 'region' });
    const byBank = await table(regulator.city, { groupBy: 'bank' });
    for (const grouped of [byRegion, byBank]) {
      expect(grouped.total).toEqual(total);
      for (const field of ['granted', 'drawn', 'balance'] as const) expect(sum(grouped.rows, field)).toBe(fenOf(total[field]));
    }
    expect(rowOf(byRegion.rows, '990102')).toMatchObject({
      drawn: '1000000.00',
      firms: 1,
      firstLoanFirms: 1,
      unsecuredShare: '0.4000',
      weightedRate: '4.50',
    });
    expect(rowOf(byRegion.rows, '990101')).toMatchObject({ drawn: '200000.01', firms: 1, unsecuredShare: '1.0000' });
    expect(byRegion.rows.find(({ key }) => key === '990102')?.label).toBe('高新区');
    // One firm drew at both banks: the lines say 2 and 1, the city still 2.
    expect([rowOf(byBank.rows, riverBank.id)?.firms, rowOf(byBank.rows, hillBank.id)?.firms]).toEqual([2, 1]);
    expect((await table(regulator.city, { bankId: hillBank.id })).total).toMatchObject({
      drawn: '600000.00',
      unsecuredShare: '0.0000',
      weightedRate: '5.00',
    });
    expect((await table(regulator.city, { guaranteeType: 'credit' })).total).toMatchObject({
      drawn: '600000.01',
      grantedCount: 2,
      unsecuredShare: '1.0000',
    });
  });

  it('gives a district its part and nothing else: table, overview, dimensions, workbook', async () => {
    const { regulator } = city.cast;
    const whole = await table(regulator.city, { groupBy: 'region' });
    for (const groupBy of ['month', 'region', 'bank']) {
      expect((await table(regulator.district, { groupBy })).total).toEqual(rowOf(whole.rows, '990102'));
    }
    const own = await table(regulator.district, { groupBy: 'region' });
    expect(own.rows.map(({ key }) => key)).toEqual(['990102']);
    expect(own.scope).toEqual({ code: '990102', name: '高新区' });
    expect(await table(regulator.city, { groupBy: 'bank', region: '990102' })).toMatchObject({ scope: { code: '990102' }, total: own.total });
    const seen = await overview(regulator.district);
    expect(seen.current).toEqual(own.total);
    expect(seen.regions.map(({ key }) => key)).toEqual(['990102']);
    const dimensions = (await city.as(regulator.district).get(contracts.getDimensions, {}).expect(200)).body as { regions: object[] };
    expect(dimensions).toMatchObject({
      scope: { code: '990102' },
      regions: [{ code: '990102', name: '高新区' }],
      firstMonth: '2026-12',
      lastMonth: '2026-12',
    });
    for (const outside of ['990101', '990100', '110000']) {
      await city
        .as(regulator.district)
        .get(contracts.getLoanTable, { query: { region: outside } })
        .expect(404);
      await city
        .as(regulator.district)
        .get(contracts.getOverview, { query: { region: outside } })
        .expect(404);
      await city
        .as(regulator.district)
        .get(contracts.exportLoanTable, { query: { region: outside } })
        .expect(404);
    }
    expect(JSON.stringify([own, seen])).not.toContain('200000.01');
  });

  it('refuses a period or a filter that makes no sense, by name', async () => {
    const { regulator, hengze, riverBank } = city.cast;
    for (const [query, pointer] of [
      [{ from: '2026-12', to: '2026-01' }, '/query/from'],
      [{ from: '2001-01' }, '/query/from'],
      [{ to: '2027-01' }, '/query/to'],
      [{ to: '2199-01' }, '/query/to'],
      [{ from: '2026-13' }, '/query/from'],
      [{ region: '9901' }, '/query/region'],
      [{ guaranteeType: 'blood' }, '/query/guaranteeType'],
      [{ enterpriseId: hengze.id }, '/query/enterpriseId'],
    ] as const) {
      const answer = await city
        .as(regulator.city)
        .call(contracts.getLoanTable, { query: { ...query } })
        .expect(422);
      expect((answer.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toContain(pointer);
    }
    await city
      .as(regulator.city)
      .get(contracts.getLoanTable, { query: { bankId: newId() } })
      .expect(404);
    await city.as(riverBank.customerManager).get(contracts.getLoanTable, { query: {} }).expect(403);
    await city.as(hengze.owner).get(contracts.getOverview, { query: {} }).expect(403);
  });

  it('holds no row of any firm', async () => {
    const { regulator, hengze, baichuan } = city.cast;
    const answers = [await table(regulator.city), await table(regulator.city, { groupBy: 'bank' }), await overview(regulator.city)];
    for (const firm of [hengze, baichuan]) {
      for (const word of [firm.id, firm.uscc, firm.name]) expect(JSON.stringify(answers)).not.toContain(word);
    }
  });
});

describe('the workbook', () => {
  it('is the table with numbers as numbers, and says what it is', async () => {
    const { regulator } = city.cast;
    const answer = await city
      .as(regulator.city)
      .get(contracts.exportLoanTable, { query: { groupBy: 'region', guaranteeType: 'credit' } })
      .buffer(true)
      .parse(asBytes)
      .expect(200);
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('贷款统计_江澄市_2026-01至2026-12_按区县.xlsx'));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([answer.body as Buffer]));
    const sheet = workbook.worksheets[0]!;
    const head = [1, 2, 3, 4, 5, 6].map((row) => String(sheet.getRow(row).getCell(1).value));
    expect(head.slice(0, 4)).toEqual(['贷款统计（按区县）', '范围：江澄市（990100）', '期间：2026 年 1 月至 2026 年 12 月', '筛选：担保方式：信用']);
    expect(head[4]).toMatch(/^按 2026-12-31 \d\d:\d\d:\d\d 前收到的回流记录统计，2 家银行中 2 家有回流/);
    expect(head[5]).toMatch(/^导出：顾言，2026-12-31/);
    const wanted = await table(regulator.city, { groupBy: 'region', guaranteeType: 'credit' });
    const rows = new Map<string, unknown[]>();
    sheet.eachRow((row, number) => {
      if (number > 7)
        rows.set(
          String(row.getCell(1).value),
          [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((column) => row.getCell(column).value),
        );
    });
    for (const { label, figures } of [...wanted.rows, { label: '合计', figures: wanted.total }]) {
      const { granted, grantedCount, drawn, drawnCount, firms, firstLoanFirms, unsecuredShare, weightedRate, balance, events } = figures;
      expect(rows.get(label)).toEqual([
        Number(granted),
        grantedCount,
        Number(drawn),
        drawnCount,
        firms,
        firstLoanFirms,
        unsecuredShare === null ? null : Number(unsecuredShare),
        weightedRate === null ? null : Number(`${weightedRate}e-2`),
        Number(balance),
        events,
      ]);
    }
  });

  it('of a district holds the district', async () => {
    const { regulator } = city.cast;
    const answer = await city.as(regulator.district).get(contracts.exportLoanTable, { query: {} }).buffer(true).parse(asBytes).expect(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([answer.body as Buffer]));
    const values: unknown[] = [];
    workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => values.push(cell.value)));
    expect(values).toContain('范围：高新区（990102）');
    expect(values).toContain(1000000);
    expect(values).not.toContain(1200000.01);
    expect(values).not.toContain(200000.01);
  });
});

describe('what happens after', () => {
  const factsAndCells = async () => {
    const read = city.app.database.read();
    const plain = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? one.toString() : one)));
    return [
      plain(await read.find(LendingFact, { order: { eventId: 'ASC' } })),
      plain(await read.find(LendingCell, { order: { month: 'ASC', region: 'ASC', bankId: 'ASC', guaranteeType: 'ASC', ratePpm: 'ASC' } })),
    ];
  };
  const rebuiltEqually = async (): Promise<void> => {
    const before = await factsAndCells();
    await city.app.database.transaction((tx) => city.app.statistics.rebuild(tx));
    expect(await factsAndCells()).toEqual(before);
  };

  it('counting everything anew gives the same facts and cells', rebuiltEqually);

  it('in China a new year begins eight hours before it does elsewhere', async () => {
    const { baichuan, hillBank, regulator } = city.cast;
    const { granted } = await deal(baichuan, hillBank, { limit: '900000', guaranteeType: 'mortgage', draws: [] });
    const body = {
      kind: 'disbursed' as const,
      creditLineId: granted.creditLineId ?? '',
      amount: '70000',
      rate: '4',
      dueOn: '2027-12-30',
      method: 'interestMonthly' as const,
    };
    await city
      .as(hillBank.customerManager)
      .post(reportLendingEvent, { body: { ...body, reference: nextReference(), on: '2027-01-01' } })
      .expect(422);
    setClock(new Date('2026-12-31T16:30:00Z'));
    for (const person of [hillBank.customerManager, regulator.city]) await city.refresh(person);
    await reported(hillBank, { ...body, reference: nextReference(), on: '2027-01-01' });
    await city.settle();
    const byMonth = await table(regulator.city);
    expect(byMonth).toMatchObject({ from: '2026-02', to: '2027-01' });
    expect(rowOf(byMonth.rows, '2027-01')).toMatchObject({ drawn: '70000.00', drawnCount: 1, balance: '1270000.01' });
    // Granted on the last day of the year, drawn on the first of the next.
    expect(rowOf(byMonth.rows, '2026-12')).toMatchObject({ granted: '2200000.01', drawn: '1200000.01', balance: '1200000.01' });
    const seen = await overview(regulator.city);
    expect(seen).toMatchObject({ month: '2026-12', yearBefore: null });
    expect(seen.months.map(({ month }) => month)).toEqual([
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
    expect((await overview(regulator.city, { month: '2027-01' })).current).toMatchObject({ drawn: '70000.00', firms: 1 });
    await rebuiltEqually();
  });

  it('a repayment lowers the balance of its month only, a reversal corrects the month of what it takes back', async () => {
    const { riverBank, regulator } = city.cast;
    setClock(new Date('2027-02-10T04:00:00Z'));
    for (const person of [riverBank.customerManager, regulator.city]) await city.refresh(person);
    const loanId = firstDraw.loanId ?? '';
    const paid = await reported(riverBank, {
      kind: 'repaid',
      reference: nextReference(),
      loanId,
      on: '2027-02-10',
      principal: '100000',
      interest: '5',
    });
    await city.settle();
    const after = await table(regulator.city);
    expect([rowOf(after.rows, '2027-01')?.balance, rowOf(after.rows, '2027-02')?.balance]).toEqual(['1270000.01', '1170000.01']);
    expect(after.total.drawn).toBe('1270000.01');
    await reported(riverBank, { kind: 'reversed', reference: nextReference(), eventId: paid.id, on: '2027-02-10', reason: '重复入账' });
    await reported(riverBank, { kind: 'reversed', reference: nextReference(), eventId: firstDraw.id, on: '2027-02-10', reason: '放款失败' });
    await city.settle();
    const corrected = await table(regulator.city);
    expect(rowOf(corrected.rows, '2026-12')).toMatchObject({ drawn: '900000.01', drawnCount: 3, balance: '900000.01', firms: 2, events: 9 });
    expect(rowOf(corrected.rows, '2027-02')).toMatchObject({ drawn: '0.00', drawnCount: 0, balance: '970000.01', events: 2 });
    expect(corrected.total.balance).toBe('970000.01');
    await rebuiltEqually();
  });

  it('a firm whose only drawing was reversed no longer counts', async () => {
    const { baichuan, riverBank, regulator } = city.cast;
    const before = await table(regulator.city, { region: '990101', to: '2026-12', from: '2026-12' });
    expect(before.total.firms).toBe(1);
    const draw = (await city.app.database.read().findBy(LendingFact, { enterpriseId: baichuan.id, bankId: riverBank.id, kind: 'disbursed' }))[0]!;
    await reported(riverBank, { kind: 'reversed', reference: nextReference(), eventId: draw.eventId, on: '2027-02-10', reason: '放款失败' });
    await city.settle();
    expect((await table(regulator.city, { region: '990101', to: '2026-12', from: '2026-12' })).total).toMatchObject({
      firms: 0,
      drawn: '0.00',
      unsecuredShare: null,
    });
  });

  it('an event is counted once, also when its reversal is delivered first or twice', async () => {
    const before = await factsAndCells();
    const facts = await city.app.database.read().find(LendingFact);
    for (const { eventId } of [...facts].reverse()) await city.app.database.transaction((tx) => city.app.statistics.count(tx, eventId));
    expect(await factsAndCells()).toEqual(before);
    await city.app.database.transaction(async (tx) => {
      await tx.query('delete from lending_facts');
      await tx.query('delete from lending_cells');
      for (const { eventId } of [...facts].sort((a, b) =>
        a.kind === 'reversed' ? -1 : b.kind === 'reversed' ? 1 : a.eventId < b.eventId ? 1 : -1,
      )) {
        await city.app.statistics.count(tx, eventId);
      }
    });
    expect(await factsAndCells()).toEqual(before);
  });
});
