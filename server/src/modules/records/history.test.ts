import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';

const w = world();
const keys = ['a', 'b', 'c'];
const begun = Date.parse('2026-03-01T00:00:00Z');

/** One chunk of one delivery: rows with a value, and keys taken back. */
interface Chunk {
  readonly batch: number;
  readonly rows: readonly { readonly key: number; readonly value: number | null }[];
  readonly rollsBack: boolean;
}

const chunks = fc.array(
  fc.record({
    batch: fc.nat(4),
    rows: fc.array(fc.record({ key: fc.nat(keys.length - 1), value: fc.option(fc.nat(2), { freq: 4 }) }), { minLength: 1, maxLength: 4 }),
    rollsBack: fc.nat(3).map((number) => number === 0),
  }),
  { minLength: 1, maxLength: 12 },
) as fc.Arbitrary<Chunk[]>;

/** The rule in one line: of everything said up to then by deliveries that count, the newest delivery's last word on a key holds. */
function expected(said: readonly { at: number; batch: number; key: string; value: number | null }[], undone: ReadonlySet<number>, until: number) {
  return keys.flatMap((key) => {
    const words = said.filter((word) => word.key === key && word.at <= until && !undone.has(word.batch));
    const newest = Math.max(...words.map(({ batch }) => batch));
    const last = words.filter(({ batch }) => batch === newest).at(-1);
    return last && last.value !== null ? [`${key}=${last.value}`] : [];
  });
}

async function play(plan: readonly Chunk[], prefix: string): Promise<void> {
  const { database, records } = w.app;
  const enterpriseId = w.cast.baichuan.id;
  const batches = Array.from({ length: 5 }, () => newId());
  const said: { at: number; batch: number; key: string; value: number | null }[] = [];
  const undone = new Set<number>();
  for (const [step, { batch, rows, rollsBack }] of plan.entries()) {
    const at = begun + step * 60_000;
    setClock(new Date(at));
    const batchId = batches[batch]!;
    if (rollsBack) {
      // What is rolled back has ended: it says nothing any more.
      undone.add(batch);
      while (!(await database.transaction((tx) => records.rollBackSome(tx, { dataset: '05.02', batchId }))).isDone);
      continue;
    }
    if (undone.has(batch)) continue;
    await database.transaction((tx) =>
      records.load(tx, {
        dataset: '05.02',
        version: 1,
        batchId,
        rows: rows.map(({ key, value }) => {
          const place = { enterpriseId, period: '2026-01', naturalKey: `${prefix}${keys[key]}` };
          return value === null ? { ...place, withdrawn: { reason: '撤销' } } : { ...place, body: { taxType: 'vat', paid: `${value}.00` } };
        }),
      }),
    );
    for (const { key, value } of rows) said.push({ at, batch, key: keys[key]!, value });
  }
  for (let step = 0; step <= plan.length; step += 1) {
    const until = begun + step * 60_000 + 50_000;
    const rows = await records.recordsAsOf(database.read(), enterpriseId, new Date(until), ['05.02']);
    const own = rows.filter(({ naturalKey }) => naturalKey.startsWith(prefix));
    expect(own.map(({ naturalKey, values }) => `${naturalKey.slice(prefix.length)}=${Number(values.paid)}`)).toEqual(expected(said, undone, until));
  }
  const standing = (await records.forSystem(database.read(), enterpriseId, ['05.02'])).filter(({ naturalKey }) => naturalKey.startsWith(prefix));
  expect(standing.map(({ naturalKey, values }) => `${naturalKey.slice(prefix.length)}=${Number(values.paid)}`)).toEqual(
    expected(said, undone, Number.MAX_SAFE_INTEGER),
  );
}

let run = 0;
test('whatever arrives, late, again, withdrawn or rolled back: the end, and every instant before it, is that of a naive replay', async () => {
  await fc.assert(
    fc.asyncProperty(chunks, (plan) => {
      run += 1;
      return play(plan, `p${run}-`);
    }),
    { numRuns: 40 },
  );
}, 240_000);
