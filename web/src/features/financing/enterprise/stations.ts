import type { ApplicationState, ApplicationView } from '@server/modules/financing/financing.contract';

const stations = ['submitted', 'accepted', 'reviewing', 'offered', 'contracted', 'disbursed'] as const;
export type Station = (typeof stations)[number];

/** The last station passed. Ended otherwise than by money paid out: nothing lies ahead. */
const passed: Record<ApplicationState, Station | 'none' | 'ended'> = {
  draft: 'none',
  submitted: 'submitted',
  accepted: 'accepted',
  reviewing: 'reviewing',
  actionRequired: 'reviewing',
  offered: 'offered',
  offerAccepted: 'offered',
  contracted: 'contracted',
  disbursed: 'disbursed',
  declinedIntake: 'ended',
  refused: 'ended',
  withdrawn: 'ended',
  lapsed: 'ended',
};

export interface Ahead {
  readonly station: Station;
  /** Latest instant promised for it; null where nothing is promised. */
  readonly deadline: string | null;
}

/** What still lies ahead, with the promise where one is running. */
export function stationsAhead({ state, clocks }: Pick<ApplicationView, 'state' | 'clocks'>): Ahead[] {
  const last = passed[state];
  if (last === 'ended') return [];
  const deadlineOf = (kind: ApplicationView['clocks'][number]['kind']): string | null => {
    const clock = clocks.find((one) => one.kind === kind);
    return clock && clock.metAt === null && clock.state !== 'stopped' ? clock.deadline : null;
  };
  return stations.slice(last === 'none' ? 0 : stations.indexOf(last) + 1).map((station) => ({
    station,
    deadline: station === 'accepted' ? deadlineOf('firstResponse') : station === 'offered' ? deadlineOf('decision') : null,
  }));
}
