import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holidayTables } from './statutory-holidays.js';
import {
  addDays,
  addMonths,
  addWorkingDays,
  chinaClock,
  chinaDate,
  chinaMonth,
  daysBetween,
  endOfChinaDay,
  endOfMonth,
  isCalendarDate,
  isTableComplete,
  isWorkingDay,
  monthsBack,
  monthsBetween,
  startOfChinaDay,
  workingDaysBetween,
} from './working-calendar.js';

const china = (text: string): Date => new Date(`${text.replace(' ', 'T')}+08:00`);
const shown = (instant: Date): string => `${chinaDate(instant)} ${chinaClock(instant)}`;

describe('China time', () => {
  it('turns the year at 16:00 UTC', () => {
    const last = new Date('2026-12-31T15:59:59.999Z');
    const first = new Date('2026-12-31T16:00:00.000Z');
    expect([chinaDate(last), chinaMonth(last)]).toEqual(['2026-12-31', '2026-12']);
    expect([chinaDate(first), chinaMonth(first)]).toEqual(['2027-01-01', '2027-01']);
    expect([endOfChinaDay('2026-12-31'), startOfChinaDay('2027-01-01')]).toEqual([last, first]);
  });
});

describe('statutory working days', () => {
  it.each([
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-10-10', true, 'a Saturday that makes up for National Day'],
    ['2026-09-20', true, 'a Sunday that makes up for National Day'],
    ['2026-10-07', false, 'a Wednesday of the National Day holiday'],
    ['2026-02-16', false, 'a Monday of the Spring Festival'],
    ['2025-01-26', true, 'a Sunday before the Spring Festival'],
    ['2025-10-08', false, 'a Wednesday of the joint holiday'],
    ['2027-01-01', true, 'a Friday of a year whose table is not out'],
  ])('%s → %s: %s', (date, isWorking) => {
    expect(isWorkingDay(date)).toBe(isWorking);
  });

  it('are 248 in 2025 and in 2026', () => {
    const count = (year: string): number => Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index)).filter(isWorkingDay).length;
    expect([count('2025'), count('2026')]).toEqual([248, 248]);
  });

  it('each table stays in its year, and only weekend days make up', () => {
    for (const { year, holidays, makeUpDays } of holidayTables) {
      expect(holidays.every(([, from, to]) => from.startsWith(`${year}-`) && to.startsWith(`${year}-`) && from <= to)).toBe(true);
      expect(makeUpDays.every((date) => date.startsWith(`${year}-`) && [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()))).toBe(true);
      expect(makeUpDays.every((date) => holidays.every(([, from, to]) => date < from || date > to))).toBe(true);
    }
  });

  it('are known only for years with a table', () => {
    expect([2024, 2025, 2026, '2026', 2027].map(isTableComplete)).toEqual([false, true, true, true, false]);
  });
});

describe('deadlines in working days', () => {
  it.each([
    ['2026-11-19 10:30:00', 1, '2026-11-20 10:30:00', 'overnight'],
    ['2026-11-20 10:30:00', 1, '2026-11-23 10:30:00', 'over a weekend'],
    ['2026-09-30 17:00:00', 2, '2026-10-09 17:00:00', 'over National Day'],
    ['2026-10-09 17:00:00', 1, '2026-10-10 17:00:00', 'a make-up Saturday counts'],
    ['2026-11-21 09:00:00', 1, '2026-11-23 23:59:59', 'begun on a Saturday: the whole Monday'],
    ['2026-10-01 00:00:00', 1, '2026-10-08 23:59:59', 'begun on a holiday'],
    ['2026-11-20 23:59:59.999', 1, '2026-11-23 23:59:59', 'the last moment of a Friday'],
    ['2026-11-20 00:00:00', 0, '2026-11-20 00:00:00', 'none'],
  ])('%s + %i → %s: %s', (from, days, due) => {
    expect(shown(addWorkingDays(china(from), days))).toBe(due);
  });

  it('are what the measure measures, and fall on working days', () => {
    const instant = fc.date({ min: china('2025-01-01 00:00'), max: china('2026-11-30 00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 40 }), (from, days) => {
        const due = addWorkingDays(from, days);
        expect(isWorkingDay(chinaDate(due))).toBe(true);
        expect(workingDaysBetween(from, due)).toBeCloseTo(days, 6);
      }),
    );
  });

  it.each([-1, 1.5, 1e9])('%s days are refused', (days) => {
    expect(() => addWorkingDays(new Date(0), days)).toThrow(RangeError);
  });
});

it('working time is measured in fractions of a day and stands still on free days', () => {
  expect(workingDaysBetween(china('2026-11-20 12:00'), china('2026-11-23 02:24'))).toBeCloseTo(0.6, 9);
  expect(workingDaysBetween(china('2026-11-21 08:00'), china('2026-11-22 20:00'))).toBe(0);
  expect(workingDaysBetween(china('2026-11-20 12:00'), china('2026-11-20 00:00'))).toBe(-0.5);
});

describe('dates and months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 12, '2027-12-15'],
  ])('%s + %i months → %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });

  it.each([
    ['2026-01-15', '2026-02-14', 0],
    ['2026-01-15', '2026-02-15', 1],
    ['2026-01-31', '2026-02-28', 1],
    ['2025-11', '2026-10', 11],
    ['2026-02-15', '2026-01-15', -1],
    ['2026-02-14', '2026-01-15', 0],
  ])('from %s to %s are %i whole months', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  it('count back over the turn of the year', () => {
    expect([monthsBack('2026-02', 3), monthsBack('2026-12', -1), monthsBack('2026-01', 0)]).toEqual(['2025-11', '2027-01', '2026-01']);
    expect([endOfMonth('2024-02'), endOfMonth('2026-12')]).toEqual(['2024-02-29', '2026-12-31']);
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  });

  it('that do not exist are refused', () => {
    expect(['2026-02-29', '2026-2-1', '2026-13-01', 'x', '2024-02-29'].map(isCalendarDate)).toEqual([false, false, false, false, true]);
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => monthsBack('2026-13', 1)).toThrow(RangeError);
  });
});
