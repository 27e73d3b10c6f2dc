import { z } from 'zod';
import { now } from '../clock.js';
import { defineJob, enqueue } from './queue.js';
/** Timed work (expiries, clocks, rollups): a job that enqueues its next run in the transaction of this one. */
export class Timers {
    constructor(handlers) {
        this.handlers = handlers;
        this.starts = [];
    }
    every(name, seconds, run) {
        const kind = defineJob(`timer.${name}`, z.object({}));
        const plan = (tx, afterSeconds) => enqueue(tx, kind, {}, { dedupeKey: 'next', runAfter: new Date(now().getTime() + afterSeconds * 1000), attemptsMax: 1_000_000 });
        this.handlers.short(kind, async (tx) => {
            await run(tx);
            await plan(tx, seconds);
        });
        this.starts.push((tx) => plan(tx, 0));
    }
    /** Puts every timer into the queue that is not there yet. */
    async start(database) {
        await database.transaction(async (tx) => {
            for (const plan of this.starts)
                await plan(tx);
        });
    }
}
//# sourceMappingURL=timers.js.map