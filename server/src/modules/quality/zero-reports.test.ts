import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { asBytes } from '../../../test/as.js';
import { deliver, file, paymentLine, paymentsHeader } from '../../../test/deliveries.js';
import { world, type Person } from '../../../test/world.js';
import { platform } from '../../kernel/actor.js';
import { setClock } from '../../kernel/clock.js';
import * as details from './detail.contract.js';
import * as monthly from './monthly.contract.js';
import * as boards from './quality.contract.js';
import * as reminders from './reminders.contract.js';
import * as zeros from './zero-reports.contract.js';

beforeAll(() => setClock(new Date('2026-07-01T02:00:00Z')));
const w = world();

async function moveTo(instant: string): Promise<void> {
  setClock(new Date(instant));
  const { operator, tax, market, regulator, hengze } = w.cast;
  const people: Person[] = [operator.admin, tax.officer, market.officer, regulator.city, hengze.owner];
  for (const person of people) await w.refresh(person);
}
const board = async (dataset: string): Promise<boards.BoardRow> =>
  ((await w.as(w.cast.tax.officer).get(boards.getOwnBoard, {}).expect(200)).body as boards.OwnBoard).items.find((row) => row.dataset === dataset)!;
const detail = async (dataset: string): Promise<details.QualityDetail> =>
  (await w.as(w.cast.tax.officer).get(details.getOwnDetail, { params: { dataset } }).expect(200)).body as details.QualityDetail;
const declare = (dataset: string, periods: string[], reason?: string) =>
  w.as(w.cast.tax.officer).post(zeros.declareNothing, { params: { dataset }, body: { periods, ...(reason && { reason }) } });
const declared = async (dataset: string, periods: string[], reason?: string): Promise<zeros.ZeroReportView[]> =>
  ((await declare(dataset, periods, reason).expect(201)).body as { items: zeros.ZeroReportView[] }).items;
const withdraw = (zeroReportId: string) => w.as(w.cast.tax.officer).post(zeros.withdrawZeroReport, { params: { zeroReportId }, body: {} });
const entriesAbout = async (id: string): Promise<string[]> =>
  ((await w.app.database.read().query('select kind from evidence_entries where subject_id = ? order by id', [id])) as { kind: string }[]).map(
    ({ kind }) => kind,
  );
const stateOf = (row: boards.BoardRow, month: string) => row.months.find((one) => one.month === month)?.state;

const openReminders = async (): Promise<(string | null)[]> =>
  (
    (
      await w
        .as(w.cast.tax.officer)
        .get(reminders.listOwnReminders, { query: { state: 'open', dataset: '05.02', limit: 200 } })
        .expect(200)
    ).body as { items: reminders.ReminderView[] }
  ).items.map(({ period }) => period);

