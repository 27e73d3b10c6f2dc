import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { migrations } from '../../migrations/index.js';
import { freshDatabase, type FreshDatabase } from './database.js';
import { entities } from '../src/app.js';
import { Database } from '../src/kernel/database/index.js';
import { createLog } from '../src/kernel/log.js';
import { defineJob, enqueue, Job, JobHandlers, JobWorker } from '../src/kernel/jobs/index.js';

let fresh: FreshDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, { entities, migrations }, { durable: false });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

test('what a failed statement was given is not kept beside the job: the operator reads it', async () => {
  const identityNumber = '990101199001011234';
  const kind = defineJob('test.breaks', z.object({}));
  const handlers = new JobHandlers();
  handlers.short(kind, async () => {
    throw new QueryFailedError('insert into claims values (?)', [identityNumber], new Error(`Duplicate entry '${identityNumber}' for key`));
  });
  await database.transaction((tx) => enqueue(tx, kind, {}, { attemptsMax: 1 }));
  await new JobWorker(database, handlers, { log: createLog('silent') }).drain();
  expect(await database.read().find(Job)).toMatchObject([{ state: 'dead', lastError: 'QueryFailedError: database error' }]);
});
