import { z } from 'zod';
import { now } from '../clock.js';
import type { Database } from '../database/index.js';
import { defineJob, enqueue, type JobHandlers } from './queue.js';
import type { EntityManager } from 'typeorm';

/** Timed work (expiries, clocks, rollups): a job that enqueues its next run in the transaction of this one. */
export class Timers {
  private readonly starts: Array<(tx: EntityManager) => Promise<void>> = [];

  constructor(private readonly handlers: JobHandlers) {}

  every(name: string, seconds: number, run: (tx: EntityManager) => Promise<void>): void {
    const kind = defineJob(`timer.${name}`, z.object({}));
    const plan = (tx: EntityManager, afterSeconds: number): Promise<void> =>
      enqueue(tx, kind, {}, { dedupeKey: 'next', runAfter: new Date(now().getTime() + afterSeconds * 1000), attemptsMax: 1_000_000 });
    this.handlers.short(kind, async (tx) => {
      await run(tx);
      await plan(tx, seconds);
    });
    this.starts.push((tx) => plan(tx, 0));
  }

  /** Puts every timer into the queue that is not there yet. */
  async start(database: Database): Promise<void> {
    await database.transaction(async (tx) => {
      for (const plan of this.starts) await plan(tx);
    });
  }
}
