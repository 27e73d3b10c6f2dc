import { IllegalTransition } from './errors.js';
/** A lifecycle as a table of states × events. An illegal move throws (409) and changes nothing (invariant 12). */
export function stateMachine(name, table) {
    const states = Object.keys(table);
    return {
        name,
        states,
        next(from, event) {
            const to = table[from][event];
            if (to === undefined) {
                throw new IllegalTransition(`${name}: "${event}" is not allowed from "${from}"`, { from, event });
            }
            return to;
        },
        allows: (from, event) => table[from][event] !== undefined,
        isFinal: (state) => Object.keys(table[state]).length === 0,
        /** The whole table as sentences, for the test that lists them. */
        moves: () => states.flatMap((from) => Object.entries(table[from]).map(([event, to]) => `${from} --${event}--> ${String(to)}`)),
    };
}
//# sourceMappingURL=state-machine.js.map