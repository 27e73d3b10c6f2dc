import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { migrations } from '../../migrations/index.js';
import { entities } from '../src/app.js';
import { AlreadyDone, Counter, Database, lockRow, once, type OnceKey } from '../src/kernel/database/index.js';
import { engine, freshDatabase, type FreshDatabase } from './database.js';

let fresh: FreshDatabase;
let database: Database;
/** A second application process on the same database; on SQLite there is only one. */
let other: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  const open = (): Promise<Database> => Database.open(fresh.url, { entities, migrations }, { poolSize: 8, durable: false });
  database = await open();
  other = engine === 'sqlite' ? database : await open();
});
afterAll(async () => {
  if (other !== database) await other.close();
  await database.close();
  await fresh.drop();
});

const endsAt = new Date('2030-01-01T00:00:00Z');
const counter = (name: string): Promise<unknown> => database.transaction((tx) => tx.insert(Counter, { counter: name, used: 0, endsAt }));
const usedOf = async (name: string): Promise<number> => (await database.read().findOneByOrFail(Counter, { counter: name })).used;
const many = (length: number): Database[] => Array.from({ length }, (_, index) => (index % 2 === 0 ? database : other));

test('50 concurrent read-modify-writes with lockRow lose nothing, over two processes', async () => {
  await counter('locked');
  await Promise.all(
    many(50).map((each) =>
      each.transaction(async (tx) => {
        const row = await lockRow(tx, Counter, { counter: 'locked' });
        await tx.update(Counter, { counter: 'locked' }, { used: (row?.used ?? 0) + 1 });
      }),
    ),
  );
  expect(await usedOf('locked')).toBe(50);
});

test('without the verb MariaDB loses most of them: the test above can fail', async () => {
  await counter('bare');
  await Promise.all(
    many(50).map((each) =>
      each.transaction(async (tx) => {
        const row = await tx.findOneByOrFail(Counter, { counter: 'bare' });
        await tx.update(Counter, { counter: 'bare' }, { used: row.used + 1 });
      }),
    ),
  );
  const used = await usedOf('bare');
  if (engine === 'sqlite') expect(used).toBe(50);
  else expect(used).toBeLessThan(50);
});

test('of 50 who want one of 7 places exactly 7 get one', async () => {
  await counter('places');
  const winners = await Promise.all(
    many(50).map((each) =>
      each.transaction(async (tx) => {
        const { affected } = await tx
          .createQueryBuilder()
          .update(Counter)
          .set({ used: () => 'used + 1' })
          .where("counter = 'places' and used < 7")
          .execute();
        return affected === 1;
      }),
    ),
  );
  expect(winners.filter(Boolean)).toHaveLength(7);
  expect(await usedOf('places')).toBe(7);
});

test('crosswise transactions that deadlock are run again', async () => {
  await counter('a');
  await counter('b');
  const bump = (each: Database, first: string, second: string): Promise<void> =>
    each.transaction(async (tx) => {
      for (const name of [first, second]) {
        const row = await lockRow(tx, Counter, { counter: name });
        await tx.update(Counter, { counter: name }, { used: (row?.used ?? 0) + 1 });
      }
    });
  await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? bump(database, 'a', 'b') : bump(other, 'b', 'a'))));
  expect([await usedOf('a'), await usedOf('b')]).toEqual([20, 20]);
});

test('a transaction inside a transaction, and a read inside one, are refused', async () => {
  await expect(database.transaction(() => database.transaction(async () => 1))).rejects.toThrow('pass tx down');
  await expect(database.transaction(async () => database.read())).rejects.toThrow('use tx');
  await expect(database.transaction(async () => 'the queue goes on')).resolves.toBe('the queue goes on');
});

test('the reader cannot write', async () => {
  await expect(database.read().insert(Counter, { counter: 'never', used: 0, endsAt })).rejects.toThrow(/readonly|READ ONLY/i);
});

test('what is not committed is seen by nobody else', async () => {
  await counter('hidden');
  let release: () => void = () => undefined;
  const written = new Promise<void>((resolve) => (release = resolve));
  const work = database
    .transaction(async (tx) => {
      await tx.update(Counter, { counter: 'hidden' }, { used: 9 });
      release();
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  await written;
  const seen = await usedOf('hidden');
  await work;
  expect([seen, await usedOf('hidden')]).toEqual([0, 0]);
});

test('every pooled writer is at READ COMMITTED', async () => {
  if (engine === 'sqlite') return;
  const levels = await Promise.all(
    many(20).map((each) =>
      each.transaction(async (tx) => {
        const [row] = (await tx.query('select @@tx_isolation as level')) as Array<{ level: string }>;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return row?.level;
      }),
    ),
  );
  expect(new Set(levels)).toEqual(new Set(['READ-COMMITTED']));
});

describe('once', () => {
  const key = (name: string, digest = 'a'.repeat(64)): OnceKey => ({ actorId: 'person', operation: 'POST /things', key: name, digest });
  const make = (each: Database, k: OnceKey, id: string): Promise<string> =>
    each
      .transaction(async (tx) => {
        await once(tx, k, id);
        await tx.insert(Counter, { counter: `made:${id}`, used: 1, endsAt });
        return id;
      })
      .catch((error: unknown) => {
        if (error instanceof AlreadyDone) return error.resourceId;
        throw error;
      });

  test('30 equal calls at once have one effect and one answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => make(index % 2 === 0 ? database : other, key('thirty-times'), `id-${index}`)),
    );
    expect(new Set(answers).size).toBe(1);
    expect(await database.read().createQueryBuilder(Counter, 'c').where("c.counter like 'made:id-%'").getCount()).toBe(1);
  });

  test('one key cannot stand for two requests', async () => {
    await make(database, key('two-requests'), 'first');
    await expect(make(database, key('two-requests', 'b'.repeat(64)), 'second')).rejects.toMatchObject({ status: 422 });
  });

  test('after a rollback the key is free', async () => {
    const failing = database.transaction(async (tx) => {
      await once(tx, key('rolled-back'), 'lost');
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await make(database, key('rolled-back'), 'kept')).toBe('kept');
  });
});
