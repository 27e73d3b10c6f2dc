import { beforeAll, expect, test } from '@jest/globals';
import { consented, load } from '../../../test/consented.js';
import { codeOf, deliver, file, paymentLine, paymentsHeader } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { JobInterrupted, type JobContext } from '../../kernel/jobs/index.js';
import { listAccesses } from '../consents/accesses.contract.js';
import { getReceipt } from '../consents/receipts.contract.js';
import { getOwnProfile, openProfile } from '../profiles/profiles.contract.js';
import { listRetentionSweeps, type RetentionSweepView } from './retention.contract.js';

beforeAll(() => setClock(new Date('2026-09-29T02:00:00Z')));
const w = world();

const context = (): JobContext => ({ jobId: newId(), hold: async () => undefined, isStopping: () => false });
/** Dies at the transaction of that number. */
const dyingAt = (transaction: number): JobContext => {
  let holds = 0;
  const hold = async (): Promise<void> => {
    holds += 1;
    if (holds === transaction) throw new Error('the process is gone');
  };
  return { jobId: newId(), hold, isStopping: () => false };
};
const query = async <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => (await w.app.database.read().query(sql, parameters)) as T[];
const keysOf = async (table: string, dataset: string): Promise<string[]> =>
  (
    await query<{ period: string; natural_key: string }>(`select period, natural_key from ${table} where dataset = ? order by period, natural_key`, [
      dataset,
    ])
  ).map((row) => `${row.period} ${row.natural_key}`.trim());
const sweeps = async (): Promise<RetentionSweepView[]> =>
  ((await w.as(w.cast.operator.admin).get(listRetentionSweeps, { query: {} }).expect(200)).body as { items: RetentionSweepView[] }).items;
const swept = async () =>
  (await query<{ document: string }>("select document from evidence_entries where kind = 'records.swept' order by id")).map(
    ({ document }) => (JSON.parse(document) as { data: { day: string; datasets: { dataset: string }[] } }).data,
  );

async function moveTo(instant: string): Promise<void> {
  setClock(new Date(instant));
  const { operator, tax, hengze, riverBank } = w.cast;
  for (const person of [operator.admin, tax.officer, hengze.owner, riverBank.customerManager]) await w.refresh(person);
}

/** Tax of the months around ten years ago, twice told; a penalty, a listing that still holds, and the registration. */
async function fill(): Promise<void> {
  const { hengze, baichuan } = w.cast;
  const body = { uscc: hengze.uscc, taxType: 'vat', sales: '1.00' };
  for (const paid of ['10.00', '20.00'])
    for (const firm of [hengze, baichuan])
      await load(w.app, firm, {
        dataset: '05.02',
        rows: ['2016-08', '2016-09', '2026-08'].map((month) => ({ period: month, naturalKey: 'vat', body: { ...body, month, paid } })),
      });
  await load(w.app, hengze, {
    dataset: '12.02',
    rows: [{ period: '-', naturalKey: 'A1', body: { uscc: hengze.uscc, documentNumber: 'A1', decidedOn: '2021-09-29' } }],
  });
  await load(w.app, hengze, {
    dataset: '01.07',
    rows: [{ period: '-', naturalKey: '2010-01-01', body: { uscc: hengze.uscc, listedOn: '2010-01-01' } }],
  });
  await w.settle();
}

test('on the last day everything is there, on the day after what is past is gone with its history', async () => {
  const { hengze, riverBank } = w.cast;
  await fill();
  const { consent, applicationId } = await consented(w, hengze);
  await w
    .as(riverBank.customerManager)
    .post(openProfile, { params: { enterpriseId: hengze.id }, body: { applicationId } })
    .expect(201);
  await w.app.retention.sweep(context());
  // 2016-08 ended ten years and a month ago; the penalty's five years end today.
  expect(await keysOf('records', '05.02')).toEqual(['2016-09 vat', '2016-09 vat', '2026-08 vat', '2026-08 vat']);
  expect(await keysOf('record_history', '05.02')).toEqual(['2016-09 vat', '2016-09 vat', '2026-08 vat', '2026-08 vat']);
  expect(await keysOf('records', '12.02')).toEqual(['- A1']);

  await moveTo('2026-09-30T02:00:00Z');
  await w.app.retention.sweep(context());
  expect(await keysOf('records', '05.02')).toHaveLength(4);
  expect(await keysOf('records', '12.02')).toEqual([]);

  await moveTo('2026-09-30T16:00:00Z');
  await w.app.retention.sweep(context());
  expect(await keysOf('records', '05.02')).toEqual(['2026-08 vat', '2026-08 vat']);
  expect(await keysOf('record_history', '05.02')).toEqual(['2026-08 vat', '2026-08 vat']);
  expect(await keysOf('records', '01.07')).toHaveLength(1);

  // What the consent and the look at the file were, stays.
  await moveTo('2026-09-30T17:00:00Z');
  const { items } = (await w.as(hengze.owner).get(listAccesses, { query: {} }).expect(200)).body as { items: unknown[] };
  expect(items).toHaveLength(1);
  await w
    .as(hengze.owner)
    .get(getReceipt, { params: { consentId: consent.id } })
    .expect(200);
});

