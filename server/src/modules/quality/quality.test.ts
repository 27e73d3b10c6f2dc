import { beforeAll, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { asBytes } from '../../../test/as.js';
import { codeOf, deliver, file, paymentLine, paymentsHeader } from '../../../test/deliveries.js';
import { world, type Person } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import * as details from './detail.contract.js';
import * as monthly from './monthly.contract.js';
import * as boards from './quality.contract.js';
import * as reminders from './reminders.contract.js';

const start = '2026-09-01T02:00:00Z';
beforeAll(() => setClock(new Date(start)));
const w = world();

/** The clock and everybody's session move together. */
async function moveTo(instant: string): Promise<void> {
  setClock(new Date(instant));
  const { operator, tax, market, regulator, hengze } = w.cast;
  const people: Person[] = [operator.admin, operator.reviewer, tax.officer, market.officer, regulator.city, regulator.district, hengze.owner];
  for (const person of people) await w.refresh(person);
}

const remind = () => w.app.database.transaction((tx) => w.app.quality.counter.remind(tx));
const ownRow = async (dataset: string): Promise<boards.BoardRow> => {
  const board = (await w.as(w.cast.tax.officer).get(boards.getOwnBoard, {}).expect(200)).body as boards.OwnBoard;
  return board.items.find((row) => row.dataset === dataset)!;
};
const ownTodo = async (): Promise<boards.TodoView[]> =>
  ((await w.as(w.cast.tax.officer).get(boards.getOwnBoard, {}).expect(200)).body as boards.OwnBoard).todo;
const ownReminders = async (): Promise<reminders.ReminderView[]> =>
  (await w.as(w.cast.tax.officer).get(reminders.listOwnReminders, { query: {} }).expect(200)).body.items as reminders.ReminderView[];
const rollup = async (): Promise<unknown[]> => {
  const read = w.app.database.read();
  return Promise.all(
    ['quality_deliveries', 'quality_months', 'quality_periods'].map((table) => read.query(`select * from ${table} order by 1, 2, 3`)),
  );
};

test('what comes on a make-up Sunday on which it is due is on time; nothing was due before the source delivered', async () => {
  const { hengze, baichuan, tax } = w.cast;
  await moveTo('2026-09-20T15:00:00Z');
  await deliver(w, tax.officer, '05.02', file(paymentsHeader, [paymentLine(hengze.uscc, '2026-08'), paymentLine(baichuan.uscc, '2026-08')]));
  const row = await ownRow('05.02');
  expect(row.months.map(({ month, state }) => [month, state]).slice(-3)).toEqual([
    ['2026-07', 'none'],
    ['2026-08', 'none'],
    ['2026-09', 'onTime'],
  ]);
  expect(row).toMatchObject({ missing: null, next: { period: '2026-09', dueOn: '2026-10-20' } });
  expect(row.figures).toMatchObject({ received: 2, accepted: 2, due: 1, onTime: 1 });
  expect(row.shares).toMatchObject({ completeness: '100', timeliness: '100', broken: [] });
});

test('rows sent back, repeated, and with wrong codes are counted; firms are held against the month before', async () => {
  const { hengze, tax } = w.cast;
  await moveTo('2026-10-21T02:00:00Z');
  const lines = [
    paymentLine(hengze.uscc, '2026-09'),
    paymentLine(hengze.uscc, '2026-09', '7.00'),
    paymentLine(hengze.uscc, '2026-09', ''),
    paymentLine('91990102MA50000000', '2026-09'),
    paymentLine(codeOf(7), '2026-09'),
  ];
  const batch = await deliver(w, tax.officer, '05.02', file(paymentsHeader, lines));
  expect(batch).toMatchObject({ accepted: 3, rejected: 2, waiting: 1, usccErrors: 1 });
  const row = await ownRow('05.02');
  expect(row.figures).toMatchObject({ received: 7, accepted: 5, rejected: 2, usccErrors: 1, repeated: 1, due: 2, onTime: 1, late: 1, missing: 0 });
  expect(row.figures).toMatchObject({ requiredMissing: 1, firmsExpected: 2, firmsCovered: 1 });
  expect(row.figures.requiredCells).toBe(7 * 4);
  expect(row.shares).toMatchObject({ timeliness: '50', coverage: '50' });
  expect([...row.shares.broken].sort()).toEqual(['completeness', 'timeliness', 'uniqueness', 'usccErrors', 'validity']);
  const todo = await ownTodo();
  expect(todo.map(({ kind, measure }) => [kind, measure])).toContainEqual(['overPromise', 'usccErrors']);
  expect(todo.find(({ measure }) => measure === 'usccErrors')).toMatchObject({ value: '200', promise: '1', rows: 1, batchId: batch.id });
});

test('the detail has twelve months, the periods with their firms, and why rows came back', async () => {
  const detail = (
    await w
      .as(w.cast.tax.officer)
      .get(details.getOwnDetail, { params: { dataset: '05.02' } })
      .expect(200)
  ).body as details.QualityDetail;
  expect(detail.trend).toHaveLength(12);
  expect(
    detail.periods.map(({ period, state, daysLate, firms, firmsExpected, firmsCovered }) => [
      period,
      state,
      daysLate,
      firms,
      firmsExpected,
      firmsCovered,
    ]),
  ).toEqual([
    ['2026-09', 'late', 1, 1, 2, 1],
    ['2026-08', 'onTime', null, 2, null, null],
  ]);
  expect(detail.deliveries).toHaveLength(2);
  expect(detail.causes.map(({ rule }) => rule).sort()).toEqual(['required', 'usccInvalid']);
  expect(detail.arrivalRule).toBeNull();
  await w
    .as(w.cast.tax.officer)
    .get(details.getOwnDetail, { params: { dataset: '01.01' } })
    .expect(404);
});

test('a firm that is registered later counts in the month its rows waited for', async () => {
  const { market, tax } = w.cast;
  const before = (await ownRow('05.02')).figures;
  const { registrationHeader, registrationLine } = await import('../../../test/deliveries.js');
  await deliver(w, market.officer, '01.01', file(registrationHeader, [registrationLine(7)]));
  const detail = (
    await w
      .as(tax.officer)
      .get(details.getOwnDetail, { params: { dataset: '05.02' } })
      .expect(200)
  ).body as details.QualityDetail;
  expect(detail.periods[0]).toMatchObject({ period: '2026-09', firms: 2 });
  expect((await ownRow('05.02')).figures).toEqual(before);
});

test('reminders come three working days before, on the day and when it is late, each once', async () => {
  await moveTo('2026-11-16T02:00:00Z');
  await remind();
  const first = (await ownReminders()).filter(({ dataset }) => dataset === '05.02');
  expect(first).toEqual([]);
  for (const [instant, kinds] of [
    ['2026-11-17T02:00:00Z', ['soon']],
    ['2026-11-19T02:00:00Z', ['soon']],
    ['2026-11-20T15:59:59Z', ['soon', 'due']],
    ['2026-11-20T16:00:00Z', ['soon', 'due', 'late']],
    ['2026-11-23T02:00:00Z', ['soon', 'due', 'late']],
  ] as const) {
    await moveTo(instant);
    await remind();
    await remind();
    const mine = (await ownReminders()).filter(({ dataset, period }) => dataset === '05.02' && period === '2026-10');
    expect([instant, mine.map(({ kind }) => kind).reverse()]).toEqual([instant, kinds]);
  }
  const todo = await ownTodo();
  expect(todo[0]).toMatchObject({ kind: 'missing', dataset: '05.02', period: '2026-10', dueOn: '2026-11-20', daysLate: 3, lateInARow: 2 });
});

test('the source says it has seen it and when the data will come; the answer stays, and nobody else may give it', async () => {
  const { tax, market, operator, regulator } = w.cast;
  const late = (await ownReminders()).find(({ kind, dataset }) => kind === 'late' && dataset === '05.02')!;
  const params = { reminderId: late.id };
  expect(late.can).toEqual(['acknowledge', 'reply']);
  const seen = (await w.as(tax.officer).post(reminders.acknowledgeReminder, { params, body: {} }).expect(201)).body as reminders.ReminderView;
  expect(seen).toMatchObject({ acknowledgedBy: tax.officer.name, settledAt: null, can: ['reply'] });
  await w.as(market.officer).post(reminders.acknowledgeReminder, { params, body: {} }).expect(404);
  await w
    .as(market.officer)
    .post(reminders.replyToReminder, { params, body: { promisedOn: '2026-11-26', reason: '系统升级' } })
    .expect(404);
  const past = await w
    .as(tax.officer)
    .post(reminders.replyToReminder, { params, body: { promisedOn: '2026-11-22', reason: '系统升级' } })
    .expect(422);
  expect(past.body.errors).toMatchObject([{ pointer: '/body/promisedOn', rule: 'past' }]);
  const body = { promisedOn: '2026-11-26', reason: '金税系统升级' };
  await w.as(tax.officer).post(reminders.replyToReminder, { params, body }, { key: 'answer-once' }).expect(201);
  await w.as(tax.officer).post(reminders.replyToReminder, { params, body }, { key: 'answer-once' }).expect(201);
  const listed = (
    await w
      .as(operator.admin)
      .get(reminders.listReminders, { query: { dataset: '05.02', state: 'open' } })
      .expect(200)
  ).body;
  const shown = listed.items.find(({ id }: reminders.ReminderView) => id === late.id) as reminders.ReminderView;
  expect(shown.replies).toMatchObject([{ ...body, writtenBy: tax.officer.name }]);
  expect(shown.can).toEqual([]);
  await w.as(regulator.city).get(reminders.listReminders, { query: {} }).expect(200);
});

test('the operator reminds in words; the record holds their digest only', async () => {
  const { operator, tax, market, riverBank } = w.cast;
  const body = { organisationId: tax.id, dataset: '05.02', message: '请本周内补报十月数据' };
  const sent = (await w.as(operator.admin).post(reminders.sendReminder, { body }).expect(201)).body as reminders.ReminderView;
  expect(sent).toMatchObject({ kind: 'manual', organisationName: tax.name, createdBy: operator.admin.name });
  await w
    .as(operator.admin)
    .post(reminders.sendReminder, { body: { ...body, dataset: '01.01' } })
    .expect(404);
  await w
    .as(operator.admin)
    .post(reminders.sendReminder, { body: { ...body, organisationId: riverBank.id } })
    .expect(404);
  expect(
    (await w.as(market.officer).get(reminders.listOwnReminders, { query: {} }).expect(200)).body.items.map(({ id }: { id: string }) => id),
  ).not.toContain(sent.id);
  const [entry] = (await w.app.database.read().query("select document from evidence_entries where kind = 'reminder.sent'")) as Array<{
    document: string;
  }>;
  expect(entry?.document).not.toContain('补报');
});

test('what has come settles its reminders, and nothing is left to answer', async () => {
  const { tax, hengze, baichuan } = w.cast;
  await moveTo('2026-11-24T02:00:00Z');
  await deliver(w, tax.officer, '05.02', file(paymentsHeader, [paymentLine(hengze.uscc, '2026-10'), paymentLine(baichuan.uscc, '2026-10')]));
  const mine = (await ownReminders()).filter(({ dataset }) => dataset === '05.02');
  expect(mine.every(({ settledAt }) => settledAt !== null)).toBe(true);
  const params = { reminderId: mine[0]!.id };
  await w
    .as(tax.officer)
    .post(reminders.replyToReminder, { params, body: { promisedOn: '2026-12-01', reason: '已报' } })
    .expect(409);
  expect((await ownRow('05.02')).months.at(-1)).toEqual({ month: '2026-11', state: 'late', due: 1, onTime: 0, late: 1, missing: 0, zeroReports: 0 });
});

test('operator and regulator see all sources within their region, no row of any firm', async () => {
  const { operator, regulator, tax, market, hengze } = w.cast;
  const all = await w.as(operator.reviewer).get(boards.getBoard, { query: {} }).expect(200);
  expect(all.body.items.map(({ organisationId, dataset }: boards.BoardRow) => [organisationId, dataset]).sort()).toEqual(
    [
      [market.id, '01.01'],
      [market.id, '12.04'],
      [tax.id, '05.01'],
      [tax.id, '05.02'],
    ].sort(),
  );
  expect(all.body.totals).toMatchObject({ sources: 2, datasets: 4 });
  const late = await w
    .as(regulator.city)
    .get(boards.getBoard, { query: { attention: 'late', limit: 1 } })
    .expect(200);
  expect(late.body.items).toHaveLength(1);
  expect(late.body.items[0].missing).not.toBeNull();
  // A source of the whole city is in a district's sight; another district's is not.
  const office = await w.app.database.transaction((tx) =>
    w.app.organisations.create(
      tx,
      { personId: '', membershipId: null, permissions: new Set() },
      { kind: 'source', name: '澄东区水务公司', shortName: '澄东水务', region: '990101' },
    ),
  );
  await w.app.catalogue.assign({ personId: '', membershipId: null, permissions: new Set() }, office.id, ['09.02']);
  const district = await w
    .as(regulator.district)
    .get(boards.getBoard, { query: { organisationId: office.id } })
    .expect(200);
  expect(district.body.items).toEqual([]);
  await w
    .as(regulator.district)
    .get(details.getDetail, { params: { organisationId: office.id, dataset: '09.02' } })
    .expect(404);
  await w
    .as(regulator.city)
    .get(details.getDetail, { params: { organisationId: office.id, dataset: '09.02' } })
    .expect(200);
  const text =
    JSON.stringify(all.body) +
    JSON.stringify(
      (
        await w
          .as(regulator.city)
          .get(details.getDetail, { params: { organisationId: tax.id, dataset: '05.02' } })
          .expect(200)
      ).body,
    );
  expect(text).not.toContain(hengze.uscc);
  expect(text).not.toContain(hengze.name);
});

test('the month is over before it can be closed; closed, it keeps its figures, and what changes later stands beside them with its date', async () => {
  const { operator, tax, hengze, baichuan, regulator } = w.cast;
  await moveTo('2026-12-31T15:59:59.000Z');
  const close = (month: string) => w.as(operator.admin).post(monthly.closeMonth, { params: { month }, body: {} });
  expect((await close('2026-12').expect(422)).body.errors).toMatchObject([{ rule: 'notOver' }]);
  await moveTo('2026-12-31T16:00:00.000Z');
  expect((await close('2026-12').expect(201)).body).toMatchObject({
    month: '2026-12',
    state: 'closed',
    closedBy: operator.admin.name,
    corrections: 0,
  });
  await close('2026-12').expect(409);
  const report = async () =>
    (
      await w
        .as(regulator.city)
        .get(monthly.getMonthReport, { params: { month: '2026-12' } })
        .expect(200)
    ).body as monthly.MonthReport;
  const rowOf = (one: monthly.MonthReport) => one.rows.find(({ dataset }) => dataset === '05.02')!;
  const before = rowOf(await report());
  expect(before).toMatchObject({ figures: { due: 1, missing: 1, late: 0 }, corrections: [] });
  expect((await report()).late.filter(({ dataset }) => dataset === '05.02')).toMatchObject([
    { period: '2026-11', dueOn: '2026-12-21', arrivedAt: null, daysLate: 11 },
  ]);
  await deliver(w, tax.officer, '05.02', file(paymentsHeader, [paymentLine(hengze.uscc, '2026-11'), paymentLine(baichuan.uscc, '2026-11')]));
  const after = rowOf(await report());
  expect(after.figures).toEqual(before.figures);
  expect(after.corrections.at(-1)).toMatchObject({ figures: { due: 1, missing: 0, late: 1 } });
  expect(after.corrections.at(-1)?.recordedAt.slice(0, 10)).toBe('2026-12-31');
  // January's own figures count the delivery, December's do not.
  const january = (
    await w
      .as(regulator.city)
      .get(monthly.getMonthReport, { params: { month: '2027-01' } })
      .expect(200)
  ).body as monthly.MonthReport;
  expect(rowOf(january).figures).toMatchObject({ deliveries: 1, received: 2 });
  expect(after.corrections.at(-1)?.figures).toMatchObject({ deliveries: 0 });
});

test('the report as a spreadsheet: who, what and as of when in the head, numbers as numbers; a source gets its own', async () => {
  const { operator, market } = w.cast;
  const open = async (answer: { body: unknown }) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.body as Parameters<typeof book.xlsx.load>[0]);
    return book;
  };
  const all = await open(
    await w
      .as(operator.admin)
      .get(monthly.exportMonthReport, { params: { month: '2026-10' } })
      .buffer(true)
      .parse(asBytes)
      .expect(200),
  );
  expect(all.worksheets.map(({ name }) => name)).toEqual(['质量', '迟到', '无数据', '退回原因']);
  const sheet = all.worksheets[0]!;
  const lines = Array.from({ length: sheet.rowCount }, (_, index) => (sheet.getRow(index + 1).values as unknown[]).slice(1));
  expect(lines.slice(0, 5).flat().join('\n')).toMatch(/江澄市[\s\S]*2026 年 10 月[\s\S]*未关账[\s\S]*韩立/);
  const payments = lines.find((cells) => cells[1] === '05.02')!;
  expect(payments.slice(3, 8)).toEqual([1, 5, 3, 2, 0.95]);
  const own = await open(
    await w
      .as(market.officer)
      .get(monthly.exportOwnMonthReport, { params: { month: '2026-10' } })
      .buffer(true)
      .parse(asBytes)
      .expect(200),
  );
  const codes = Array.from({ length: own.worksheets[0]!.rowCount }, (_, index) => own.worksheets[0]!.getRow(index + 1).getCell(2).value);
  expect(codes.filter((code) => typeof code === 'string' && /^\d\d\.\d\d$/.test(code))).toEqual(['01.01', '12.04']);
});

test('counted anew from nothing, the figures are the same to the last digit', async () => {
  const before = await rollup();
  for (const table of ['quality_deliveries', 'quality_months', 'quality_periods', 'quality_streams'])
    await w.app.database.transaction((tx) => tx.query(`delete from ${table}`));
  await w.as(w.cast.operator.admin).post(monthly.rebuildQuality, { body: {} }).expect(202);
  await w.settle();
  expect(await rollup()).toEqual(before);
  // Once more on top of itself: nothing moves, and no correction is made up.
  const corrections = await w.app.database.read().query('select * from quality_closed_figures order by 1, 2, 3, 4');
  await w.as(w.cast.operator.admin).post(monthly.rebuildQuality, { body: {} }).expect(202);
  await w.settle();
  expect(await rollup()).toEqual(before);
  expect(await w.app.database.read().query('select * from quality_closed_figures order by 1, 2, 3, 4')).toEqual(corrections);
});
