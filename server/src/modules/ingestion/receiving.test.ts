import { expect, test } from '@jest/globals';
import { deliver, file, paymentLine, paymentsHeader, send } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { encodeCursor } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import * as contracts from './ingestion.contract.js';

const w = world();
const tax = () => w.cast.tax.officer;
const market = () => w.cast.market.officer;
const rows = async (sql: string, values: unknown[] = []) => (await w.app.database.read().query(sql, values)) as Array<Record<string, unknown>>;
const countOf = async (table: string, where = '1 = 1', values: unknown[] = []): Promise<number> =>
  Number((await rows(`select count(*) as held from ${table} where ${where}`, values))[0]?.held);
const kindsAbout = async (batchId: string): Promise<unknown[]> =>
  (await rows('select kind from evidence_entries where subject_id = ? order by id', [batchId])).map(({ kind }) => kind);

test('a file that cannot be read as a whole is refused with the reason, and can be sent again', async () => {
  const utf8Body = Buffer.from(file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2026-03')]));
  const refusals = [
    [file('统一社会信用代码,不认识的列', ['x,1']), 'unknownHeader'],
    [Buffer.concat([utf8Body, Buffer.from([0xff, 0xfe, 0xff]), utf8Body]), 'wrongEncoding'],
    [Buffer.from('PK\u0003\u0004\u0000\u0000\u0000not a text'), 'archiveBroken'],
    [Buffer.from('%PDF-1.7'), 'notText'],
    [file(paymentsHeader, []), 'noRows'],
    [file('税款所属期,税种', ['2026-01,增值税']), 'missingHeader'],
  ] as const;
  for (const [content, rule] of refusals) {
    const before = await countOf('records');
    const batch = await deliver(w, tax(), '05.02', content);
    expect([batch.state, batch.refusal?.rule]).toEqual(['refused', rule]);
    expect(batch.refusal?.remedy).not.toBe('');
    expect(await kindsAbout(batch.id)).toEqual(['batch.received', 'batch.refused']);
    expect(await countOf('records')).toBe(before);
    const again = await send(w, tax(), '05.02', content);
    expect(again.id).not.toBe(batch.id);
    await w.settle();
    await w
      .as(tax())
      .get(contracts.downloadRejects, { params: { batchId: batch.id } })
      .expect(404);
  }
  expect(await countOf('batch_parts')).toBe(0);
});

test('what is wrong before the file is read leaves nothing behind', async () => {
  const batches = await countOf('batches');
  const content = file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2026-04')]);
  const to = (dataset: string) => ({ query: { dataset, fileName: 'a.csv' } });
  await w.as(tax()).upload(contracts.sendBatch, to('05.02'), '').expect(422);
  await w.as(tax()).upload(contracts.sendBatch, to('05.02'), content, 'application/json').expect(415);
  const foreign = await w.as(tax()).upload(contracts.sendBatch, to('01.01'), content).expect(403);
  expect(foreign.body.code).toBe('forbidden');
  await w.as(tax()).upload(contracts.sendBatch, to('99.99'), content).expect(404);
  await w
    .as(tax())
    .upload(contracts.sendBatch, { query: { dataset: '05.02', fileName: 'a.csv', other: '1' } }, content)
    .expect(422);
  await w.as(w.cast.riverBank.admin).upload(contracts.sendBatch, to('05.02'), content).expect(403);
  await w.as(null).upload(contracts.sendBatch, to('05.02'), content).expect(401);
  expect(await countOf('batches')).toBe(batches);
  expect(await countOf('batch_parts')).toBe(0);
});

test('what a file holds lies sealed while it waits, and what is sent back of it as long as it is kept', async () => {
  const identity = '990102198001019876';
  // In a column that holds nothing personal by the catalogue: nobody has looked yet.
  const content = file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2026-02'), paymentLine(w.cast.hengze.uscc, identity)]);
  const stored = async (table: string, column: string, batchId: string): Promise<Buffer> =>
    Buffer.concat((await rows(`select ${column} as bytes from ${table} where batch_id = ?`, [batchId])).map(({ bytes }) => bytes as Buffer));
  const { id } = await send(w, tax(), '05.02', content);
  const part = await stored('batch_parts', 'content', id);
  expect(part.length).toBeGreaterThan(content.length);
  expect([part.includes(identity), part.includes(w.cast.hengze.uscc)]).toEqual([false, false]);
  await w.settle();
  const row = await stored('rejected_rows', 'cells', id);
  expect([row.length > 0, row.includes(identity), row.includes(w.cast.hengze.uscc)]).toEqual([true, false, false]);
  const sentBack = await w
    .as(tax())
    .get(contracts.downloadRejects, { params: { batchId: id } })
    .expect(200);
  expect(sentBack.text).toContain(identity);
  // Neither do the reasons spell it out.
  expect(JSON.stringify(await rows('select * from rejects where batch_id = ?', [id]))).not.toContain(identity);
  expect(JSON.stringify(await rows('select * from batches where id = ?', [id]))).not.toContain(identity);
});

test('a file that lay in clear when its platform was renewed is loaded all the same', async () => {
  const content = file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2026-01')]);
  const { id } = await send(w, tax(), '05.02', content);
  await w.app.database.transaction((tx) => tx.query('update batch_parts set content = ? where batch_id = ?', [Buffer.from(content), id]));
  await w.settle();
  const loaded = await w
    .as(tax())
    .get(contracts.getBatch, { params: { batchId: id } })
    .expect(200);
  expect(loaded.body).toMatchObject({ state: 'loaded', accepted: 1 });
});

test('a page’s place that somebody has made up is refused, and no fault of ours', async () => {
  const batch = await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '很久以前')]));
  for (const place of [
    ['x', 'y'],
    [1.5, 0],
    [1e300, 0],
  ])
    await w
      .as(tax())
      .get(contracts.listRejects, { params: { batchId: batch.id }, query: { cursor: encodeCursor(place) } })
      .expect(422);
});

