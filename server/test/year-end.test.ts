import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { setClock } from '../src/kernel/clock.js';
import { addDays, isWorkingDay } from '../src/kernel/pure/working-calendar.js';
import { listAccesses, type AccessView } from '../src/modules/consents/accesses.contract.js';
import { getConsent, type ConsentView } from '../src/modules/consents/consents.contract.js';
import { submitApplication, type ApplicationView } from '../src/modules/financing/financing.contract.js';
import { reportLendingEvent } from '../src/modules/lending/lending.contract.js';
import { openProfile } from '../src/modules/profiles/profiles.contract.js';
import { getLoanTable, getOverview, type LoanTable } from '../src/modules/statistics/statistics.contract.js';
import { file, registrationHeader, registrationLine } from './deliveries.js';
import { nextReference, scenes } from './scenes.js';
import { world, type Person } from './world.js';

// The last millisecond of the year in China, and the first one of the next: every month, year, day and deadline must fall on its own side.
const lastMoment = new Date('2026-12-31T15:59:59.999Z');
const firstMoment = new Date('2026-12-31T16:00:00.000Z');
const dayMs = 86_400_000;

const w = world();
const { draftedApplication, grantedConsent, reviewedApplication, drawnLoan, reported, contracted, sentFile } = scenes(w);

// A moving clock would leave the last millisecond before a call arrives.
const everythingButDate = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];
beforeAll(() => void jest.useFakeTimers({ doNotFake: everythingButDate }));
afterAll(() => void jest.useRealTimers());

async function moveTo(instant: Date): Promise<void> {
  setClock(instant);
  const { operator, market, riverBank, regulator, hengze } = w.cast;
  const people: Person[] = [
    operator.reviewer,
    market.officer,
    riverBank.productManager,
    riverBank.customerManager,
    riverBank.approver,
    regulator.city,
    hengze.owner,
  ];
  for (const person of people) await w.refresh(person);
}

const tableOf = async (query: { to?: string } = {}): Promise<LoanTable> =>
  (await w.as(w.cast.regulator.city).get(getLoanTable, { query }).expect(200)).body as LoanTable;
const drawnIn = (table: LoanTable, month: string) => table.rows.find(({ key }) => key === month)?.figures.drawn;

