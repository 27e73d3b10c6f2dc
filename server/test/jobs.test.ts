import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { migrations } from '../../migrations/index.js';
import { entities } from '../src/app.js';
import { now, setClock } from '../src/kernel/clock.js';
import { Counter, Database } from '../src/kernel/database/index.js';
import { defineEvent, emit, listen } from '../src/kernel/events.js';
import { defineJob, enqueue, Job, JobHandlers, JobWorker, Timers } from '../src/kernel/jobs/index.js';
import { freshDatabase, type FreshDatabase } from './database.js';

let fresh: FreshDatabase;
let database: Database;
const quiet = { warn: () => undefined, error: () => undefined };
const endsAt = new Date('2030-01-01T00:00:00Z');

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, { entities, migrations }, { poolSize: 8, durable: false });
});
afterEach(async () => {
  setClock(null);
  await database.transaction((tx) => tx.clear(Job).then(() => tx.createQueryBuilder().delete().from(Counter).execute()));
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const note = defineJob('test.note', z.object({ name: z.string() }));
const noting = (): JobHandlers => {
  const handlers = new JobHandlers();
  handlers.short(note, async (tx, { name }) => void (await tx.insert(Counter, { counter: name, used: 1, endsAt })));
  return handlers;
};
const workerWith = (handlers: JobHandlers, leaseMs = 30_000): JobWorker => new JobWorker(database, handlers, { log: quiet, leaseMs });
const noted = async (): Promise<string[]> => (await database.read().find(Counter, { order: { counter: 'ASC' } })).map((row) => row.counter);
const states = async (): Promise<string[]> => (await database.read().find(Job, { order: { id: 'ASC' } })).map((job) => job.state);

test('a job enqueued in a transaction that rolls back never runs', async () => {
  await database
    .transaction(async (tx) => {
      await enqueue(tx, note, { name: 'never' });
      throw new Error('later');
    })
    .catch(() => undefined);
  await workerWith(noting()).drain();
  expect(await noted()).toEqual([]);
});

test('two workers at once run each job once', async () => {
  await database.transaction(async (tx) => {
    for (let index = 0; index < 60; index += 1) await enqueue(tx, note, { name: `n${String(index).padStart(2, '0')}` });
  });
  await Promise.all([workerWith(noting()).drain(), workerWith(noting()).drain()]);
  await workerWith(noting()).drain();
  expect(await noted()).toHaveLength(60);
  expect(new Set(await states())).toEqual(new Set(['done']));
});

test('effect and mark commit together: a failing job leaves neither, is tried again, and ends dead with its reason', async () => {
  const handlers = new JobHandlers();
  let runs = 0;
  handlers.short(note, async (tx, { name }) => {
    runs += 1;
    await tx.insert(Counter, { counter: `${name}${runs}`, used: 1, endsAt });
    throw new Error('the printer is on fire');
  });
  await database.transaction((tx) => enqueue(tx, note, { name: 'x' }, { attemptsMax: 3 }));
  for (let round = 0; round < 4; round += 1) {
    await workerWith(handlers).drain();
    setClock(new Date(now().getTime() + 3600_000));
  }
  const [job] = await database.read().find(Job);
  expect(runs).toBe(3);
  expect(await noted()).toEqual([]);
  expect(job).toMatchObject({ state: 'dead', attempts: 3, lastError: 'Error: the printer is on fire' });
});

test('a job whose kind nobody knows is dead-lettered, not dropped', async () => {
  await database.transaction((tx) => enqueue(tx, note, { name: 'x' }, { attemptsMax: 1 }));
  await workerWith(new JobHandlers()).drain();
  const [job] = await database.read().find(Job);
  expect(job).toMatchObject({ state: 'dead', lastError: 'Error: No handler for test.note' });
});

test('a lease that runs out is taken over, and the first holder can write no more', async () => {
  const long = defineJob('test.long', z.object({}));
  const outcome: string[] = [];
  let reached: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (reached = resolve));
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const slow = new JobHandlers();
  slow.long(long, async (_payload, context) => {
    reached();
    await gate;
    await database.transaction(async (tx) => {
      await context.hold(tx);
      outcome.push('slow wrote');
    });
  });
  const quick = new JobHandlers();
  quick.long(long, async (_payload, context) => {
    await database.transaction(async (tx) => {
      await context.hold(tx);
      outcome.push('quick wrote');
    });
  });
  await database.transaction((tx) => enqueue(tx, long, {}));
  const first = workerWith(slow).drain();
  await held;
  setClock(new Date(now().getTime() + 60_000));
  await workerWith(quick).drain();
  letGo();
  await first;
  expect(outcome).toEqual(['quick wrote']);
  expect(await states()).toEqual(['done']);
});

test('equal waiting work is added once; work that has started does not swallow what comes after', async () => {
  const add = (): Promise<void> => database.transaction((tx) => enqueue(tx, note, { name: 'same' }, { dedupeKey: 'same' }));
  await Promise.all([add(), add(), add()]);
  expect(await states()).toEqual(['ready']);
  await workerWith(noting()).drain();
  await database.transaction((tx) => tx.createQueryBuilder().delete().from(Counter).execute());
  await add();
  expect((await states()).sort()).toEqual(['done', 'ready']);
});

test('an event is one job per listener, and only in a transaction that commits', async () => {
  const happened = defineEvent('test.happened', z.object({ name: z.string() }));
  const handlers = new JobHandlers();
  for (const listener of ['one', 'two']) {
    listen(
      handlers,
      happened,
      listener,
      async (tx, { name }) => void (await tx.insert(Counter, { counter: `${listener}:${name}`, used: 1, endsAt })),
    );
  }
  await database.transaction((tx) => emit(tx, happened, { name: 'x' }));
  await workerWith(handlers).drain();
  expect(await noted()).toEqual(['one:x', 'two:x']);
});

test('a timer plans its next run in the transaction of this one, once, however many processes start', async () => {
  const handlers = new JobHandlers();
  const timers = new Timers(handlers);
  let runs = 0;
  timers.every('test.tick', 60, async () => void (runs += 1));
  await timers.start(database);
  await timers.start(database);
  await workerWith(handlers).drain();
  expect([runs, (await states()).sort()]).toEqual([1, ['done', 'ready']]);
  setClock(new Date(now().getTime() + 61_000));
  await workerWith(handlers).drain();
  expect(runs).toBe(2);
});

test('a worker that is woken while the enqueuing transaction is still open does not look from inside it', async () => {
  const errors: unknown[] = [];
  const worker = new JobWorker(database, noting(), { log: { ...quiet, error: (details) => void errors.push(details) }, pollMs: 20 });
  await worker.start();
  await database.transaction(async (tx) => {
    await enqueue(tx, note, { name: 'slow commit' });
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  for (let tries = 0; tries < 100 && (await noted()).length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  await worker.stop();
  expect([await noted(), errors]).toEqual([['slow commit'], []]);
});