test('counts by dataset are on the record and before the operator, without any firm; a day without work leaves no entry', async () => {
  const entries = await swept();
  expect(entries).toEqual([
    { sweep: expect.any(String), day: '2026-09-29', datasets: [{ dataset: '05.02', rows: 2, history: 2, rejects: 0, waiting: 0 }] },
    { sweep: expect.any(String), day: '2026-09-30', datasets: [{ dataset: '12.02', rows: 1, history: 0, rejects: 0, waiting: 0 }] },
    { sweep: expect.any(String), day: '2026-10-01', datasets: [{ dataset: '05.02', rows: 2, history: 2, rejects: 0, waiting: 0 }] },
  ]);
  const [last] = await sweeps();
  expect(last).toMatchObject({ day: '2026-10-01', removed: [{ dataset: '05.02', title: '纳税申报与入库', rows: 2, history: 2 }] });
  expect(last?.finishedAt).not.toBeNull();
  const text = JSON.stringify([entries, await sweeps()]);
  for (const secret of [w.cast.hengze.uscc, w.cast.hengze.id]) expect(text).not.toContain(secret);

  // Again on the same day: nothing is begun, nothing is counted twice.
  await w.app.retention.sweep(context());
  expect(await swept()).toEqual(entries);
  await moveTo('2026-10-02T02:00:00Z');
  await w.app.retention.sweep(context());
  expect(await swept()).toEqual(entries);
  expect((await sweeps())[0]).toMatchObject({ day: '2026-10-02', removed: [] });
  await w.as(w.cast.hengze.owner).get(listRetentionSweeps, { query: {} }).expect(403);
});

test('indicators follow', async () => {
  const { hengze } = w.cast;
  const profile = async () => JSON.stringify((await w.as(hengze.owner).get(getOwnProfile, {}).expect(200)).body);
  await load(w.app, hengze, {
    dataset: '12.02',
    rows: [{ period: '-', naturalKey: 'B1', body: { uscc: hengze.uscc, documentNumber: 'B1', decidedOn: '2021-10-03', fine: '10000.00' } }],
  });
  await w.settle();
  const before = await profile();
  await moveTo('2026-10-04T02:00:00Z');
  await w.app.retention.sweep(context());
  await w.settle();
  expect(await query('select enterprise_id from record_changes')).toEqual([]);
  expect(await keysOf('records', '12.02')).toEqual([]);
  expect(await profile()).not.toBe(before);
});

test('rejected and waiting rows of old deliveries go too; the delivery keeps its counts', async () => {
  const { tax } = w.cast;
  const rows = [paymentLine(codeOf(91), '2026-08'), paymentLine(codeOf(92), '2026-08', '很多')];
  const batch = await deliver(w, tax.officer, '05.02', file(paymentsHeader, rows));
  expect(batch).toMatchObject({ waiting: 1, rejected: 1 });
  await w.app.database.transaction(async (tx) => {
    await tx.query("update batches set received_at = '2016-10-04 00:00:00.000' where id = ?", [batch.id]);
    await tx.query("update waiting_rows set waiting_since = '2016-10-04 00:00:00.000' where batch_id = ?", [batch.id]);
  });
  await moveTo('2026-10-06T02:00:00Z');
  await w.app.retention.sweep(context());
  for (const table of ['rejects', 'rejected_rows', 'waiting_rows'])
    expect(await query(`select batch_id from ${table} where batch_id = ?`, [batch.id])).toEqual([]);
  const [kept] = await query<{ accepted: number; rejected: number; waiting: number }>(
    'select accepted, rejected, waiting from batches where id = ?',
    [batch.id],
  );
  expect(kept).toMatchObject({ accepted: 1, rejected: 1, waiting: 0 });
  expect((await sweeps())[0]?.removed).toMatchObject([{ dataset: '05.02', waiting: 1 }]);
});

test('killed at any of its transactions, and taken up again, it removes and counts the same', async () => {
  await moveTo('2026-10-08T02:00:00Z');
  const firms = await Promise.all(Array.from({ length: 3 }, (_, index) => w.newFirm(`江澄旧数${index}有限公司`, '990102')));
  const many = 130;
  for (const firm of firms)
    await load(w.app, firm, {
      dataset: '05.02',
      rows: Array.from({ length: many }, (_, index) => ({
        period: '2015-03',
        naturalKey: `k${index}`,
        body: { uscc: firm.uscc, month: '2015-03', paid: '1.00' },
      })),
    });
  let deaths = 0;
  for (let transaction = 1; transaction < 12; transaction += 1) {
    const done = await w.app.retention.sweep(dyingAt(transaction)).then(
      () => true,
      (error: Error) => {
        expect(error.message).toBe('the process is gone');
        return false;
      },
    );
    if (done) break;
    deaths += 1;
  }
  const stopping: JobContext = { jobId: newId(), hold: async () => undefined, isStopping: () => true };
  await w.app.retention.sweep(stopping).catch((error: unknown) => expect(error).toBeInstanceOf(JobInterrupted));
  await w.app.retention.sweep(context());
  expect(deaths).toBeGreaterThan(2);
  expect((await sweeps())[0]).toMatchObject({ day: '2026-10-08', removed: [{ dataset: '05.02', rows: 3 * many, history: 0 }] });
  expect((await swept()).filter(({ day }) => day === '2026-10-08')).toHaveLength(1);
  expect(await query("select period from records where period = '2015-03'")).toEqual([]);
});
