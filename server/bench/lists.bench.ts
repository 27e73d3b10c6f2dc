// 100,000 codes against 1,000,000 list entries in the database, against a hash set of the same codes in memory.
import { createApp } from '../src/app.js';
import { insertRows, type Database } from '../src/kernel/database/index.js';
import { newId } from '../src/kernel/ids.js';
import { makeUscc } from '../src/kernel/pure/uscc.js';
import { search } from '../src/modules/lists/searching.js';
import { folder, freshMariadb, print, settingsFor, two, whole } from './support.js';

const entries = 1_000_000;
const asked = 100_000;
const partCodes = 2_000;
const codeOf = (number: number): string => makeUscc('9', '1', '990102', `M${String(number).padStart(7, '0')}`);

const columns = [
  'uscc',
  'dataset',
  'entry_key',
  'enterprise_id',
  'subject',
  'list_name',
  'authority',
  'listed_on',
  'removed_on',
  'valid_to',
  'reference',
  'reason',
];

async function fill(database: Database): Promise<void> {
  const enterpriseId = newId();
  for (let from = 0; from < entries; from += 20_000) {
    const rows = Array.from({ length: 20_000 }, (_, place) => {
      const number = (from + place) * 3;
      return [
        codeOf(number),
        '12.04',
        `- C${number}`,
        enterpriseId,
        '江澄市某某有限公司',
        '安全生产失信',
        '应急管理局',
        '2026-05-06',
        null,
        null,
        `C${number}`,
        null,
      ];
    });
    await database.transaction((tx) => insertRows(tx, 'list_entries', columns, rows));
  }
}

async function measure(engine: string, url: string): Promise<void> {
  const app = await createApp(settingsFor(url));
  await fill(app.database);
  const lists = await app.lists.lists();
  const chosen = lists.filter(({ code }) => code === '12.04');
  // Every third code asked for is listed; the order is that of a bank's own list, not of the table.
  const codes = Array.from({ length: asked }, (_, place) => ({ line: place + 1, received: codeOf(((place * 7_919) % 1_000_000) * 2 + (place % 2)) }));
  const parts = {
    lists: chosen,
    undelivered: new Set<string>(),
    lateSince: new Map(),
    exceptional: new Set<string>(),
    today: '2026-11-12',
    waiting: app.lists.neighbours.waiting,
  };
  let listed = 0;
  const run = async (): Promise<number> => {
    listed = 0;
    const started = performance.now();
    for (let from = 0; from < asked; from += partCodes) {
      const rows = await search(app.database.read(), codes.slice(from, from + partCodes), parts);
      listed += rows.filter(({ outcome }) => outcome === 'listed').length;
    }
    return performance.now() - started;
  };
  await run();
  const ours = Math.min(await run(), await run());
  const set = new Set(Array.from({ length: entries }, (_, place) => codeOf(place * 3)));
  let hits = 0;
  const started = performance.now();
  for (const { received } of codes) if (set.has(received)) hits += 1;
  const bare = performance.now() - started;
  await app.database.close();
  if (hits !== listed) throw new Error(`${hits} in the set, ${listed} found`);
  print(`List check on ${engine}: ours / a hash set of the same codes in memory`, ours / bare, null, [
    `${whole(asked)} codes against ${whole(entries)} entries, ${whole(listed)} of them listed. Ours checks each code by GB 32100, asks the database ${(asked / partCodes) * 2} times (entries; what waits for a registration), and answers with list, authority, dates and reference; the set answers yes or no.`,
    '',
    `Ours ${two(ours / 1000)} s (${whole((asked / ours) * 1000)} codes/s); the set ${two(bare)} ms.`,
  ]);
}

await measure('SQLite', `sqlite:${folder}/lists.db`);
const mariadb = await freshMariadb('bench_lists');
if (mariadb) await measure('MariaDB', mariadb);
