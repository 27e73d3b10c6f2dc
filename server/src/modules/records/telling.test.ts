import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { migrations } from '../../../../migrations/index.js';
import { freshDatabase, type FreshDatabase } from '../../../test/database.js';
import { entities } from '../../app.js';
import { Database } from '../../kernel/database/index.js';
import { defineJob, enqueue, Job, JobHandlers, JobWorker } from '../../kernel/jobs/index.js';
import { createLog } from '../../kernel/log.js';
import { z } from 'zod';
import { firmsToldAtOnce } from './records.events.js';
import { onRecordsChanged, tellListeners } from './telling.js';

let fresh: FreshDatabase;
let database: Database;
const handlers = new JobHandlers();
/** What was told and stayed: a handler that fails takes what it wrote with it. */
const told = async (): Promise<string[]> =>
  ((await database.read().query('select counter from counters order by counter')) as Array<{ counter: string }>).map(({ counter }) => counter);
const broken = new Set<string>();
onRecordsChanged(handlers, 'test', async (tx, { dataset, enterpriseIds }) => {
  for (const id of enterpriseIds) {
    await tx.query("insert into counters (counter, used, ends_at) values (?, 1, '2027-01-01 00:00:00.000')", [`${dataset} ${id}`]);
    if (broken.has(id)) throw new Error('The figures of this firm cannot be made');
  }
});

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, { entities, migrations }, { durable: false });
});
beforeEach(async () => {
  broken.clear();
  await database.transaction(async (tx) => {
    await tx.query('delete from counters');
    await tx.query('delete from jobs');
  });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const firms = Array.from({ length: 2 * firmsToldAtOnce + 5 }, (_, index) => `firm-${String(index).padStart(3, '0')}`);
const tell = (): Promise<void> => database.transaction((tx) => tellListeners(tx, '05.02', firms));
const work = async (): Promise<void> => {
  await new JobWorker(database, handlers, { log: createLog('silent') }).drain();
};

test('a delivery is told in groups, and each firm once', async () => {
  await tell();
  expect(await database.read().count(Job)).toBe(3);
  await tell();
  expect(await database.read().count(Job)).toBe(3);
  await work();
  expect(await told()).toEqual(firms.map((id) => `05.02 ${id}`));
});

test('a firm whose figures cannot be made does not keep the others from theirs', async () => {
  broken.add('firm-007');
  await tell();
  await work();
  expect(await told()).toEqual(firms.filter((id) => id !== 'firm-007').map((id) => `05.02 ${id}`));
  // It waits to be tried again, alone.
  expect((await database.read().find(Job, { where: { state: 'ready' } })).map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([
    { dataset: '05.02', enterpriseIds: ['firm-007'] },
  ]);
});

test('a job that the release before has left, about one firm, is still understood', async () => {
  const before = defineJob('event.recordsChanged.test', z.object({ enterpriseId: z.string(), dataset: z.string() }));
  await database.transaction((tx) => enqueue(tx, before, { enterpriseId: 'firm-old', dataset: '05.02' }));
  await work();
  expect(await told()).toEqual(['05.02 firm-old']);
});
