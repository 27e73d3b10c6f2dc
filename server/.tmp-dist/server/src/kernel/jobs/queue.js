import { now } from '../clock.js';
import { isDuplicate } from '../database/index.js';
import { newId } from '../ids.js';
import { Job } from './job.entity.js';
/** A long job stopped at a checkpoint because the process ends; it goes on elsewhere without counting as a failure. */
export class JobInterrupted extends Error {
}
export const defineJob = (name, schema) => ({ name, schema });
const attemptsMaxDefault = 8;
const listeners = new Set();
/** Adds a job in the caller's transaction: a rollback enqueues nothing, a crash after the commit loses nothing (invariant 7). */
export async function enqueue(tx, kind, payload, options = {}) {
    const instant = now();
    try {
        await tx.insert(Job, {
            id: newId(),
            kind: kind.name,
            payload: JSON.stringify(kind.schema.parse(payload)),
            state: 'ready',
            attempts: 0,
            attemptsMax: options.attemptsMax ?? attemptsMaxDefault,
            runAfter: options.runAfter ?? instant,
            leasedUntil: null,
            leaseOwner: null,
            dedupeKey: options.dedupeKey ? `${kind.name}:${options.dedupeKey}` : null,
            lastError: null,
            createdAt: instant,
            finishedAt: null,
        });
    }
    catch (error) {
        // The same work is waiting already; it will see what this transaction writes, because it cannot start before the commit.
        if (!options.dedupeKey || !isDuplicate(error))
            throw error;
    }
    for (const wake of listeners)
        wake();
}
/** The worker is only woken: nothing is kept in memory between commit and work. */
export const onEnqueue = (wake) => {
    listeners.add(wake);
    return () => listeners.delete(wake);
};
/** Which code runs which kind. Filled by `app.ts`, one per application, so tests can build several. */
export class JobHandlers {
    constructor() {
        this.handlers = new Map();
    }
    /** Effect and "done" commit together: safe to repeat by construction. */
    short(kind, run) {
        this.handlers.set(kind.name, { schema: kind.schema, short: (tx, payload) => run(tx, payload) });
    }
    /** Opens its own transactions and keeps its own checkpoint; runs again from there after a crash. */
    long(kind, run) {
        this.handlers.set(kind.name, { schema: kind.schema, long: (payload, context) => run(payload, context) });
    }
    get(kind) {
        return this.handlers.get(kind);
    }
    isLong(kind) {
        const handler = this.handlers.get(kind);
        return handler !== undefined && 'long' in handler;
    }
}
//# sourceMappingURL=queue.js.map