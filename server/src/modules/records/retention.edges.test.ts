import { beforeAll, expect, test } from '@jest/globals';
import { load } from '../../../test/consented.js';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { JobContext } from '../../kernel/jobs/index.js';

beforeAll(() => setClock(new Date('2026-09-29T02:00:00Z')));
const w = world();

const context = (hold: JobContext['hold'] = async () => undefined): JobContext => ({ jobId: newId(), hold, isStopping: () => false });
const query = async <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => (await w.app.database.read().query(sql, parameters)) as T[];
const keysIn = async (table: string, dataset: string): Promise<string[]> =>
  (await query<{ natural_key: string }>(`select natural_key from ${table} where dataset = ? order by natural_key`, [dataset])).map(
    (row) => row.natural_key,
  );
const tellNobody = (): Promise<unknown> => w.settle();
const penalty = (number: string, decidedOn: string, fine = '1.00') => ({
  period: '-',
  naturalKey: number,
  body: { uscc: w.cast.hengze.uscc, documentNumber: number, decidedOn, fine },
});
const penalties = (...rows: ReturnType<typeof penalty>[]): Promise<void> => load(w.app, w.cast.hengze, { dataset: '12.02', rows });
const takeBack = async (naturalKey: string): Promise<unknown> => {
  const { version } = await w.app.catalogue.definition('12.02');
  return w.app.database.transaction((tx) =>
    w.app.records.load(tx, {
      ...{ dataset: '12.02', version, batchId: newId() },
      rows: [{ enterpriseId: w.cast.hengze.id, period: '-', naturalKey, withdrawn: { reason: null } }],
    }),
  );
};
const days = async (): Promise<string[]> => (await query<{ day: string }>('select day from retention_sweeps order by id')).map(({ day }) => day);
const swept = async (day: string): Promise<{ dataset: string; rows: number; history: number }[]> =>
  (await query<{ document: string }>("select document from evidence_entries where kind = 'records.swept' order by id"))
    .map(({ document }) => (JSON.parse(document) as { data: { day: string; datasets: { dataset: string; rows: number; history: number }[] } }).data)
    .filter((entry) => entry.day === day)
    .flatMap(({ datasets }) => datasets);

test('what a delivery said about a row without bringing one goes with the row, and only with it', async () => {
  for (let delivery = 0; delivery < 2; delivery += 1) await penalties(penalty('old', '2021-09-01'), penalty('young', '2024-09-01'));
  expect(await keysIn('record_marks', '12.02')).toEqual(['old', 'young']);
  await tellNobody();
  await w.app.retention.sweep(context());
  expect(await keysIn('records', '12.02')).toEqual(['young']);
  expect(await keysIn('record_marks', '12.02')).toEqual(['young']);
});

test('those who lost a row are told, and nobody else', async () => {
  setClock(new Date('2026-10-01T02:00:00Z'));
  const { hengze, baichuan } = w.cast;
  await penalties(penalty('gone', '2021-09-30'));
  await load(w.app, baichuan, {
    dataset: '12.02',
    rows: [{ ...penalty('kept', '2024-09-30'), body: { uscc: baichuan.uscc, decidedOn: '2024-09-30' } }],
  });
  await tellNobody();
  await w.app.retention.sweep(context());
  expect(await query('select enterprise_id, dataset from record_changes')).toEqual([{ enterprise_id: hengze.id, dataset: '12.02' }]);
  await tellNobody();
});

test('of two versions the one that stands decides; where none stands, the youngest that is kept', async () => {
  setClock(new Date('2026-10-03T02:00:00Z'));
  // Corrected to an older day: the row is past, whatever was said before.
  await penalties(penalty('corrected', '2025-01-01'));
  await penalties(penalty('corrected', '2021-10-01'));
  // Taken back after it was corrected to an older day; the version before still has its years.
  await penalties(penalty('taken back', '2025-01-01'));
  await penalties(penalty('taken back', '2021-10-01'));
  await takeBack('taken back');
  await w.app.retention.sweep(context());
  expect(await keysIn('records', '12.02')).toEqual(['kept', 'young']);
  expect(await keysIn('record_history', '12.02')).toEqual(['taken back', 'taken back']);
  setClock(new Date('2030-01-02T02:00:00Z'));
  await w.app.retention.sweep(context());
  expect(await keysIn('record_history', '12.02')).toEqual([]);
});

test('a row that is delivered anew while the sweep is at work stays', async () => {
  setClock(new Date('2030-01-04T02:00:00Z'));
  await penalties(penalty('renewed', '2025-01-01'), penalty('not renewed', '2025-01-01'));
  const { disclosure, version } = await w.app.catalogue.definition('12.02');
  let holds = 0;
  const meanwhile = context(async (tx) => {
    holds += 1;
    // The second transaction is the one that removes: its keys were read before.
    if (holds !== 2) return;
    const row = { ...penalty('renewed', '2029-12-01'), enterpriseId: w.cast.hengze.id, disclosure };
    await w.app.records.load(tx, { dataset: '12.02', version, batchId: newId(), rows: [row] });
  });
  await w.app.retention.sweep(meanwhile);
  expect(await keysIn('records', '12.02')).toEqual(['renewed']);
  expect(await swept('2030-01-04')).toEqual([expect.objectContaining({ dataset: '12.02', rows: 1 })]);
});

test('a day is swept once: what becomes old after it waits for the next', async () => {
  await penalties(penalty('late', '2024-01-01'));
  await w.app.retention.sweep(context());
  expect(await keysIn('records', '12.02')).toContain('late');
  setClock(new Date('2030-01-05T02:00:00Z'));
  await w.app.retention.sweep(context());
  expect(await keysIn('records', '12.02')).not.toContain('late');
});

test('one that was interrupted is ended on the next day, and that day has its own', async () => {
  setClock(new Date('2030-01-06T02:00:00Z'));
  await penalties(penalty('first', '2025-01-05'), penalty('second', '2025-01-06'));
  let holds = 0;
  const dies = context(async () => {
    holds += 1;
    if (holds === 2) throw new Error('the process is gone');
  });
  await expect(w.app.retention.sweep(dies)).rejects.toThrow('the process is gone');
  setClock(new Date('2030-01-07T02:00:00Z'));
  await w.app.retention.sweep(context());
  expect((await days()).slice(-2)).toEqual(['2030-01-06', '2030-01-07']);
  expect(await query('select day from retention_sweeps where finished_at is null')).toEqual([]);
  for (const day of ['2030-01-06', '2030-01-07']) expect(await swept(day)).toEqual([expect.objectContaining({ dataset: '12.02', rows: 1 })]);
});

test('two processes that sweep at once count everything once', async () => {
  setClock(new Date('2030-02-01T02:00:00Z'));
  await penalties(...Array.from({ length: 120 }, (_, place) => penalty(`many ${place}`, '2025-01-20')));
  await Promise.all([w.app.retention.sweep(context()), w.app.retention.sweep(context())]);
  expect(await swept('2030-02-01')).toEqual([expect.objectContaining({ dataset: '12.02', rows: 120 })]);
  expect((await days()).filter((day) => day === '2030-02-01')).toHaveLength(1);
});
