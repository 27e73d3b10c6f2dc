import { expect, test } from 'vitest';
import type { ApplicationView } from '@server/modules/financing/financing.contract';
import { byGroup, groupOf, runningClock } from './queueGroups';

const now = new Date('2026-11-21T02:00:00.000Z');
type Clock = ApplicationView['clocks'][number];
const clock = (deadline: string, state: Clock['state'] = 'ok', metAt: string | null = null): Clock => ({
  kind: 'decision',
  state,
  startedAt: '2026-11-01T00:00:00.000Z',
  deadline,
  metAt,
  used: 0.5,
  promise: '作出决定',
});
const row = (clocks: Clock[], state: ApplicationView['state'] = 'reviewing') => ({ clocks, state });

test.each([
  ['2026-11-21T15:59:00.000Z', 'today'],
  // Already the 22nd in China, still the 21st in UTC.
  ['2026-11-21T16:01:00.000Z', 'week'],
  ['2026-11-28T01:59:00.000Z', 'week'],
  ['2026-11-28T02:01:00.000Z', 'later'],
])('a clock that ends %s belongs to %s', (deadline, group) => {
  expect(groupOf(row([clock(deadline)]), now)).toBe(group);
});

test('what is over is over, whatever the day says; what is met no longer counts', () => {
  expect(groupOf(row([clock('2026-11-21T01:00:00.000Z', 'over')]), now)).toBe('over');
  expect(groupOf(row([clock('2026-11-20T01:00:00.000Z', 'over', '2026-11-20T09:00:00.000Z'), clock('2026-12-20T01:00:00.000Z')]), now)).toBe('later');
});

test('nobody works against the clock of a closed application', () => {
  expect(runningClock(row([clock('2026-11-20T01:00:00.000Z', 'over')], 'lapsed'))).toBeNull();
  expect(groupOf(row([clock('2026-11-20T01:00:00.000Z', 'over')], 'lapsed'), now)).toBe('none');
});

test('each group comes once, and the server’s order holds inside it', () => {
  const rows = [
    { ...row([clock('2026-12-20T00:00:00.000Z', 'stopped')]), id: 'stopped' },
    { ...row([clock('2026-11-21T03:00:00.000Z')]), id: 'first' },
    { ...row([clock('2026-11-21T04:00:00.000Z')]), id: 'second' },
    { ...row([]), id: 'none' },
    { ...row([clock('2026-11-20T00:00:00.000Z', 'over')]), id: 'over' },
  ];
  expect(byGroup(rows, now).map(({ id }) => id)).toEqual(['over', 'first', 'second', 'stopped', 'none']);
});
