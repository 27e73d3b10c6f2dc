import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { defineJob, enqueueAll, type JobHandlers } from './jobs/index.js';

export interface DomainEvent<S extends z.ZodType> {
  readonly name: string;
  readonly schema: S;
}
export const defineEvent = <S extends z.ZodType>(name: string, schema: S): DomainEvent<S> => ({ name, schema });

interface Listener {
  readonly listener: string;
  /** Coalesces waiting deliveries: two changes of one enterprise need one refresh. */
  readonly dedupeKey?: (data: never) => string;
}
const listenersOf = new Map<string, Map<string, Listener>>();

interface ListenOptions<T> {
  readonly dedupeKey?: (data: T) => string;
}

/** Called by `app.ts` only. `listener` is a stable name: it is written into the job. Listeners are idempotent. */
export function listen<S extends z.ZodType>(
  handlers: JobHandlers,
  event: DomainEvent<S>,
  listener: string,
  handle: (tx: EntityManager, data: z.output<S>) => Promise<void>,
  options: ListenOptions<z.output<S>> = {},
): void {
  const named = listenersOf.get(event.name) ?? new Map<string, Listener>();
  named.set(listener, { listener, ...(options.dedupeKey && { dedupeKey: options.dedupeKey }) });
  listenersOf.set(event.name, named);
  handlers.short(jobOf(event, listener), handle);
}

/** One job per listener, in the emitting transaction: a rollback enqueues nothing, a crash after the commit loses nothing. */
export const emit = <S extends z.ZodType>(tx: EntityManager, event: DomainEvent<S>, data: z.input<S>): Promise<void> => emitAll(tx, event, [data]);

/** The same for many events at once: one statement per listener, not one per event. */
export async function emitAll<S extends z.ZodType>(tx: EntityManager, event: DomainEvent<S>, events: readonly z.input<S>[]): Promise<void> {
  for (const listener of listenersOf.get(event.name)?.keys() ?? []) await emitTo(tx, event, listener, events);
}

/** To one listener only: for a listener that divides what it was told. */
export async function emitTo<S extends z.ZodType>(
  tx: EntityManager,
  event: DomainEvent<S>,
  listener: string,
  events: readonly z.input<S>[],
): Promise<void> {
  const dedupeKey = listenersOf.get(event.name)?.get(listener)?.dedupeKey;
  const jobs = events.map((payload) => ({ payload, ...(dedupeKey && { dedupeKey: dedupeKey(event.schema.parse(payload) as never) }) }));
  await enqueueAll(tx, jobOf(event, listener), jobs);
}

const jobOf = <S extends z.ZodType>(event: DomainEvent<S>, listener: string) => defineJob(`event.${event.name}.${listener}`, event.schema);