/** The n-th working day after a date, by the calendar alone. */
function workingDayAfter(date: string, days: number): string {
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

const firstResponse = ({ clocks }: ApplicationView): string => clocks.find(({ kind }) => kind === 'firstResponse')?.deadline ?? '';
const submitted = async (): Promise<ApplicationView> => {
  const draft = await draftedApplication(w.cast.hengze, w.cast.riverBank);
  await grantedConsent(w.cast.hengze, draft);
  const params = { applicationId: draft.id };
  return (await w.as(w.cast.hengze.owner).post(submitApplication, { params, body: {} }).expect(201)).body as ApplicationView;
};

describe('23:59:59.999 on 31 December', () => {
  beforeEach(() => moveTo(lastMoment));

  test('applications carry the old year’s number', async () => {
    const [one, two] = [await draftedApplication(w.cast.hengze, w.cast.riverBank), await draftedApplication(w.cast.hengze, w.cast.riverBank)];
    expect(one.reference).toMatch(/^SQ-2026-\d{6}$/);
    expect(Number(two.reference.slice(-6))).toBe(Number(one.reference.slice(-6)) + 1);
  });

  test('a delivery is December’s', async () => {
    expect((await sentFile(w.cast.market.officer, '01.01', file(registrationHeader, [registrationLine(1)]))).reference).toBe('DL-202612-01');
  });

  test('a promise of two working days runs from a working day, to the same time of day', async () => {
    expect(firstResponse(await submitted())).toBe(new Date(`${workingDayAfter('2026-12-31', 2)}T23:59:59.999+08:00`).toISOString());
  });

  test('a consent opens the months that are complete: up to November, and the years before this one', async () => {
    const consent = await grantedConsent(w.cast.hengze, await draftedApplication(w.cast.hengze, w.cast.riverBank), { months: 24 });
    expect(consent.items.map(({ dataset, to }) => [dataset, to])).toEqual([
      ['01.01', null],
      ['05.02', '2026-11'],
      ['05.01', '2025-12'],
    ]);
  });

  test('a loan drawn now is December’s, and January is refused: it has not begun', async () => {
    const { applicationId } = await contracted(w.cast.hengze, w.cast.riverBank);
    const body = {
      kind: 'granted',
      reference: nextReference(),
      applicationId,
      on: '2027-01-01',
      limit: '1000000',
      until: '2027-12-01',
      isRevolving: false,
      guaranteeType: 'credit',
      isFirstLoan: true,
    } as const;
    const answer = await w.as(w.cast.riverBank.customerManager).post(reportLendingEvent, { body }).expect(422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/body/on', rule: 'future' }] });
    await w
      .as(w.cast.regulator.city)
      .get(getLoanTable, { query: { to: '2027-01' } })
      .expect(422);

    await drawnLoan(w.cast.hengze, w.cast.riverBank, '400000');
    await w.settle();
    const table = await tableOf();
    expect([table.from, table.to, drawnIn(table, '2026-12')]).toEqual(['2026-01', '2026-12', '400000.00']);
    expect(table.total.drawn).toBe('400000.00');
  });
});

describe('one millisecond later', () => {
  beforeEach(() => moveTo(firstMoment));

  test('applications begin a new year at one', async () => {
    expect((await draftedApplication(w.cast.hengze, w.cast.riverBank)).reference).toBe('SQ-2027-000001');
  });

  test('a delivery is January’s, counted from one', async () => {
    expect((await sentFile(w.cast.market.officer, '01.01', file(registrationHeader, [registrationLine(2)]))).reference).toBe('DL-202701-01');
  });

  test('a promise of two working days runs from New Year’s Day', async () => {
    const [day, time] = isWorkingDay('2027-01-01')
      ? [workingDayAfter('2027-01-01', 2), '00:00:00.000']
      : [workingDayAfter('2027-01-01', 2), '23:59:59.999'];
    expect(firstResponse(await submitted())).toBe(new Date(`${day}T${time}+08:00`).toISOString());
  });

  test('December is complete now, and so is the year', async () => {
    const consent = await grantedConsent(w.cast.hengze, await draftedApplication(w.cast.hengze, w.cast.riverBank), { months: 24 });
    expect(consent.items.map(({ dataset, to }) => [dataset, to])).toEqual([
      ['01.01', null],
      ['05.02', '2026-12'],
      ['05.01', '2026-12'],
    ]);
  });

  test('a loan drawn now is January’s, and December keeps what it had', async () => {
    await drawnLoan(w.cast.hengze, w.cast.riverBank, '300000');
    await w.settle();
    const table = await tableOf();
    expect([table.from, table.to]).toEqual(['2026-02', '2027-01']);
    expect([drawnIn(table, '2026-12'), drawnIn(table, '2027-01')]).toEqual(['400000.00', '300000.00']);
    const overview = (await w.as(w.cast.regulator.city).get(getOverview, {}).expect(200)).body as { month: string; current: { drawn: string } };
    expect([overview.month, overview.current.drawn]).toEqual(['2026-12', '400000.00']);
  });

  test('what is reported now for the old year is counted in the old year', async () => {
    await moveTo(lastMoment);
    const { loanId } = await drawnLoan(w.cast.hengze, w.cast.riverBank, '200000');
    await moveTo(firstMoment);
    await reported(w.cast.riverBank, { kind: 'repaid', reference: nextReference(), loanId, on: '2026-12-31', principal: '50000', interest: '0' });
    await w.settle();
    const table = await tableOf();
    expect(table.rows.find(({ key }) => key === '2026-12')?.figures).toMatchObject({ drawn: '600000.00', balance: '550000.00' });
  });
});

// Thirty days before the turn of the year, to the millisecond.
test('a consent of thirty days works in its last millisecond and is over in the next', async () => {
  const { hengze, riverBank } = w.cast;
  await moveTo(new Date(firstMoment.getTime() - 30 * dayMs));
  const application = await reviewedApplication(hengze, riverBank, { validDays: 30 });
  const params = { enterpriseId: hengze.id };
  const body = { applicationId: application.id };
  expect(application.consent?.expiresAt).toBe(firstMoment.toISOString());

  await moveTo(lastMoment);
  const opened = await w.as(riverBank.customerManager).post(openProfile, { params, body }).expect(201);
  expect(opened.body).toMatchObject({ consent: { state: 'active', uses: 1 } });

  await moveTo(firstMoment);
  await w.as(riverBank.customerManager).post(openProfile, { params, body }).expect(404);
  const { items } = (await w.as(hengze.owner).get(listAccesses, {}).expect(200)).body as { items: AccessView[] };
  expect(items[0]).toMatchObject({ outcome: 'refused', reason: 'expired', at: firstMoment.toISOString() });
  const consent = await w
    .as(hengze.owner)
    .get(getConsent, { params: { consentId: application.consent?.id ?? '' } })
    .expect(200);
  expect((consent.body as ConsentView).state).toBe('expired');
});
