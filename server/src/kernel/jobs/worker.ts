import { AsyncResource } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { In, LessThan, LessThanOrEqual } from 'typeorm';
import { now } from '../clock.js';
import { isSqlite, type Database } from '../database/index.js';
import { newId } from '../ids.js';
import { safeText } from '../log.js';
import { Job } from './job.entity.js';
import { JobInterrupted, onEnqueue, type JobContext, type JobHandlers } from './queue.js';

interface WorkerLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
export interface WorkerOptions {
  readonly leaseMs?: number;
  readonly pollMs?: number;
  readonly log: WorkerLog;
  readonly onFinished?: (kind: string, outcome: 'done' | 'retry' | 'dead') => void;
}

const batchMax = 20;
const longMax = 2;
const backOffMaxMs = 5 * 60_000;

/** Another worker has the job now: this one must not write any more. */
class LeaseLost extends Error {}

/** Takes jobs one lease at a time. Killing it loses nothing: a lease that runs out is taken by the next worker. */
export class JobWorker {
  private readonly owner = newId();
  private readonly leaseMs: number;
  private readonly pollMs: number;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private round: Promise<number> = Promise.resolve(0);
  private readonly running = new Map<string, Promise<void>>();
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly options: WorkerOptions,
  ) {
    this.leaseMs = options.leaseMs ?? 30_000;
    this.pollMs = options.pollMs ?? 1_000;
  }

  async start(): Promise<void> {
    // SQLite is one process: what was running when it died is nobody's now.
    if (this.database.engine === 'sqlite') {
      await this.database.transaction((tx) => tx.update(Job, { state: 'running' }, { state: 'ready', leasedUntil: null, leaseOwner: null }));
    }
    this.unsubscribe = onEnqueue(() => this.wake());
    this.schedule(0);
  }

  /** Looks again soon: once the transaction that enqueued has most likely committed. */
  wake(): void {
    if (!this.stopping) this.schedule(5);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.unsubscribe();
    clearTimeout(this.timer);
    await this.round.catch(() => 0);
    await Promise.allSettled(this.running.values());
  }

  /** For tests and the demo: runs until nothing is due. */
  async drain(): Promise<void> {
    for (;;) {
      const taken = await this.tick();
      await Promise.allSettled(this.running.values());
      if (taken === 0) return;
    }
  }

  private schedule(afterMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.look, afterMs);
  }

  /** Bound to where the worker was made: it is woken inside the transaction that enqueues, which may still be open when the timer fires. */
  private readonly look = AsyncResource.bind(() => {
    this.round = this.tick().catch((error: unknown) => {
      this.options.log.error({ err: error }, 'jobs: could not take work');
      return 0;
    });
    void this.round.then((taken) => {
      if (!this.stopping) this.schedule(taken > 0 ? 0 : this.pollMs);
    });
  });

  private async tick(): Promise<number> {
    const jobs = await this.database.transaction((tx) => this.take(tx));
    for (const job of jobs) {
      if (this.handlers.isLong(job.kind)) {
        const run = this.run(job).finally(() => this.running.delete(job.id));
        this.running.set(job.id, run);
      }
    }
    for (const job of jobs) if (!this.handlers.isLong(job.kind)) await this.run(job);
    return jobs.length;
  }

  private async take(tx: EntityManager): Promise<Job[]> {
    const instant = now();
    await tx.update(Job, { state: 'running', leasedUntil: LessThan(instant) }, { state: 'ready', leasedUntil: null, leaseOwner: null });
    const due = await tx.find(Job, {
      where: { state: 'ready', runAfter: LessThanOrEqual(instant) },
      order: { runAfter: 'ASC', id: 'ASC' },
      take: batchMax,
      ...(!isSqlite(tx) && { lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } as const }),
    });
    let freeLong = longMax - this.running.size;
    const jobs = due.filter((job) => !this.handlers.isLong(job.kind) || freeLong-- > 0);
    if (jobs.length > 0) {
      await tx.update(
        Job,
        { id: In(jobs.map((job) => job.id)) },
        { state: 'running', dedupeKey: null, leaseOwner: this.owner, leasedUntil: new Date(instant.getTime() + this.leaseMs) },
      );
    }
    return jobs;
  }

  private async run(job: Job): Promise<void> {
    const heartbeat = setInterval(() => void this.extend(job.id).catch(() => undefined), this.leaseMs / 3);
    try {
      const handler = this.handlers.get(job.kind);
      if (!handler) throw new Error(`No handler for ${job.kind}`);
      const payload = handler.schema.parse(JSON.parse(job.payload));
      if ('short' in handler) {
        await this.database.transaction(async (tx) => {
          await this.finish(tx, job);
          await handler.short(tx, payload);
        });
      } else {
        await handler.long(payload, this.contextOf(job));
        await this.database.transaction((tx) => this.finish(tx, job));
      }
      this.options.onFinished?.(job.kind, 'done');
    } catch (error) {
      if (!(error instanceof LeaseLost)) await this.fail(job, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private contextOf(job: Job): JobContext {
    return { jobId: job.id, hold: (tx) => this.hold(tx, job.id), isStopping: () => this.stopping };
  }

  private async hold(tx: EntityManager, jobId: string): Promise<void> {
    const { affected } = await tx.update(
      Job,
      { id: jobId, leaseOwner: this.owner, state: 'running' },
      // Never the same value twice: MySQL would count the row as not affected.
      { leasedUntil: new Date(now().getTime() + this.leaseMs + Math.floor(Math.random() * 1_000)) },
    );
    if (affected !== 1 && !(await tx.existsBy(Job, { id: jobId, leaseOwner: this.owner, state: 'running' }))) throw new LeaseLost();
  }

  private extend(jobId: string): Promise<void> {
    return this.database.transaction((tx) => this.hold(tx, jobId));
  }

  private async finish(tx: EntityManager, job: Job): Promise<void> {
    const { affected } = await tx.update(
      Job,
      { id: job.id, leaseOwner: this.owner, state: 'running' },
      { state: 'done', leasedUntil: null, leaseOwner: null, finishedAt: now(), attempts: job.attempts + 1 },
    );
    if (affected !== 1) throw new LeaseLost();
  }

  private async fail(job: Job, error: unknown): Promise<void> {
    const interrupted = error instanceof JobInterrupted;
    const attempts = interrupted ? job.attempts : job.attempts + 1;
    const isDead = attempts >= job.attemptsMax;
    const text = (error instanceof Error ? `${error.name}: ${safeText(error)}` : 'not an Error').slice(0, 1000);
    if (!interrupted)
      this.options.log.warn(
        { jobId: job.id, kind: job.kind, attempts, err: error },
        isDead ? 'job failed for good' : 'job failed, will be tried again',
      );
    const waitMs = interrupted ? 0 : Math.min(backOffMaxMs, 500 * 2 ** attempts);
    const note = async (tx: EntityManager): Promise<boolean> => {
      const { affected } = await tx.update(
        Job,
        { id: job.id, leaseOwner: this.owner },
        {
          state: isDead ? 'dead' : 'ready',
          attempts,
          lastError: interrupted ? null : text,
          leaseOwner: null,
          leasedUntil: null,
          runAfter: new Date(now().getTime() + waitMs),
          ...(isDead && { finishedAt: now() }),
        },
      );
      return affected === 1;
    };
    const handler = this.handlers.get(job.kind);
    await this.database
      .transaction(async (tx) => {
        const isOurs = await note(tx);
        if (isDead && isOurs && handler && 'long' in handler) await handler.failed?.(tx, handler.schema.parse(JSON.parse(job.payload)));
      })
      .catch(async (cause: unknown) => {
        this.options.log.error({ err: cause, jobId: job.id }, 'jobs: could not note a failure');
        // What waits for it can be told later; that it has failed must be on the record now.
        await this.database.transaction(note);
      })
      .catch((cause: unknown) => this.options.log.error({ err: cause, jobId: job.id }, 'jobs: could not note a failure'));
    this.options.onFinished?.(job.kind, isDead ? 'dead' : 'retry');
  }
}
