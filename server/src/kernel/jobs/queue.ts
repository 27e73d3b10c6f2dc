import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { now } from '../clock.js';
import { insertMissing, sqlInstant } from '../database/index.js';
import { newId } from '../ids.js';

/** What a long job may ask of the worker that runs it. */
export interface JobContext {
  readonly jobId: string;
  /** First statement of each of its transactions: throws when another worker has taken the job over. */
  hold(tx: EntityManager): Promise<void>;
  /** True when the process is shutting down: stop at the next checkpoint and throw `JobInterrupted`. */
  isStopping(): boolean;
}

/** A long job stopped at a checkpoint because the process ends; it goes on elsewhere without counting as a failure. */
export class JobInterrupted extends Error {}

type Handler =
  | { readonly short: (tx: EntityManager, payload: unknown) => Promise<void> }
  | {
      readonly long: (payload: unknown, context: JobContext) => Promise<void>;
      readonly failed?: (tx: EntityManager, payload: unknown) => Promise<void>;
    };

export interface JobKind<S extends z.ZodType> {
  readonly name: string;
  readonly schema: S;
}
export const defineJob = <S extends z.ZodType>(name: string, schema: S): JobKind<S> => ({ name, schema });

interface EnqueueOptions {
  readonly runAfter?: Date;
  readonly dedupeKey?: string;
  readonly attemptsMax?: number;
}

const attemptsMaxDefault = 8;
const listeners = new Set<() => void>();

/** Adds a job in the caller's transaction: a rollback enqueues nothing, a crash after the commit loses nothing (invariant 7). */
export const enqueue = <S extends z.ZodType>(tx: EntityManager, kind: JobKind<S>, payload: z.input<S>, options: EnqueueOptions = {}): Promise<void> =>
  enqueueAll(tx, kind, [{ payload, ...options }]);

const columns = ['id', 'kind', 'payload', 'state', 'attempts', 'attempts_max', 'run_after', 'dedupe_key', 'created_at'];

/** Many jobs of one kind in one statement. One whose dedupe key waits already is left out: that one will see what this transaction writes. */
export async function enqueueAll<S extends z.ZodType>(
  tx: EntityManager,
  kind: JobKind<S>,
  jobs: readonly ({ readonly payload: z.input<S> } & EnqueueOptions)[],
): Promise<void> {
  if (jobs.length === 0) return;
  const instant = now();
  const rows = jobs.map(({ payload, runAfter = instant, dedupeKey, attemptsMax = attemptsMaxDefault }) => [
    newId(),
    kind.name,
    JSON.stringify(kind.schema.parse(payload)),
    'ready',
    0,
    attemptsMax,
    sqlInstant(runAfter),
    dedupeKey ? `${kind.name}:${dedupeKey}` : null,
    sqlInstant(instant),
  ]);
  await insertMissing(tx, 'jobs', columns, rows);
  for (const wake of listeners) wake();
}

/** The worker is only woken: nothing is kept in memory between commit and work. */
export const onEnqueue = (wake: () => void): (() => void) => {
  listeners.add(wake);
  return () => listeners.delete(wake);
};

/** Which code runs which kind. Filled by `app.ts`, one per application, so tests can build several. */
export class JobHandlers {
  private readonly handlers = new Map<string, Handler & { readonly schema: z.ZodType }>();

  /** Effect and "done" commit together: safe to repeat by construction. */
  short<S extends z.ZodType>(kind: JobKind<S>, run: (tx: EntityManager, payload: z.output<S>) => Promise<void>): void {
    this.handlers.set(kind.name, { schema: kind.schema, short: (tx, payload) => run(tx, payload as z.output<S>) });
  }

  /** Opens its own transactions and keeps its own checkpoint; runs again from there after a crash. */
  long<S extends z.ZodType>(
    kind: JobKind<S>,
    run: (payload: z.output<S>, context: JobContext) => Promise<void>,
    /** When it has failed for good, in the transaction that says so: whatever waits for it must not wait for ever. */
    failed?: (tx: EntityManager, payload: z.output<S>) => Promise<void>,
  ): void {
    this.handlers.set(kind.name, {
      schema: kind.schema,
      long: (payload, context) => run(payload as z.output<S>, context),
      ...(failed && { failed: (tx: EntityManager, payload: unknown) => failed(tx, payload as z.output<S>) }),
    });
  }

  get(kind: string): (Handler & { readonly schema: z.ZodType }) | undefined {
    return this.handlers.get(kind);
  }

  isLong(kind: string): boolean {
    const handler = this.handlers.get(kind);
    return handler !== undefined && 'long' in handler;
  }
}
