import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isWorkingDay } from '../../kernel/pure/working-calendar.js';
import { arrivals, countArrivals, lateInARow, monthState } from './arrivals.pure.js';
import { dueOnOf, duePeriods, workingDaysBefore } from './due.pure.js';

test('a period is due so many days after its end, and a day off moves it to the next working day', () => {
  expect(dueOnOf('2026-10-31', 20)).toBe('2026-11-20');
  // 1 October begins the longest holidays of the year.
  expect(dueOnOf('2026-08-31', 31)).toBe('2026-10-08');
  // 28 February 2026 is a Saturday on which people work.
  expect(dueOnOf('2026-01-31', 28)).toBe('2026-02-28');
  expect(dueOnOf('2025-12-31', 1)).toBe('2026-01-04');
});

test('the periods of each cadence, also over the end of a year', () => {
  const names = (cadence: Parameters<typeof duePeriods>[0]['cadence'], freshnessDays: number, from: string, to: string) =>
    duePeriods({ cadence, freshnessDays }, from, to).map(({ period, dueOn }) => [period, dueOn]);
  expect(names('monthly', 20, '2026-12-01', '2027-01-31')).toEqual([
    ['2026-11', '2026-12-21'],
    ['2026-12', '2027-01-20'],
  ]);
  expect(names('quarterly', 45, '2026-11-01', '2027-02-28')).toEqual([
    ['2026-Q3', '2026-11-16'],
    ['2026-Q4', '2027-02-15'],
  ]);
  expect(names('yearly', 120, '2026-01-01', '2026-12-31')).toEqual([['2025', '2026-04-30']]);
  // Working days alone; the Friday's rows are due on Monday.
  expect(names('daily', 1, '2026-11-19', '2026-11-23')).toEqual([
    ['2026-11-18', '2026-11-19'],
    ['2026-11-19', '2026-11-20'],
    ['2026-11-20', '2026-11-23'],
  ]);
  expect(names('weekly', 7, '2026-11-16', '2026-11-30')).toEqual([
    ['2026-11-08', '2026-11-16'],
    ['2026-11-15', '2026-11-23'],
    ['2026-11-22', '2026-11-30'],
  ]);
  expect(names('onRequest', 1, '2026-01-01', '2026-12-31')).toEqual([]);
});

test('any stretch of days cut in two has the same periods', () => {
  const cadence = fc.constantFrom('daily', 'weekly', 'monthly', 'quarterly', 'yearly');
  fc.assert(
    fc.property(
      cadence,
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 300 }),
      (one, days, first, second) => {
        const from = '2025-06-15';
        const middle = addDays(from, first);
        const to = addDays(middle, second);
        const schedule = { cadence: one, freshnessDays: days } as const;
        const whole = duePeriods(schedule, from, to);
        expect([...duePeriods(schedule, from, middle), ...duePeriods(schedule, addDays(middle, 1), to)]).toEqual(whole);
        expect(whole.every(({ dueOn }) => isWorkingDay(dueOn))).toBe(true);
      },
    ),
  );
});

test('working days before a day skip what is free', () => {
  expect(workingDaysBefore('2026-11-23', 3)).toBe('2026-11-18');
  expect(workingDaysBefore('2026-10-08', 1)).toBe('2026-09-30');
});

const monthly = { schedule: { cadence: 'monthly', freshnessDays: 20 }, hasPeriods: true, since: '2026-01-01' } as const;
const at = (period: string, instant: string) => ({ period, arrivedAt: new Date(instant) });

test('rows of a month arrive on time until the last moment of the due day in China', () => {
  const list = (instant: string) => arrivals(monthly, [at('2026-11', instant)], '2026-12-01', '2026-12-31', '2027-01-10');
  expect(list('2026-12-21T15:59:59.999Z')[0]).toMatchObject({ period: '2026-11', dueOn: '2026-12-21', state: 'onTime', daysLate: 0 });
  expect(list('2026-12-21T16:00:00.000Z')[0]).toMatchObject({ state: 'late', daysLate: 1 });
  expect(list('2026-12-31T16:00:00.000Z')[0]).toMatchObject({ state: 'late', daysLate: 11 });
});

test('missing is what is due and has not come; what was due before the source delivered is nobody’s', () => {
  const list = arrivals({ ...monthly, since: '2026-09-25' }, [at('2026-09', '2026-10-21T01:00:00Z')], '2026-01-01', '2026-12-31', '2026-11-21');
  expect(list.map(({ period, state, daysLate }) => [period, state, daysLate])).toEqual([
    ['2026-09', 'late', 1],
    ['2026-10', 'missing', 1],
    ['2026-11', 'pending', 0],
  ]);
  expect(countArrivals(list)).toEqual({ due: 2, onTime: 0, late: 1, missing: 1, zeroReports: 0 });
  expect(lateInARow(list)).toBe(2);
  expect(monthState(list.slice(0, 1), '95')).toBe('late');
  expect(monthState([], '95')).toBe('none');
});

test('a state has arrived for every period that was over when something came', () => {
  const daily = { schedule: { cadence: 'daily', freshnessDays: 1 }, hasPeriods: false, since: '2026-11-01' } as const;
  const list = arrivals(
    daily,
    [at('2026-11-18', '2026-11-18T10:00:00Z'), at('2026-11-23', '2026-11-23T01:00:00Z')],
    '2026-11-18',
    '2026-11-24',
    '2026-11-24',
  );
  expect(list.map(({ period, state, daysLate }) => [period, state, daysLate])).toEqual([
    ['2026-11-17', 'onTime', 0],
    ['2026-11-18', 'onTime', 0],
    ['2026-11-19', 'late', 3],
    ['2026-11-20', 'onTime', 0],
    ['2026-11-23', 'onTime', 0],
  ]);
  // One of five late: four of five are enough for a promise of 80, not for one of 90.
  expect(monthState(list, '80')).toBe('onTime');
  expect(monthState(list, '90')).toBe('late');
});

test('months of a quarter bring the quarter once it is over', () => {
  const quarterly = { schedule: { cadence: 'quarterly', freshnessDays: 45 }, hasPeriods: true, since: '2026-01-01' } as const;
  const before = arrivals(quarterly, [at('2026-07', '2026-08-10T01:00:00Z')], '2026-11-01', '2026-11-30', '2026-11-20');
  expect(before[0]).toMatchObject({ period: '2026-Q3', state: 'missing', daysLate: 4 });
  const after = arrivals(
    quarterly,
    [at('2026-07', '2026-08-10T01:00:00Z'), at('2026-09', '2026-10-10T01:00:00Z')],
    '2026-11-01',
    '2026-11-30',
    '2026-11-20',
  );
  expect(after[0]).toMatchObject({ state: 'onTime' });
});