test('another source’s batch does not exist', async () => {
  const batch = await send(w, tax(), '05.02', file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2026-05')]));
  const params = { batchId: batch.id };
  await w.as(market()).get(contracts.getBatch, { params }).expect(404);
  await w.as(market()).get(contracts.listRejects, { params }).expect(404);
  await w.as(market()).get(contracts.downloadRejects, { params }).expect(404);
  await w.as(market()).post(contracts.cancelBatch, { params, body: {} }).expect(404);
  const own = await w
    .as(market())
    .get(contracts.listBatches, { query: { limit: 200 } })
    .expect(200);
  expect(own.body.items.map(({ id }: { id: string }) => id)).not.toContain(batch.id);
  const theirs = await w
    .as(tax())
    .get(contracts.listBatches, { query: { state: 'received', dataset: '05.02' } })
    .expect(200);
  expect(theirs.body.items.map(({ id }: { id: string }) => id)).toEqual([batch.id]);
  await w.settle();
});

test('what an upload or a run left behind is swept: old parts without a batch, parts of an ended one, rows that waited unseen', async () => {
  const old = new Date(Date.now() - 2 * 3_600_000).toISOString().replace('T', ' ').slice(0, 23);
  const fresh = new Date().toISOString().replace('T', ' ').slice(0, 23);
  const ended = await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2020-01')]));
  const part = (batchId: string, at: string) =>
    w.app.database.transaction((tx) =>
      tx.query('insert into batch_parts (batch_id, part, content, stored_at) values (?, 0, ?, ?)', [batchId, Buffer.from('x'), at]),
    );
  const [abandoned, growing] = [newId(), newId()];
  await part(abandoned, old);
  await part(growing, fresh);
  await part(ended.id, fresh);
  const { uscc } = w.cast.baichuan;
  await w.app.database.transaction((tx) =>
    tx.query(
      'insert into waiting_rows (id, uscc, organisation_id, batch_id, dataset, version, content, waiting_since) values (?, ?, ?, ?, ?, 1, ?, ?)',
      [...[newId(), uscc, w.cast.tax.id, ended.id, '05.02', JSON.stringify({ uscc, month: '2020-02', taxType: 'vat', paid: '1.00' }), fresh]],
    ),
  );
  await w.app.ingestion.sweep();
  await w.settle();
  expect(await rows('select batch_id from batch_parts')).toEqual([{ batch_id: growing }]);
  expect(await countOf('waiting_rows', 'uscc = ?', [uscc])).toBe(0);
  expect(await countOf('records', "period = '2020-02' and batch_id = ?", [ended.id])).toBe(1);
  await w.app.database.transaction((tx) => tx.query('delete from batch_parts'));
});

test('a sender who hangs up in the middle leaves nothing', async () => {
  const before = await countOf('batches');
  const half = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(700_000, 'a');
    throw new Error('aborted');
  };
  const actor = await w.app.identity.authenticate(tax().token);
  await expect(w.app.ingestion.receive(actor!, { dataset: '05.02', fileName: 'a.csv', upload: { type: 'text/csv', bytes: half() } })).rejects.toThrow(
    'aborted',
  );
  expect([await countOf('batches'), await countOf('batch_parts')]).toEqual([before, 0]);
});
