import { holidayTables } from './statutory-holidays.js';
/** China time is UTC+8 without summer time since 1992, so a fixed offset is exact for everything we date and needs no time-zone data in a browser. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const WORKING_DAYS_MAX = 3_660;
/** The day in China at an instant: `2026-11-21`. */
export const chinaDate = (instant) => new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 10);
/** The month in China at an instant: `2026-11`. */
export const chinaMonth = (instant) => chinaDate(instant).slice(0, 7);
/** The clock in China at an instant: `09:12:33`. */
export const chinaClock = (instant) => new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(11, 19);
/** 00:00:00.000 in China on a date. */
export const startOfChinaDay = (date) => new Date(dayNumber(date) * DAY_MS - CHINA_OFFSET_MS);
/** 23:59:59.999 in China on a date. */
export const endOfChinaDay = (date) => new Date((dayNumber(date) + 1) * DAY_MS - CHINA_OFFSET_MS - 1);
/** A real day of the calendar, written `YYYY-MM-DD`: 2026-02-30 is not one. */
export const isCalendarDate = (text) => dateOf(Date.parse(`${text}T00:00:00Z`) / DAY_MS) === text;
export const addDays = (date, days) => dateOf(dayNumber(date) + days);
export const daysBetween = (from, to) => dayNumber(to) - dayNumber(from);
/** The same day n months later, or the last day of a shorter month: 2026-01-31 + 1 → 2026-02-28. */
export function addMonths(date, months) {
    const day = Number(date.slice(8, 10));
    const month = monthsBack(date.slice(0, 7), -months);
    return day <= Number(endOfMonth(month).slice(8)) ? `${month}-${date.slice(8, 10)}` : endOfMonth(month);
}
/** Whole months from one date (or month) to another, counted as `addMonths` does; negative when `to` is earlier. */
export function monthsBetween(from, to) {
    if (to < from) {
        const months = monthsBetween(to, from);
        return months === 0 ? 0 : -months;
    }
    const [start, end] = [dayOf(from), dayOf(to)];
    const months = monthNumber(end.slice(0, 7)) - monthNumber(start.slice(0, 7));
    return addMonths(start, months) <= end ? months : months - 1;
}
/** The month n before: `monthsBack('2026-02', 3)` → `2025-11`. A negative n goes forward. */
export function monthsBack(month, months) {
    const number = monthNumber(month) - months;
    return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
/** The last day of a month: `2026-02` → `2026-02-28`. */
export const endOfMonth = (month) => dateOf(dayNumber(`${monthsBack(month, -1)}-01`) - 1);
/** Whether the year's holidays are known. Without them only weekends count as free, and a clock into that year is provisional. */
export const isTableComplete = (year) => holidayTables.some((table) => table.year === Number(year));
/** A statutory working day in China: Monday to Friday without public holidays, and the weekend days that make up for them. */
export function isWorkingDay(date) {
    const weekday = (dayNumber(date) + 4) % 7;
    return makeUpDays.has(date) || (weekday !== 0 && weekday !== 6 && !daysOff.has(date));
}
/**
 * The instant by which something promised within n working days is due. The clock runs 24 hours on a working day and stands still otherwise:
 * begun on a working day it ends at the same time of day n working days later; begun on a free day the first working day counts whole, so it ends
 * with the last moment (23:59:59.999) of the n-th working day.
 */
export function addWorkingDays(instant, workingDays) {
    if (!Number.isInteger(workingDays) || workingDays < 0 || workingDays > WORKING_DAYS_MAX) {
        throw new RangeError(`A whole number of working days from 0 to ${WORKING_DAYS_MAX}, not ${workingDays}`);
    }
    if (workingDays === 0) {
        return new Date(instant);
    }
    const first = chinaDate(instant);
    let date = first;
    for (let left = workingDays; left > 0;) {
        date = addDays(date, 1);
        left -= isWorkingDay(date) ? 1 : 0;
    }
    return isWorkingDay(first) ? new Date(instant.getTime() + daysBetween(first, date) * DAY_MS) : endOfChinaDay(date);
}
/** Working time between two instants in days of 24 hours (0.6 is possible); negative when `to` is earlier. */
export function workingDaysBetween(from, to) {
    if (to < from) {
        return -workingDaysBetween(to, from);
    }
    let workingMs = 0;
    for (let date = chinaDate(from); date <= chinaDate(to); date = addDays(date, 1)) {
        if (isWorkingDay(date)) {
            const start = startOfChinaDay(date).getTime();
            workingMs += Math.min(to.getTime(), start + DAY_MS) - Math.max(from.getTime(), start);
        }
    }
    return workingMs / DAY_MS;
}
function dayNumber(date) {
    const number = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
    if (dateOf(number) !== date) {
        throw new RangeError(`Not a date: ${date}`);
    }
    return number;
}
function dateOf(number) {
    return Number.isFinite(number) ? new Date(number * DAY_MS).toISOString().slice(0, 10) : '';
}
function monthNumber(month) {
    const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
    if (!match) {
        throw new RangeError(`Not a month: ${month}`);
    }
    return Number(match[1]) * 12 + Number(match[2]) - 1;
}
const dayOf = (dateOrMonth) => (dateOrMonth.length === 7 ? `${dateOrMonth}-01` : dateOrMonth);
const makeUpDays = new Set(holidayTables.flatMap((table) => table.makeUpDays));
const daysOff = new Set(holidayTables.flatMap(({ holidays }) => holidays.flatMap(([, from, to]) => Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)))));
//# sourceMappingURL=working-calendar.js.map