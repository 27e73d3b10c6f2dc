import { addDays } from '../../kernel/pure/working-calendar.js';
import { arrivals, lateInARow, monthState, countArrivals, type Arrival } from './arrivals.pure.js';
import { twelveMonths, workingDaysBefore } from './due.pure.js';
import { addFigures, promiseFor, sharesOf, valueOf } from './figures.pure.js';
import { figuresOfMonth } from './month-figures.pure.js';
import { promiseOf } from './promises.js';
import type { BoardRow, Measure, QualityFigures, TodoView } from './quality.contract.js';
import type { Rollup } from './quality.repository.js';
import { expectedOf, keyOf, type Stream } from './stream.js';

/** So many working days before the day it is due, a source is told. */
export const noticeWorkingDays = 3;
/** Far enough for the next of a yearly dataset. */
const lookAheadDays = 800;

export interface MonthOfStream {
  readonly month: string;
  readonly figures: QualityFigures;
  readonly due: readonly Arrival[];
}

export interface StreamOnBoard {
  readonly row: BoardRow;
  readonly todo: readonly TodoView[];
  readonly months: readonly MonthOfStream[];
}

/** One line of the board from the rollup; `today` is the day in China. */
export function onBoard(stream: Stream, organisationName: string, rollup: Rollup, today: string): StreamOnBoard {
  const { organisationId, dataset } = stream;
  const key = keyOf(organisationId, dataset.code);
  const counted = new Map((rollup.months.get(key) ?? []).map((row) => [row.month, row]));
  const periods = rollup.periods.get(key) ?? [];
  const months = twelveMonths(today).map((month) => ({ month, ...figuresOfMonth(stream, counted.get(month), periods, month, today) }));
  const all = months.flatMap(({ due }) => due);
  const figures = addFigures(months.map((one) => one.figures));
  const promise = promiseOf(dataset.cadence, today);
  const oldest = all.find(({ state }) => state === 'missing');
  const ahead = arrivals(expectedOf(stream), periods, today, addDays(today, lookAheadDays), today);
  const next = ahead.find(({ state }) => state === 'pending');
  const latest = rollup.latest.get(key);
  const row: BoardRow = {
    organisationId,
    organisationName,
    dataset: dataset.code,
    title: dataset.title,
    group: dataset.group,
    disclosure: dataset.disclosure,
    sensitivity: dataset.sensitivity,
    cadence: dataset.cadence,
    freshnessDays: dataset.freshnessDays,
    lastReceivedAt: latest?.receivedAt.toISOString() ?? null,
    lastBatchId: latest?.batchId ?? null,
    missing: oldest ? { period: oldest.period, dueOn: oldest.dueOn, daysLate: oldest.daysLate } : null,
    next: next ? { period: next.period, dueOn: next.dueOn } : null,
    months: months.map(({ month, due }) => ({ month, state: monthState(due, promise.timeliness), ...countArrivals(due) })),
    figures,
    shares: sharesOf(figures, promise),
    promise,
  };
  return { row, months, todo: todoOf(row, months, all, next ?? null, today) };
}

function todoOf(row: BoardRow, months: readonly MonthOfStream[], all: readonly Arrival[], next: Arrival | null, today: string): TodoView[] {
  const about = {
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    dataset: row.dataset,
    title: row.title,
    period: null,
    dueOn: null,
    daysLate: null,
    lateInARow: lateInARow(all),
    measure: null,
    value: null,
    promise: null,
    rows: null,
    batchId: null,
  };
  const todo: TodoView[] = [];
  if (row.missing) todo.push({ ...about, kind: 'missing', ...row.missing });
  const last = months.filter(({ figures }) => figures.received > 0).at(-1);
  if (last) {
    const shares = sharesOf(last.figures, promiseOf(row.cadence, `${last.month}-01`));
    // Lateness is a line of its own above.
    for (const measure of shares.broken.filter((one) => one !== 'timeliness'))
      todo.push({
        ...about,
        kind: 'overPromise',
        period: last.month,
        measure,
        value: valueOf(shares, measure),
        promise: promiseFor(row.promise, measure),
        rows: rowsBehind(last.figures, measure),
        batchId: row.lastBatchId,
      });
  }
  if (!row.missing && next && row.cadence !== 'daily' && next.endsOn < today && workingDaysBefore(next.dueOn, noticeWorkingDays) <= today)
    todo.push({ ...about, kind: 'soon', period: next.period, dueOn: next.dueOn });
  return todo;
}

const rowsBehind = (figures: QualityFigures, measure: Measure): number =>
  ({
    completeness: figures.requiredMissing,
    validity: figures.rejected,
    uniqueness: figures.repeated,
    usccErrors: figures.usccErrors,
    timeliness: figures.late + figures.missing,
  })[measure];

const urgency = { missing: 0, overPromise: 1, soon: 2 } as const;

/** What is latest first, then what breaks a promise, then what is due soon. */
export const byUrgency = (left: TodoView, right: TodoView): number =>
  urgency[left.kind] - urgency[right.kind] || (right.daysLate ?? 0) - (left.daysLate ?? 0) || (left.dataset < right.dataset ? -1 : 1);
