import { parsePeriod } from '../../kernel/pure/period.js';
import { chinaDate, daysBetween } from '../../kernel/pure/working-calendar.js';
import { duePeriods, endOfNext, type DuePeriod, type Schedule } from './due.pure.js';
import type { ArrivalState } from './quality.contract.js';

/** A row of `quality_periods`. */
export interface Arrived {
  readonly period: string;
  readonly arrivedAt: Date;
  /** The source said that there is nothing: it counts until rows of the period come. */
  readonly isZero?: boolean;
}

export interface Arrival extends DuePeriod {
  readonly state: Exclude<ArrivalState, 'none' | 'zero'>;
  readonly arrivedAt: Date | null;
  /** Days after the due date, until it came or until today; 0 on time. */
  readonly daysLate: number;
  /** What arrived is the word that there is nothing. */
  readonly isZero: boolean;
}

export interface Expected {
  readonly schedule: Schedule;
  /** Rows of the dataset name the month or year they are about. */
  readonly hasPeriods: boolean;
  /** The day from which the source delivers it: what was due before is nobody's lateness. */
  readonly since: string;
}

/** Every period due from one day to another, and how it came. */
export function arrivals(expected: Expected, arrived: readonly Arrived[], from: string, to: string, today: string): Arrival[] {
  const find = finder(
    expected,
    arrived.filter(({ isZero }) => !isZero),
  );
  const zeros = new Map(arrived.flatMap(({ period, arrivedAt, isZero }) => (isZero ? [[period, arrivedAt] as const] : [])));
  return duePeriods(expected.schedule, from < expected.since ? expected.since : from, to).map((due) => {
    const zeroAt = zeros.get(due.period);
    const dataAt = find(due);
    const isZero = zeroAt !== undefined && (dataAt === null || (!expected.hasPeriods && isOfNext(expected.schedule, due, dataAt)));
    const arrivedAt = isZero ? zeroAt : dataAt;
    const on = arrivedAt ? chinaDate(arrivedAt) : today;
    const daysLate = Math.max(0, daysBetween(due.dueOn, on));
    const state = daysLate > 0 ? (arrivedAt ? 'late' : 'missing') : arrivedAt ? 'onTime' : 'pending';
    return { ...due, arrivedAt, daysLate, state, isZero };
  });
}

/** Events do not say which period they are of: what comes once the next period has ended is not this one's. */
const isOfNext = ({ cadence }: Schedule, { endsOn }: DuePeriod, arrivedAt: Date): boolean => chinaDate(arrivedAt) >= endOfNext(cadence, endsOn);

/**
 * Rows of the period itself have arrived when they first came. Rows of a part of it (months of a quarter), states and events say only that
 * something came: the period has arrived with the first delivery on or after its last day.
 */
function finder({ hasPeriods }: Expected, arrived: readonly Arrived[]): (due: DuePeriod) => Date | null {
  const exact = new Map(hasPeriods ? arrived.map(({ period, arrivedAt }) => [period, arrivedAt]) : []);
  const days = [...arrived].sort((left, right) => left.arrivedAt.getTime() - right.arrivedAt.getTime());
  return ({ period, endsOn }) => {
    const itself = exact.get(period);
    if (itself) return itself;
    if (!hasPeriods) return firstFrom(days, endsOn)?.arrivedAt ?? null;
    const parts = days.filter((part) => isPartOf(part.period, period));
    return firstFrom(parts, endsOn)?.arrivedAt ?? null;
  };
}

function isPartOf(part: string, whole: string): boolean {
  const [inner, outer] = [parsePeriod(part), parsePeriod(whole)];
  return inner !== undefined && outer !== undefined && inner.text !== outer.text && inner.from >= outer.from && inner.to <= outer.to;
}

/** The first that came on or after a day; the list is in the order of arrival. */
function firstFrom(list: readonly Arrived[], day: string): Arrived | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chinaDate(list[middle]!.arrivedAt) < day) low = middle + 1;
    else high = middle;
  }
  return list[low];
}

export interface ArrivalCounts {
  due: number;
  onTime: number;
  late: number;
  missing: number;
  /** Of those on time and late: the source said that there is nothing. */
  zeroReports: number;
}

/** What is not due yet is not counted. */
export function countArrivals(list: readonly Arrival[]): ArrivalCounts {
  const counts: ArrivalCounts = { due: 0, onTime: 0, late: 0, missing: 0, zeroReports: 0 };
  for (const { state, isZero } of list) {
    if (state === 'pending') continue;
    if (isZero) counts.zeroReports += 1;
    counts.due += 1;
    counts[state] += 1;
  }
  return counts;
}

/** The worst of a month stands for it; where many periods are due, some may come late, as many as the promise lets pass. */
export function monthState(list: readonly Arrival[], timeliness: string): ArrivalState {
  const { due, onTime, missing, zeroReports } = countArrivals(list);
  const isNothing = due > 0 && zeroReports === due;
  if (due > 1 && missing === 0 && onTime * 100 >= due * Number(timeliness)) return isNothing ? 'zero' : 'onTime';
  for (const state of ['missing', 'late', 'pending', 'onTime'] as const)
    if (list.some((one) => one.state === state)) return state === 'onTime' && isNothing ? 'zero' : state;
  return 'none';
}

/** How many of the latest due periods came late or not at all, without one on time between them. */
export function lateInARow(list: readonly Arrival[]): number {
  const due = list.filter(({ state }) => state !== 'pending');
  let count = 0;
  while (count < due.length && due[due.length - 1 - count]?.state !== 'onTime') count += 1;
  return count;
}
