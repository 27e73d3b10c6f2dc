import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { now } from '../clock.js';
import { isDuplicate } from '../database/index.js';
import { newId } from '../ids.js';
import { Job } from './job.entity.js';

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
  | { readonly long: (payload: unknown, context: JobContext) => Promise<void> };

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
export async function enqueue<S extends z.ZodType>(
  tx: EntityManager,
  kind: JobKind<S>,
  payload: z.input<S>,
  options: EnqueueOptions = {},
): Promise<void> {
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
  } catch (error) {
    // The same work is waiting already; it will see what this transaction writes, because it cannot start before the commit.
    if (!options.dedupeKey || !isDuplicate(error)) throw error;
  }
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
  long<S extends z.ZodType>(kind: JobKind<S>, run: (payload: z.output<S>, context: JobContext) => Promise<void>): void {
    this.handlers.set(kind.name, { schema: kind.schema, long: (payload, context) => run(payload as z.output<S>, context) });
  }

  get(kind: string): (Handler & { readonly schema: z.ZodType }) | undefined {
    return this.handlers.get(kind);
  }

  isLong(kind: string): boolean {
    const handler = this.handlers.get(kind);
    return handler !== undefined && 'long' in handler;
  }
}
