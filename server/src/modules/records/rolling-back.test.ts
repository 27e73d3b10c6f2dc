import { beforeAll, expect, test } from '@jest/globals';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Undone } from './rolling-back.js';

const begun = Date.parse('2026-11-12T02:00:00Z');
beforeAll(() => setClock(new Date(begun)));
const w = world();
let minutes = 0;
/** Each delivery at an instant of its own: the history is told in their order. */
const laterOn = (): void => setClock(new Date(begun + (minutes += 1) * 60_000));

type Said = { readonly paid: string } | 'withdrawn';
/** One delivery that says one thing about each key. */
async function say(words: Readonly<Record<string, Said>>): Promise<string> {
  laterOn();
  const batchId = newId();
  const { version } = await w.app.catalogue.definition('05.02');
  const rows = Object.entries(words).map(([naturalKey, said]) => ({
    ...{ enterpriseId: w.cast.hengze.id, period: '2026-03', naturalKey },
    ...(said === 'withdrawn' ? { withdrawn: { reason: '报错' } } : { body: { taxType: 'vat', paid: said.paid } }),
  }));
  await w.app.database.transaction((tx) => w.app.records.load(tx, { dataset: '05.02', version, batchId, rows }));
  return batchId;
}
async function rollBack(batchId: string): Promise<Undone[]> {
  laterOn();
  const steps: Undone[] = [];
  do steps.push(await w.app.database.transaction((tx) => w.app.records.rollBackSome(tx, { dataset: '05.02', batchId })));
  while (!steps.at(-1)?.isDone);
  return steps;
}
const rows = async (sql: string, parameters: unknown[] = []) => (await w.app.database.read().query(sql, parameters)) as Record<string, string>[];
const standing = async (key: string): Promise<string[]> =>
  (await rows('select body from records where natural_key = ?', [key])).map(({ body }) => (JSON.parse(body!) as { paid: string }).paid);
const past = async (key: string): Promise<string[]> =>
  (await rows('select body, ending from record_history where natural_key = ? order by loaded_at, id', [key])).map(
    ({ body, ending }) => `${(JSON.parse(body!) as { paid: string }).paid} ${ending ?? 'replaced'}`,
  );
const marks = async (key: string): Promise<string[]> =>
  (await rows('select batch_id, kind from record_marks where natural_key = ? order by batch_id, kind', [key])).map(({ kind }) => kind!);

test('firms whose rows are taken back are told, so that no figure is left that was made of them', async () => {
  const batch = await say({ told: { paid: '1.00' } });
  await w.settle();
  const steps = await rollBack(batch);
  expect(steps.map(({ rows: many, firms }) => [many, firms])).toEqual([
    [1, [w.cast.hengze.id]],
    [0, []],
  ]);
  expect(await rows('select enterprise_id, dataset from record_changes')).toEqual([{ enterprise_id: w.cast.hengze.id, dataset: '05.02' }]);
  await w.settle();
});

test('what an earlier one that was taken back had said is still told', async () => {
  const first = await say({ twice: { paid: '1.00' } });
  const second = await say({ twice: { paid: '2.00' } });
  const third = await say({ twice: { paid: '3.00' } });
  await rollBack(second);
  expect(await past('twice')).toEqual(['1.00 replaced', '2.00 rolledBack']);
  // Its own rows only are counted, not those that were taken back before it.
  expect((await rollBack(third))[0]?.rows).toBe(1);
  expect(await standing('twice')).toEqual(['1.00']);
  expect(await past('twice')).toEqual(['2.00 rolledBack', '3.00 rolledBack']);
  expect((await rollBack(first))[0]?.rows).toBe(1);
  expect(await standing('twice')).toEqual([]);
  expect(await past('twice')).toEqual(['1.00 rolledBack', '2.00 rolledBack', '3.00 rolledBack']);
  // Again: nothing is left of it.
  expect(await rollBack(second)).toEqual([{ rows: 0, firms: [], isDone: true }]);
});

test('one that only said that rows still hold is taken back as well', async () => {
  await say({ confirmed: { paid: '1.00' } });
  const confirming = await say({ confirmed: { paid: '1.00' } });
  expect(await marks('confirmed')).toEqual(['confirmed']);
  expect((await rollBack(confirming)).at(-1)?.isDone).toBe(true);
  expect(await marks('confirmed')).toEqual([]);
  expect(await standing('confirmed')).toEqual(['1.00']);
});

test('a withdrawal that is taken back lets the row stand again, and stays told as undone, whatever is taken back later', async () => {
  const first = await say({ taken: { paid: '1.00' } });
  const withdrawal = await say({ taken: 'withdrawn' });
  expect(await standing('taken')).toEqual([]);
  await rollBack(withdrawal);
  expect(await standing('taken')).toEqual(['1.00']);
  expect(await marks('taken')).toEqual(['withdrawalUndone']);
  await rollBack(first);
  expect(await standing('taken')).toEqual([]);
  expect(await marks('taken')).toEqual(['withdrawalUndone']);
});
