import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrations } from '../../../../migrations/index.js';
import { freshDatabase, type FreshDatabase } from '../../../test/database.js';
import { entities } from '../../app.js';
import { Database, insertRows } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { firmsOfBatch, firmsPage } from './announcing.js';
import { periodsByFirm } from './periods-by-firm.js';
import { rowColumns } from './stored-row.js';

const [earlier, mine, later] = [newId(), newId(), newId()];
const firms = Array.from({ length: 2_000 }, (_, index) => `firm-${String(index).padStart(4, '0')}`);
const rowsEach = 4;
let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, { entities, migrations }, { durable: false });
  for (const batchId of [earlier, mine, later]) {
    const rows = (batchId === mine ? firms : [batchId === earlier ? 'earlier' : 'later']).flatMap((firm) =>
      Array.from({ length: rowsEach }, (_, row) => [
        ...[firm, '05.02', `2026-0${row + 1}`, 'vat', 1, 'onConsent', '{}', null, '', batchId],
        '2026-11-12 02:00:00.000',
      ]),
    );
    await database.transaction((tx) => insertRows(tx, 'records', rowColumns, rows));
  }
  await database.transaction((tx) => tx.query(database.engine === 'sqlite' ? 'analyze' : 'analyze table records'));
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

test('pages of the firms of a delivery name each of them once, in order, and nobody else', async () => {
  const found: string[] = [];
  for (let after = ''; ;) {
    const page = await firmsOfBatch(database.read(), mine, after, 300);
    found.push(...page);
    if (page.length < 300) break;
    after = page.at(-1) ?? '';
  }
  expect(found).toEqual(firms);
  expect(await firmsOfBatch(database.read(), newId(), '', 300)).toEqual([]);
  const periods = ['2026-01', '2026-02', '2026-03', '2026-04'];
  const withPeriods = [];
  for await (const firm of periodsByFirm(database.read(), '05.02', mine)) withPeriods.push([firm.enterpriseId, [...firm.periods].sort()]);
  expect(withPeriods).toEqual(firms.map((firm) => [firm, periods]));
});

test('a page is read from where it begins, however long the delivery is', async () => {
  const read = await database.transaction(async (tx) => {
    if (database.engine === 'sqlite') {
      const plan = (await tx.query(`explain query plan ${firmsPage(tx)}`, [mine, firms[800], 100])) as Array<{ detail: string }>;
      expect(plan.map(({ detail }) => detail)).toEqual([expect.stringMatching(/ix_records_batch \(batch_id=\? AND enterprise_id>\?\)$/)]);
      return 0;
    }
    await tx.query('flush status');
    expect(await firmsOfBatch(tx, mine, firms[800] ?? '', 100)).toEqual(firms.slice(801, 901));
    const counters = (await tx.query("show session status like 'Handler_read_%'")) as Array<{ Value: string }>;
    return counters.reduce((sum, { Value: value }) => sum + Number(value), 0);
  });
  // The rows of a hundred firms, not of the eight hundred before them.
  expect(read).toBeLessThan(2 * rowsEach * 100);
});
