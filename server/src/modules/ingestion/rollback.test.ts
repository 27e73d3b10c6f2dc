import { expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { gzipSync } from 'node:zlib';
import { asBytes } from '../../../test/as.js';
import { batchOf, codeOf, deliver, file, paymentLine, paymentsHeader, registrationHeader, registrationLine, send } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { setClock, now } from '../../kernel/clock.js';
import * as contracts from './ingestion.contract.js';
import { downloadRejectsXlsx, rollBackBatch } from './operations.contract.js';

const w = world();
const tax = () => w.cast.tax.officer;
const rows = async (sql: string, values: unknown[] = []) => (await w.app.database.read().query(sql, values)) as Array<Record<string, unknown>>;
const paidIn = async (period: string) =>
  (await rows('select body from records where period = ? order by natural_key', [period])).map(({ body }) => JSON.parse(String(body)).paid);
const rollBack = (batchId: string, reason = '选错了文件') => w.as(tax()).call(rollBackBatch, { params: { batchId }, body: { reason } });
const kindsAbout = async (batchId: string): Promise<unknown[]> =>
  (await rows('select kind from evidence_entries where subject_id = ? order by id', [batchId])).map(({ kind }) => kind);

test('a delivery that is taken back leaves what stood before it, and may be sent again', async () => {
  const { hengze } = w.cast;
  const older = file(paymentsHeader, [paymentLine(hengze.uscc, '2024-01', '10')]);
  const newer = file(paymentsHeader, [
    paymentLine(hengze.uscc, '2024-01', '20'),
    paymentLine(hengze.uscc, '2024-02', '30'),
    paymentLine(codeOf(71), '2024-01'),
  ]);
  await deliver(w, tax(), '05.02', older);
  const batch = await deliver(w, tax(), '05.02', newer);
  expect(batch).toMatchObject({ state: 'loaded', waiting: 1, rollback: null, can: ['rollBack'] });
  const asked = await rollBack(batch.id);
  expect([asked.status, asked.body.state, asked.body.can]).toEqual([202, 'loaded', []]);
  expect(asked.body.rollback).toMatchObject({ reason: '选错了文件', by: '韩建国', finishedAt: null });
  expect((await rollBack(batch.id)).status).toBe(403);
  await w.settle();
  const after = await batchOf(w, tax(), batch.id);
  expect(after).toMatchObject({ state: 'rolledBack', waiting: 0, can: [] });
  expect(after.rollback?.finishedAt).not.toBeNull();
  expect([await paidIn('2024-01'), await paidIn('2024-02')]).toEqual([['10.00'], []]);
  expect(await rows('select * from waiting_rows where batch_id = ?', [batch.id])).toEqual([]);
  expect(await kindsAbout(batch.id)).toEqual(['batch.received', 'batch.loaded', 'batch.rollbackRequested', 'batch.rolledBack']);
  // The log holds what cannot be read back: a reason may name somebody.
  expect(JSON.stringify(await rows('select document from evidence_entries where subject_id = ?', [batch.id]))).not.toContain('选错了文件');
  expect((await rollBack(batch.id)).status).toBe(409);
  const again = await deliver(w, tax(), '05.02', newer);
  expect([again.id === batch.id, again.state, await paidIn('2024-01')]).toEqual([false, 'loaded', ['20.00']]);
  // A firm registered in between must not bring back what was taken out.
  await deliver(w, w.cast.market.officer, '01.01', file(registrationHeader, [registrationLine(71)]));
  expect(await rows('select batch_id from records where period = ? and batch_id = ?', ['2024-01', batch.id])).toEqual([]);
});

test('rows of a cancelled delivery can be taken out too; a refused one has none', async () => {
  const refused = await deliver(w, tax(), '05.02', file('不认识', ['1']));
  expect([refused.state, (await rollBack(refused.id)).status]).toEqual(['refused', 409]);
  const sent = await send(w, tax(), '05.02', file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2024-05')]));
  expect((await rollBack(sent.id)).status).toBe(409);
  await w.as(tax()).post(contracts.cancelBatch, { params: { batchId: sent.id }, body: {} });
  expect((await rollBack(sent.id)).status).toBe(403);
  await w.settle();
});

test('taking back needs a fresh proof and a reason', async () => {
  const batch = await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2024-06')]));
  const stale = await w.again(tax(), new Date(now().getTime() - 3_600_000));
  expect((await w.as(stale).call(rollBackBatch, { params: { batchId: batch.id }, body: { reason: 'x' } })).body.code).toBe('fresh_proof_required');
  expect((await rollBack(batch.id, ' ')).status).toBe(422);
  setClock(null);
});

test('corrected rejects, sent as CSV, as workbook or compressed, belong to the delivery they correct, until nothing remains', async () => {
  const { hengze, baichuan } = w.cast;
  const bad = [
    paymentLine(hengze.uscc, '2024-07', '很多'),
    paymentLine(baichuan.uscc, '2024-07', '不少'),
    paymentLine(hengze.uscc, '2024-08', '若干'),
  ];
  const batch = await deliver(w, tax(), '05.02', file(paymentsHeader, [paymentLine(hengze.uscc, '2024-09'), ...bad]));
  expect(batch).toMatchObject({ rejected: 3, remaining: 3, corrections: [], corrects: null, can: ['rollBack', 'correct'] });
  const download = await w
    .as(tax())
    .get(downloadRejectsXlsx, { params: { batchId: batch.id } })
    .buffer(true)
    .parse(asBytes)
    .expect(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(download.body as ArrayBuffer);
  const sheet = workbook.worksheets[0]!;
  expect(sheet.rowCount).toBe(4);
  sheet.getRow(2).getCell(4).value = 1.5;
  sheet.getRow(2).getCell(5).value = 1.5;
  sheet.getRow(3).getCell(4).value = '2';
  sheet.getRow(3).getCell(5).value = '2';
  const name = `${batch.reference}-退回行.xlsx`;
  const first = await send(w, tax(), '05.02', Buffer.from(await workbook.xlsx.writeBuffer()), name);
  await w.settle();
  expect(await batchOf(w, tax(), first.id)).toMatchObject({
    state: 'loadedWithRejects',
    format: 'xlsx',
    accepted: 2,
    rejected: 1,
    corrects: { id: batch.id, reference: batch.reference },
  });
  expect(await batchOf(w, tax(), batch.id)).toMatchObject({ remaining: 1, corrections: [{ id: first.id, accepted: 2, rejected: 1 }] });

  const rest = await w
    .as(tax())
    .get(contracts.downloadRejects, { params: { batchId: first.id } })
    .buffer(true)
    .parse(asBytes)
    .expect(200);
  const corrected = (rest.body as Buffer).toString('utf8').replaceAll('若干', '3');
  const second = (
    await w
      .as(tax())
      .upload(
        contracts.sendBatch,
        { query: { dataset: '05.02', fileName: '更正.csv.gz', corrects: first.id } },
        gzipSync(corrected),
        'application/gzip',
      )
      .expect(202)
  ).body as contracts.BatchView;
  await w.settle();
  expect(await batchOf(w, tax(), second.id)).toMatchObject({ state: 'loaded', accepted: 1, rejected: 0 });
  expect(await batchOf(w, tax(), batch.id)).toMatchObject({ remaining: 0 });
  expect([await paidIn('2024-07'), await paidIn('2024-08')]).toEqual([['1.50', '2.00'].sort(), ['3.00']]);

  const foreign = { query: { dataset: '01.01', fileName: 'a.csv', corrects: batch.id } };
  await w.as(w.cast.market.officer).upload(contracts.sendBatch, foreign, 'x').expect(404);
});
