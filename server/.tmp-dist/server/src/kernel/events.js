import { defineJob, enqueue } from './jobs/index.js';
export const defineEvent = (name, schema) => ({ name, schema });
const listenersOf = new Map();
/** Called by `app.ts` only. `listener` is a stable name: it is written into the job. Listeners are idempotent. */
export function listen(handlers, event, listener, handle, options = {}) {
    const named = listenersOf.get(event.name) ?? new Map();
    named.set(listener, { listener, ...(options.dedupeKey && { dedupeKey: options.dedupeKey }) });
    listenersOf.set(event.name, named);
    handlers.short(jobOf(event, listener), handle);
}
/** One job per listener, in the emitting transaction: a rollback enqueues nothing, a crash after the commit loses nothing. */
export async function emit(tx, event, data) {
    for (const { listener, dedupeKey } of listenersOf.get(event.name)?.values() ?? []) {
        const parsed = event.schema.parse(data);
        await enqueue(tx, jobOf(event, listener), data, dedupeKey ? { dedupeKey: dedupeKey(parsed) } : {});
    }
}
const jobOf = (event, listener) => defineJob(`event.${event.name}.${listener}`, event.schema);
//# sourceMappingURL=events.js.map