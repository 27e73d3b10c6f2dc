import type { z } from 'zod';
import { addWorkingDays, workingDaysBetween } from '../../kernel/pure/working-calendar.js';
import type { ApplicationState, clockView } from './financing.contract.js';

export type ClockView = z.input<typeof clockView>;

const dayMs = 86_400_000;
const days = (count: number): number => count * dayMs;
const plus = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

/** From this share of the time on a clock is "near". */
export const nearShare = 0.75;
/** Where no clock runs: later than everything, so it sorts last. */
export const never = new Date('9999-12-31T00:00:00.000Z');

/** How long the platform waits before it ends what nobody moves. Settings of ours, not of a law. */
export const lapseDays = { draft: 30, afterDecisionDue: 30, answer: 30, contract: 90 } as const;

/** The columns of an application that its clocks are read from. */
export interface ClockTimes {
  readonly state: ApplicationState;
  readonly draftedAt: Date;
  readonly submittedAt: Date | null;
  readonly firstResponseWorkingDays: number;
  readonly firstResponseDueAt: Date | null;
  readonly respondedAt: Date | null;
  readonly decisionDays: number;
  readonly decisionDueAt: Date | null;
  readonly decidedAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly stoppedMs: number;
  readonly offerMadeAt: Date | null;
  readonly offerValidUntil: Date | null;
}

export const firstResponseDue = (submittedAt: Date, workingDays: number): Date => addWorkingDays(submittedAt, workingDays);
export const decisionDue = (submittedAt: Date, decisionDays: number): Date => plus(submittedAt, days(decisionDays));

/** Time the bank had, without what it waited for the firm. */
export const decisionMs = (times: Pick<ClockTimes, 'submittedAt' | 'stoppedAt' | 'stoppedMs'>, at: Date): number => {
  const stoppedNow = times.stoppedAt ? at.getTime() - times.stoppedAt.getTime() : 0;
  return times.submittedAt ? at.getTime() - times.submittedAt.getTime() - times.stoppedMs - stoppedNow : 0;
};

export interface Deadlines {
  readonly nextDeadline: Date;
  readonly nearAt: Date;
  readonly lapsesAt: Date;
}

/** What the row keeps so that lists can be sorted and timers find their work: stored at every move. */
export function deadlinesAt(times: ClockTimes, movedAt: Date): Deadlines {
  const decisionOver = (): Date => plus(later(times.decisionDueAt ?? movedAt, movedAt), days(lapseDays.afterDecisionDue));
  const decision = (): Omit<Deadlines, 'lapsesAt'> =>
    times.decidedAt || !times.decisionDueAt
      ? { nextDeadline: never, nearAt: never }
      : { nextDeadline: times.decisionDueAt, nearAt: plus(times.decisionDueAt, -days(times.decisionDays) * (1 - nearShare)) };
  switch (times.state) {
    case 'draft': {
      const lapsesAt = plus(times.draftedAt, days(lapseDays.draft));
      return { nextDeadline: lapsesAt, nearAt: plus(lapsesAt, -days(lapseDays.draft) * (1 - nearShare)), lapsesAt };
    }
    case 'submitted': {
      const due = times.firstResponseDueAt ?? never;
      return { nextDeadline: due, nearAt: nearWithin(times.submittedAt ?? movedAt, due), lapsesAt: times.decisionDueAt ?? never };
    }
    case 'accepted':
    case 'reviewing':
      return { ...decision(), lapsesAt: decisionOver() };
    case 'actionRequired':
      // The bank's clock stands still: it keeps its place in the list but is not near.
      return { nextDeadline: decision().nextDeadline, nearAt: never, lapsesAt: plus(movedAt, days(lapseDays.answer)) };
    case 'offered': {
      const until = times.offerValidUntil ?? never;
      const made = times.offerMadeAt ?? movedAt;
      return { nextDeadline: until, nearAt: plus(made, (until.getTime() - made.getTime()) * nearShare), lapsesAt: never };
    }
    case 'offerAccepted':
      return { nextDeadline: never, nearAt: never, lapsesAt: plus(movedAt, days(lapseDays.contract)) };
    default:
      return { nextDeadline: never, nearAt: never, lapsesAt: never };
  }
}

