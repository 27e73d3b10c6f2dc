import { setImmediate as nextTurn } from 'node:timers/promises';
export const WINDOW_BYTES = 64 * 1024;
/**
 * The same bytes in pieces of one size, whatever the source's pieces were: detection, decoding and parsing all rely on bounded pieces.
 * Every piece is the same memory, filled anew, so a reader is done with one before it asks for the next.
 */
export async function* windowsOf(bytes) {
    const filling = Buffer.allocUnsafe(WINDOW_BYTES);
    let filled = 0;
    for await (const piece of bytes) {
        for (let from = 0; from < piece.length;) {
            const taken = Math.min(WINDOW_BYTES - filled, piece.length - from);
            filling.set(piece.subarray(from, from + taken), filled);
            filled += taken;
            from += taken;
            if (filled === WINDOW_BYTES) {
                yield filling;
                filled = 0;
                // A source that is already in memory never waits; without this a long file would keep every other request waiting.
                await nextTurn();
            }
        }
    }
    if (filled > 0) {
        yield filling.subarray(0, filled);
    }
}
//# sourceMappingURL=windows.js.map