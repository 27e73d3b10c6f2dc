import { chinaDate } from '@server/kernel/pure/working-calendar';
import type { ApplicationView } from '@server/modules/financing/financing.contract';

export type ClockGroup = 'over' | 'today' | 'week' | 'later' | 'none';
type RunningClock = ApplicationView['clocks'][number];
type Clocked = Pick<ApplicationView, 'clocks' | 'state'>;

const order: readonly ClockGroup[] = ['over', 'today', 'week', 'later', 'none'];
const weekMs = 7 * 86_400_000;
/** The file is closed: a clock that was never met stays on the record, but nobody works against it. */
const endedStates: ReadonlySet<ApplicationView['state']> = new Set(['disbursed', 'declinedIntake', 'refused', 'withdrawn', 'lapsed']);

/** The clock one works against now; the server puts running ones first. */
export const runningClock = ({ clocks, state }: Clocked): RunningClock | null =>
  endedStates.has(state) ? null : (clocks.find((clock) => clock.metAt === null) ?? null);

export function groupOf(application: Clocked, now: Date): ClockGroup {
  const clock = runningClock(application);
  if (!clock) return 'none';
  if (clock.state === 'over') return 'over';
  const deadline = new Date(clock.deadline);
  if (chinaDate(deadline) === chinaDate(now)) return 'today';
  return deadline.getTime() - now.getTime() < weekMs ? 'week' : 'later';
}

/** A stopped clock moves its deadline while it stands, so the server's order alone could open a group twice. Within a group that order stays. */
export const byGroup = <Row extends Clocked>(rows: readonly Row[], now: Date): Row[] =>
  rows
    .map((row, index) => ({ row, index, rank: order.indexOf(groupOf(row, now)) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ row }) => row);
