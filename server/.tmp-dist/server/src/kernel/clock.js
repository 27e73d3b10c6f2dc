let offsetMs = 0;
/** The instant every rule and row uses. Tests move it; nothing else calls `new Date()` for "now". */
export const now = () => new Date(Date.now() + offsetMs);
/** For tests and for the demo, which lives eighteen months in a minute. `null` goes back to the real time. */
export const setClock = (instant) => {
    offsetMs = instant ? instant.getTime() - Date.now() : 0;
};
//# sourceMappingURL=clock.js.map