/** The clocks as both sides see them, the running one first. */
export function clocksAt(times: ClockTimes, now: Date): ClockView[] {
  const clocks = [firstResponse(times, now), decision(times, now), offered(times, now)].filter((clock) => clock !== null);
  return clocks.sort((a, b) => Number(a.metAt !== null) - Number(b.metAt !== null) || a.deadline.localeCompare(b.deadline));
}

export function offerClock(
  offer: { readonly madeAt: Date; readonly validUntil: Date; readonly endedAt: Date | null; readonly state: string },
  now: Date,
): ClockView {
  const answeredAt = offer.state === 'expired' ? null : offer.endedAt;
  const at = answeredAt ?? offer.endedAt ?? now;
  const used = share(at.getTime() - offer.madeAt.getTime(), offer.validUntil.getTime() - offer.madeAt.getTime());
  return view('offerValidity', '方案有效期', { startedAt: offer.madeAt, deadline: offer.validUntil, metAt: answeredAt, at, used });
}

function firstResponse(times: ClockTimes, now: Date): ClockView | null {
  const { submittedAt, firstResponseDueAt: due, respondedAt } = times;
  if (!submittedAt || !due || (!respondedAt && endedWithout(times))) return null;
  const used = share(workingDaysBetween(submittedAt, respondedAt ?? now), workingDaysBetween(submittedAt, due));
  const promise = `首次回应，${times.firstResponseWorkingDays} 个工作日内`;
  return view('firstResponse', promise, { startedAt: submittedAt, deadline: due, metAt: respondedAt, at: respondedAt ?? now, used });
}

function decision(times: ClockTimes, now: Date): ClockView | null {
  const { submittedAt, decisionDueAt, decidedAt, stoppedAt } = times;
  if (!submittedAt || !decisionDueAt || (!decidedAt && endedWithout(times))) return null;
  const isStopped = stoppedAt !== null && !decidedAt;
  const due = isStopped ? plus(decisionDueAt, now.getTime() - stoppedAt.getTime()) : decisionDueAt;
  const used = share(decisionMs(times, decidedAt ?? now), days(times.decisionDays));
  const promise = `作出决定，${times.decisionDays} 天内`;
  const clock = view('decision', promise, { startedAt: submittedAt, deadline: due, metAt: decidedAt, at: decidedAt ?? now, used });
  return isStopped ? { ...clock, state: 'stopped' } : clock;
}

const offered = (times: ClockTimes, now: Date): ClockView | null =>
  times.state === 'offered' && times.offerMadeAt && times.offerValidUntil
    ? offerClock({ madeAt: times.offerMadeAt, validUntil: times.offerValidUntil, endedAt: null, state: 'made' }, now)
    : null;

/** The firm withdrew, so nothing is owed any more. A lapse at the bank's fault stays to be seen: then the times of response and decision are set. */
const endedWithout = (times: ClockTimes): boolean => ['withdrawn', 'lapsed'].includes(times.state);

interface Reading {
  readonly startedAt: Date;
  readonly deadline: Date;
  readonly metAt: Date | null;
  /** When it was met, or now. */
  readonly at: Date;
  readonly used: number;
}

function view(kind: ClockView['kind'], promise: string, { startedAt, deadline, metAt, at, used }: Reading): ClockView {
  const isOver = metAt ? metAt > deadline : at >= deadline;
  return {
    kind,
    state: isOver ? 'over' : metAt ? 'met' : used >= nearShare ? 'near' : 'ok',
    startedAt: startedAt.toISOString(),
    deadline: deadline.toISOString(),
    metAt: metAt?.toISOString() ?? null,
    used,
    promise,
  };
}

/** When a clock of working days has used three quarters: found by halving, for nights and holidays do not count. */
function nearWithin(from: Date, due: Date): Date {
  const whole = workingDaysBetween(from, due);
  let [low, high] = [from.getTime(), due.getTime()];
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2);
    if (workingDaysBetween(from, new Date(middle)) < whole * nearShare) low = middle;
    else high = middle;
  }
  return new Date(high);
}

const share = (used: number, whole: number): number => (whole > 0 ? Math.max(0, Math.round((used / whole) * 10_000) / 10_000) : 1);
const later = (a: Date, b: Date): Date => (a > b ? a : b);