describe('a period for which there is nothing', () => {
  it('settles the reminders about it, opens them again when it is taken back, and can be said anew', async () => {
    await moveTo('2026-09-22T02:00:00Z');
    await w.app.database.transaction((tx) => w.app.quality.counter.remind(tx));
    expect(await openReminders()).toContain('2026-06');
    const [said] = await declared('05.02', ['2026-06']);
    expect(await openReminders()).not.toContain('2026-06');
    await withdraw(said!.id).expect(201);
    expect(await openReminders()).toContain('2026-06');
    const [anew] = await declared('05.02', ['2026-06']);
    expect(anew).toMatchObject({ period: '2026-06', withdrawnAt: null });
    expect(anew!.id).not.toBe(said!.id);
    await withdraw(anew!.id).expect(201);
  });

  it('counts as on time from the day it was said, with its own mark, and settles the reminder', async () => {
    await moveTo('2026-09-22T02:00:00Z');
    await w.app.database.transaction((tx) => w.app.quality.counter.remind(tx));
    expect(await board('05.02')).toMatchObject({ missing: { period: '2026-06' } });
    await moveTo('2026-10-08T02:00:00Z');
    const [said] = await declared('05.02', ['2026-09'], '本月系统切换，没有入库');
    expect(said).toMatchObject({ period: '2026-09', declaredBy: '韩建国', reason: '本月系统切换，没有入库', withdrawnAt: null, can: ['withdraw'] });
    expect(await entriesAbout(said!.id)).toEqual(['zeroReport.declared']);
    // Again: the same one, and no second entry.
    expect((await declared('05.02', ['2026-09'])).map(({ id }) => id)).toEqual([said!.id]);
    expect(await entriesAbout(said!.id)).toEqual(['zeroReport.declared']);
    await moveTo('2026-11-10T02:00:00Z');
    const row = await board('05.02');
    expect(row.months.find(({ month }) => month === '2026-10')).toMatchObject({ state: 'zero', due: 1, onTime: 1, zeroReports: 1, missing: 0 });
    const shown = (await detail('05.02')).periods.find(({ period }) => period === '2026-09');
    expect(shown).toMatchObject({ state: 'zero', zero: { id: said!.id, declaredBy: '韩建国' }, can: [] });
  });

  it('is late when it is said late, and is refused where it makes no sense', async () => {
    const [late] = await declared('05.02', ['2026-08']);
    expect((await detail('05.02')).periods.find(({ period }) => period === '2026-08')).toMatchObject({ state: 'late', zero: { id: late!.id } });
    expect(stateOf(await board('05.02'), '2026-09')).toBe('late');
    for (const [period, rule] of [
      ['2026-11', 'notOver'],
      ['2026-10-01', 'notDue'],
      ['2026-05', 'notDue'],
      ['2026', 'notDue'],
    ]) {
      const answer = await declare('05.02', [period!]).expect(422);
      expect(answer.body.errors).toMatchObject([{ pointer: '/body/periods/0', rule }]);
    }
    await declare('01.01', ['2026-09']).expect(404);
    await w
      .as(w.cast.hengze.owner)
      .post(zeros.declareNothing, { params: { dataset: '05.02' }, body: { periods: ['2026-10'] } })
      .expect(403);
    await w
      .as(w.cast.market.officer)
      .post(zeros.withdrawZeroReport, { params: { zeroReportId: late!.id }, body: {} })
      .expect(404);
  });

  it('gives way to rows that come for it, and counts again when these are taken back', async () => {
    const { hengze, tax } = w.cast;
    const [said] = await declared('05.02', ['2026-10']);
    expect(stateOf(await board('05.02'), '2026-11')).toBe('zero');
    await moveTo('2026-11-12T02:00:00Z');
    const batch = await deliver(w, tax.officer, '05.02', file(paymentsHeader, [paymentLine(hengze.uscc, '2026-10')]));
    expect(batch.state).toBe('loaded');
    expect((await detail('05.02')).periods[0]).toMatchObject({
      period: '2026-10',
      state: 'onTime',
      zero: null,
      arrivedAt: expect.stringMatching(/^2026-11-12/),
    });
    const answer = await declare('05.02', ['2026-10']).expect(409);
    expect(answer.body.detail).toContain('已经有数据');
    await w.app.database.transaction((tx) => tx.query("update batches set state = 'rolledBack' where id = ?", [batch.id]));
    await w.app.database.transaction((tx) => w.app.quality.counter.count(tx, batch.id));
    expect((await detail('05.02')).periods[0]).toMatchObject({ period: '2026-10', state: 'zero', zero: { id: said!.id } });
  });

  it('is taken back while its month is open, and stays once it is closed', async () => {
    const id = async (period: string) => (await detail('05.02')).periods.find((one) => one.period === period)?.zero?.id ?? '';
    const october = await id('2026-10');
    await withdraw(october).expect(201);
    expect(await entriesAbout(october)).toEqual(['zeroReport.declared', 'zeroReport.withdrawn']);
    expect((await detail('05.02')).periods[0]).toMatchObject({ period: '2026-10', state: 'pending', can: ['declareNothing'] });
    await withdraw(october).expect(409);
    const september = await id('2026-09');
    await w
      .as(w.cast.operator.admin)
      .post(monthly.closeMonth, { params: { month: '2026-10' }, body: {} })
      .expect(201);
    const answer = await withdraw(september).expect(409);
    expect(answer.body.detail).toContain('已经关账');
    expect((await detail('05.02')).periods.find(({ period }) => period === '2026-09')?.zero?.can).toEqual([]);
  });

  it('stands in the monthly report, in figures and in a sheet of its own', async () => {
    const { regulator } = w.cast;
    const params = { month: '2026-10' };
    const report = (await w.as(regulator.city).get(monthly.getMonthReport, { params }).expect(200)).body as monthly.MonthReport;
    expect(report.rows.find(({ dataset }) => dataset === '05.02')?.figures).toMatchObject({ due: 1, onTime: 1, zeroReports: 1 });
    expect(report.zeros).toMatchObject([{ dataset: '05.02', period: '2026-09', declaredAt: expect.stringMatching(/^2026-10-08/) }]);
    const answer = await w.as(regulator.city).get(monthly.exportMonthReport, { params }).buffer(true).parse(asBytes).expect(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.body as Parameters<typeof book.xlsx.load>[0]);
    const cells = book.getWorksheet('无数据')!.getSheetValues().flat().map(String);
    expect(cells).toEqual(expect.arrayContaining(['05.02', '2026-09']));
  });
});

describe('events, which do not say of which period they are', () => {
  it('what comes after the next period has ended does not take the place of the word that there was nothing', async () => {
    const { tax } = w.cast;
    await moveTo('2026-12-01T02:00:00Z');
    await w.app.catalogue.assign(platform, tax.id, ['05.01', '05.02', '04.01']);
    await moveTo('2026-12-08T02:00:00Z');
    const days = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07'];
    const row = await board('04.01');
    expect(row).toMatchObject({ cadence: 'daily' });
    // Six days at once, as they stand.
    expect(await declared('04.01', days)).toHaveLength(6);
    const after = (await detail('04.01')).periods.filter(({ period }) => days.includes(period));
    expect(after.map(({ zero }) => zero !== null)).toEqual([true, true, true, true, true, true]);
    expect((await board('04.01')).missing).toBeNull();
  });

  it('counted anew from nothing, the board is the same', async () => {
    const before = [await board('04.01'), await board('05.02')];
    for (const table of ['quality_deliveries', 'quality_months', 'quality_periods', 'quality_streams'])
      await w.app.database.transaction((tx) => tx.query(`delete from ${table}`));
    await w.as(w.cast.operator.admin).post(monthly.rebuildQuality, { body: {} }).expect(202);
    await w.settle();
    expect([await board('04.01'), await board('05.02')]).toEqual(before);
  });
});
