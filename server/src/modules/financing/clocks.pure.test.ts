import { describe, expect, it } from '@jest/globals';
import { clocksAt, deadlinesAt, decisionDue, firstResponseDue, never, offerClock, type ClockTimes } from './clocks.pure.js';

const at = (text: string): Date => new Date(`${text}+08:00`);
// Thursday.
const submittedAt = at('2026-11-12T09:41:00');
const draft: ClockTimes = {
  state: 'draft',
  draftedAt: at('2026-11-12T09:00:00'),
  submittedAt: null,
  firstResponseWorkingDays: 2,
  firstResponseDueAt: null,
  respondedAt: null,
  decisionDays: 30,
  decisionDueAt: null,
  decidedAt: null,
  stoppedAt: null,
  stoppedMs: 0,
  offerMadeAt: null,
  offerValidUntil: null,
};
const submitted: ClockTimes = {
  ...draft,
  state: 'submitted',
  submittedAt,
  firstResponseDueAt: firstResponseDue(submittedAt, 2),
  decisionDueAt: decisionDue(submittedAt, 30),
};
const clock = (times: ClockTimes, kind: string, now: Date) => clocksAt(times, now).find((one) => one.kind === kind);

describe('the first response', () => {
  it('is due in working days: Thursday morning to Monday morning', () => {
    expect(submitted.firstResponseDueAt).toEqual(at('2026-11-16T09:41:00'));
  });

  it.each([
    ['2026-11-12T21:41:00', 'ok', 0.25],
    ['2026-11-13T12:00:00', 'ok', 0.5483],
    // The weekend does not count: Friday's end and Sunday's are the same.
    ['2026-11-14T12:00:00', 'near', 0.7983],
    ['2026-11-15T23:00:00', 'near', 0.7983],
    ['2026-11-16T09:40:59', 'near', 1],
    ['2026-11-16T10:41:00', 'over', 1.0208],
  ])('at %s is %s', (now, state, used) => {
    const found = clock(submitted, 'firstResponse', at(now));
    expect(found).toMatchObject({ state, promise: '首次回应，2 个工作日内', metAt: null });
    expect(found?.used).toBeCloseTo(used, 3);
  });

  it('is met in time, or was not, for good', () => {
    const inTime = { ...submitted, state: 'accepted' as const, respondedAt: at('2026-11-12T15:20:00') };
    expect(clock(inTime, 'firstResponse', at('2026-12-30T00:00:00'))).toMatchObject({ state: 'met' });
    const late = { ...submitted, state: 'accepted' as const, respondedAt: at('2026-11-16T09:41:01') };
    expect(clock(late, 'firstResponse', at('2026-11-16T09:41:02'))).toMatchObject({ state: 'over' });
  });

  it('is near at three quarters of the working time, found for the list too', () => {
    const { nearAt, nextDeadline, lapsesAt } = deadlinesAt(submitted, submittedAt);
    expect(nextDeadline).toEqual(submitted.firstResponseDueAt);
    expect(lapsesAt).toEqual(submitted.decisionDueAt);
    expect(Math.abs(nearAt.getTime() - at('2026-11-13T21:41:00').getTime())).toBeLessThan(2_000);
  });
});

describe('the decision', () => {
  const reviewing = { ...submitted, state: 'reviewing' as const, respondedAt: at('2026-11-12T15:20:00') };
  const stoppedAt = at('2026-11-18T16:05:00');
  const asked = { ...reviewing, state: 'actionRequired' as const, stoppedAt };

  it('stands still while the firm is waited for, and its end moves on', () => {
    const now = at('2026-11-20T16:05:00');
    const stopped = clock(asked, 'decision', now);
    expect(stopped).toMatchObject({ state: 'stopped', deadline: at('2026-12-14T09:41:00').toISOString() });
    expect(stopped?.used).toBeCloseTo(6.2667 / 30, 3);
    const goneOn = { ...reviewing, stoppedMs: 2 * 86_400_000, decisionDueAt: at('2026-12-14T09:41:00') };
    expect(clock(goneOn, 'decision', now)).toMatchObject({ state: 'ok', used: stopped?.used });
    expect(deadlinesAt(asked, stoppedAt).nearAt).toEqual(never);
  });

  it('is near after three quarters and over after the last', () => {
    expect(clock(reviewing, 'decision', at('2026-12-04T21:00:00'))).toMatchObject({ state: 'ok' });
    expect(clock(reviewing, 'decision', at('2026-12-05T00:00:00'))).toMatchObject({ state: 'near' });
    expect(clock(reviewing, 'decision', at('2026-12-12T09:41:00'))).toMatchObject({ state: 'over' });
  });

  it('is owed no more once the firm has withdrawn', () => {
    expect(clocksAt({ ...reviewing, state: 'withdrawn' }, at('2026-12-30T00:00:00')).map(({ kind }) => kind)).toEqual(['firstResponse']);
  });
});

describe('the running clock', () => {
  it('comes first, and lists sort by its end', () => {
    const offered = {
      ...submitted,
      state: 'offered' as const,
      respondedAt: at('2026-11-12T15:20:00'),
      decidedAt: at('2026-11-17T10:00:00'),
      offerMadeAt: at('2026-11-17T10:00:00'),
      offerValidUntil: at('2026-11-27T10:00:00'),
    };
    expect(clocksAt(offered, at('2026-11-18T00:00:00')).map(({ kind }) => kind)).toEqual(['offerValidity', 'firstResponse', 'decision']);
    expect(deadlinesAt(offered, submittedAt)).toEqual({ nextDeadline: offered.offerValidUntil, nearAt: at('2026-11-24T22:00:00'), lapsesAt: never });
    expect(deadlinesAt({ ...offered, state: 'disbursed' }, submittedAt).nextDeadline).toEqual(never);
  });

  it('of an offer is met by an answer and broken by none', () => {
    const offer = { madeAt: at('2026-11-17T10:00:00'), validUntil: at('2026-11-27T10:00:00'), endedAt: null, state: 'made' };
    expect(offerClock(offer, at('2026-11-24T22:00:00')).state).toBe('near');
    expect(offerClock({ ...offer, state: 'accepted', endedAt: at('2026-11-20T10:00:00') }, at('2026-12-20T10:00:00'))).toMatchObject({
      state: 'met',
      used: 0.3,
    });
    expect(offerClock({ ...offer, state: 'expired', endedAt: at('2026-11-27T10:00:30') }, at('2026-12-20T10:00:00')).state).toBe('over');
  });

  it('of a draft is the day it lapses', () => {
    expect(deadlinesAt(draft, draft.draftedAt).lapsesAt).toEqual(at('2026-12-12T09:00:00'));
    expect(clocksAt(draft, draft.draftedAt)).toEqual([]);
  });
});
