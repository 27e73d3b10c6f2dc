import { IllegalTransition } from './errors.js';

/** A lifecycle as a table of states × events. An illegal move throws (409) and changes nothing (invariant 12). */
export function stateMachine<State extends string, Event extends string>(name: string, table: Record<State, Partial<Record<Event, State>>>) {
  const states = Object.keys(table) as State[];
  return {
    name,
    states,
    next(from: State, event: Event): State {
      const to: State | undefined = table[from][event];
      if (to === undefined) {
        throw new IllegalTransition(`${name}: "${event}" is not allowed from "${from}"`, { from, event });
      }
      return to;
    },
    allows: (from: State, event: Event): boolean => table[from][event] !== undefined,
    isFinal: (state: State): boolean => Object.keys(table[state]).length === 0,
    /** The whole table as sentences, for the test that lists them. */
    moves: (): string[] => states.flatMap((from) => Object.entries(table[from]).map(([event, to]) => `${from} --${event}--> ${String(to)}`)),
  };
}
