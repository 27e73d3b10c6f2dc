import { expect, test } from '@jest/globals';
import { asBytes } from '../../../test/as.js';
import {
  batchOf,
  codeOf,
  deliver,
  file,
  gb18030,
  paymentLine,
  paymentsHeader,
  registrationHeader,
  registrationLine,
  send,
  utf8Bom,
} from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { newId } from '../../kernel/ids.js';
import { makeUsccException } from '../enterprises/enterprises.contract.js';
import * as contracts from './ingestion.contract.js';
import { IngestionService } from './ingestion.service.js';

const w = world();
const tax = () => w.cast.tax.officer;
const market = () => w.cast.market.officer;
const rows = async (sql: string, values: unknown[] = []) => (await w.app.database.read().query(sql, values)) as Array<Record<string, unknown>>;
const countOf = async (table: string, where = '1 = 1', values: unknown[] = []): Promise<number> =>
  Number((await rows(`select count(*) as held from ${table} where ${where}`, values))[0]?.held);
const kindsAbout = async (batchId: string): Promise<unknown[]> =>
  (await rows('select kind from evidence_entries where subject_id = ? order by id', [batchId])).map(({ kind }) => kind);

test('registrations arrive in UTF-8, with a mark and in GB18030, make firms, and seal what identifies a person', async () => {
  const lines = (from: number) => Array.from({ length: 3 }, (_, index) => registrationLine(from + index));
  for (const [number, encode, encoding] of [
    [1, Buffer.from, 'utf-8'],
    [11, utf8Bom, 'utf-8-bom'],
    [21, gb18030, 'gb18030'],
  ] as const) {
    const batch = await deliver(w, market(), '01.01', encode(file(registrationHeader, lines(number))));
    expect(batch).toMatchObject({
      state: 'loaded',
      rowsTotal: 3,
      rowsDone: 3,
      accepted: 3,
      rejected: 0,
      enterprisesTouched: 3,
      mappingVersion: 0,
      causes: [],
      can: ['rollBack'],
    });
    expect(batch.encoding?.toLowerCase().replaceAll(/[^a-z0-9]/g, '')).toContain(encoding.replaceAll('-', '').replace('utf8bom', 'utf8'));
    expect(batch.finishedAt).not.toBeNull();
    expect(await kindsAbout(batch.id)).toEqual(['batch.received', 'batch.loaded']);
    expect(await countOf('batch_parts')).toBe(0);
  }
  const [stored] = await rows(
    'select record.body as body, record.sealed as sealed from records record join enterprises firm on firm.id = record.enterprise_id where firm.uscc = ?',
    [codeOf(21)],
  );
  expect(JSON.parse(String(stored?.body))).toMatchObject({
    name: '江澄第21机械有限公司',
    status: 'operating',
    identityNumber: expect.stringContaining('*'),
  });
  expect(String(stored?.body)).not.toContain('19800101');
  expect(String(stored?.sealed)).toContain('k1.');
  expect(await countOf('enterprises', 'uscc = ? and name = ?', [codeOf(21), '江澄第21机械有限公司'])).toBe(1);
});

test('the same file again is the same batch and changes nothing, also when two come at once', async () => {
  const content = file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2026-01')]);
  const [one, two] = await Promise.all([send(w, tax(), '05.02', content), send(w, tax(), '05.02', content)]);
  expect(two.id).toBe(one.id);
  await w.settle();
  const before = await rows('select * from records order by enterprise_id, dataset, period, natural_key');
  const again = await send(w, tax(), '05.02', content, '换了名字.csv');
  expect(again).toMatchObject({ id: one.id, state: 'loaded', fileName: '数据.csv', accepted: 1 });
  await w.settle();
  expect(await rows('select * from records order by enterprise_id, dataset, period, natural_key')).toEqual(before);
  expect(await countOf('batches', 'digest = ?', [one.digest])).toBe(1);
  expect(await countOf('batch_parts')).toBe(0);
  expect(await kindsAbout(one.id)).toEqual(['batch.received', 'batch.loaded']);
});

test('rejected rows come back with line, column, rule and remedy, as a list and as a file that can be corrected and sent again', async () => {
  const { hengze, baichuan } = w.cast;
  const wrongCode = `${hengze.uscc.slice(0, 17)}${hengze.uscc.endsWith('0') ? '1' : '0'}`;
  const content = file(paymentsHeader, [
    paymentLine(hengze.uscc, '2026-02'),
    paymentLine(hengze.uscc, '2026-02', '-5', '企业所得税'),
    paymentLine(wrongCode, '2026-02'),
    `${baichuan.uscc},2026-13,增值税,1,=1+1,2026-02-15,`,
  ]);
  const batch = await deliver(w, tax(), '05.02', content);
  expect(batch).toMatchObject({ state: 'loadedWithRejects', rowsTotal: 4, accepted: 1, rejected: 3, usccErrors: 1 });
  expect(batch.causes.map(({ rule, field, rows: count }) => [rule, field, count])).toEqual(
    expect.arrayContaining([
      ['numberTooSmall', 'declared', 1],
      ['usccDoubtful', 'uscc', 1],
      ['dateImpossible', 'month', 1],
    ]),
  );
  const all = await w
    .as(tax())
    .get(contracts.listRejects, { params: { batchId: batch.id }, query: { limit: 2 } })
    .expect(200);
  expect(all.body.items).toMatchObject([
    { line: 3, header: '申报税额', received: '-5', rule: 'numberTooSmall' },
    { line: 3, header: '实缴税额' },
  ]);
  const rest = await w
    .as(tax())
    .get(contracts.listRejects, { params: { batchId: batch.id }, query: { cursor: all.body.nextCursor } })
    .expect(200);
  expect(rest.body.items[0]).toMatchObject({ line: 4, field: 'uscc', rule: 'usccDoubtful', received: expect.stringContaining('*') });
  expect(rest.body.items[0].remedy).toContain('申请例外');
  const filtered = await w
    .as(tax())
    .get(contracts.listRejects, { params: { batchId: batch.id }, query: { rule: 'usccDoubtful' } })
    .expect(200);
  expect(filtered.body.items).toHaveLength(1);

  const download = async (query: { rule?: string }): Promise<string> => {
    const answer = await w
      .as(tax())
      .get(contracts.downloadRejects, { params: { batchId: batch.id }, query })
      .buffer(true)
      .parse(asBytes)
      .expect(200);
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent(`${batch.reference}-退回行.csv`));
    return (answer.body as Buffer).toString('utf8');
  };
  const text = await download({});
  expect(text.split('\r\n')[0]).toBe(`\ufeff${paymentsHeader},退回行号,退回列,退回规则,退回说明,怎么改`);
  expect(text).toContain("'=1+1");
  expect(text.split('\r\n')).toHaveLength(5);
  // A rule by its title, not by the name programs know it by.
  for (const title of [',数字太小,', ',统一社会信用代码第 18 位对不上,', '没有这一天或这个月']) expect(text).toContain(title);
  expect(text).not.toMatch(/numberTooSmall|usccDoubtful|dateImpossible/);
  expect((await download({ rule: 'usccDoubtful' })).split('\r\n')).toHaveLength(3);

  const corrected = text.replaceAll(',-5', ',5').replaceAll(wrongCode, hengze.uscc).replace('2026-13', '2026-02').replace("'=1+1", '7');
  const second = await deliver(w, tax(), '05.02', corrected);
  expect(second).toMatchObject({ state: 'loaded', accepted: 3, rejected: 0 });
  const received = await rows('select period, natural_key from records where batch_id = ? order by enterprise_id, natural_key', [second.id]);
  expect(received).toHaveLength(2);
});

test('of two rows with one key the later stands and the earlier is history; an equal row changes nothing', async () => {
  const { hengze } = w.cast;
  const first = await deliver(
    w,
    tax(),
    '05.02',
    file(paymentsHeader, [paymentLine(hengze.uscc, '2025-03', '10'), paymentLine(hengze.uscc, '2025-03', '20')]),
  );
  expect(first).toMatchObject({ state: 'loaded', accepted: 2, replaced: 1, unchanged: 0 });
  const second = await deliver(
    w,
    tax(),
    '05.02',
    file(paymentsHeader, [paymentLine(hengze.uscc, '2025-03', '20'), paymentLine(hengze.uscc, '2025-03', '30.00')]),
  );
  expect(second).toMatchObject({ state: 'loaded', accepted: 2, replaced: 1, unchanged: 1 });
  const stands = await rows("select body, batch_id from records where dataset = '05.02' and period = '2025-03' and enterprise_id = ?", [hengze.id]);
  expect(stands.map(({ body, batch_id: batchId }) => [JSON.parse(String(body)).paid, batchId])).toEqual([['30.00', second.id]]);
  const history = await rows("select body, batch_id, replaced_by from record_history where period = '2025-03' and enterprise_id = ? order by id", [
    hengze.id,
  ]);
  expect(history.map(({ body, batch_id: from, replaced_by: by }) => [JSON.parse(String(body)).paid, from, by])).toEqual([
    ['10.00', first.id, first.id],
    ['20.00', first.id, second.id],
  ]);
});

test('rows of a firm nobody has registered wait, and move when it is registered', async () => {
  const unknown = codeOf(31);
  const lines = Array.from({ length: 12 }, (_, month) => paymentLine(unknown, `2025-${String(month + 1).padStart(2, '0')}`));
  const batch = await deliver(w, tax(), '05.02', file(paymentsHeader, [...lines, paymentLine(w.cast.hengze.uscc, '2024-01')]));
  expect(batch).toMatchObject({ state: 'loaded', accepted: 13, waiting: 12, enterprisesTouched: 1 });
  expect(await countOf('waiting_rows', 'uscc = ?', [unknown])).toBe(12);
  await deliver(w, market(), '01.01', file(registrationHeader, [registrationLine(31)]));
  expect(await batchOf(w, tax(), batch.id)).toMatchObject({ waiting: 0, accepted: 13, enterprisesTouched: 2 });
  expect(await countOf('waiting_rows', 'uscc = ?', [unknown])).toBe(0);
  expect(await countOf('records', "dataset = '05.02' and enterprise_id = (select id from enterprises where uscc = ?)", [unknown])).toBe(12);
});

test('a delivery can be stopped once; rows of it that were not loaded stay out, and the next one in line is called', async () => {
  const one = await send(w, tax(), '05.02', file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2023-01')]));
  const two = await send(w, tax(), '05.02', file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2023-02')]));
  expect(one.can).toEqual(['cancel']);
  const cancelled = await w
    .as(tax())
    .post(contracts.cancelBatch, { params: { batchId: one.id }, body: {} })
    .expect(201);
  expect(cancelled.body).toMatchObject({ state: 'cancelled', can: [] });
  const again = await w
    .as(tax())
    .post(contracts.cancelBatch, { params: { batchId: one.id }, body: {} })
    .expect(409);
  expect(again.body.code).toBe('illegal_transition');
  await w.settle();
  expect(await batchOf(w, tax(), one.id)).toMatchObject({ state: 'cancelled', rowsDone: 0 });
  expect(await batchOf(w, tax(), two.id)).toMatchObject({ state: 'loaded', accepted: 1 });
  expect(await countOf('records', "period = '2023-01'")).toBe(0);
  expect(await countOf('batch_parts')).toBe(0);
  expect(await kindsAbout(one.id)).toEqual(['batch.received', 'batch.cancelled']);
});

test('several deliveries for one dataset are loaded in the order in which they came', async () => {
  const sent = [];
  for (const paid of ['1', '2', '3', '4'])
    sent.push(await send(w, tax(), '05.02', file(paymentsHeader, [paymentLine(w.cast.hengze.uscc, '2022-06', paid)])));
  await w.settle();
  const [stands] = await rows("select body, batch_id from records where period = '2022-06' and enterprise_id = ?", [w.cast.hengze.id]);
  expect([JSON.parse(String(stands?.body)).paid, stands?.batch_id]).toEqual(['4.00', sent.at(-1)?.id]);
  const history = await rows("select batch_id from record_history where period = '2022-06' order by id");
  expect(history.map(({ batch_id: id }) => id)).toEqual(sent.slice(0, 3).map(({ id }) => id));
  expect(new Set(sent.map(({ reference }) => reference)).size).toBe(4);
  expect(sent[0]?.reference).toMatch(/^DL-\d{6}-\d{2,}$/);
});

test('a rejected registration goes back whole to its sender, and lies sealed until then', async () => {
  const identity = '990102198001011234';
  const batch = await deliver(
    w,
    market(),
    '01.01',
    file(registrationHeader, [registrationLine(41, { capital: '不详', identity }), registrationLine(42)]),
  );
  expect(batch).toMatchObject({ state: 'loadedWithRejects', accepted: 1, rejected: 1 });
  const kept = await rows('select cells from rejected_rows where batch_id = ?', [batch.id]);
  expect(kept.every(({ cells }) => !(cells as Buffer).toString('utf8').includes(identity))).toBe(true);
  const listed = await w
    .as(market())
    .get(contracts.listRejects, { params: { batchId: batch.id } })
    .expect(200);
  expect(JSON.stringify(listed.body)).not.toContain(identity);
  const download = await w
    .as(market())
    .get(contracts.downloadRejects, { params: { batchId: batch.id } })
    .buffer(true)
    .parse(asBytes)
    .expect(200);
  expect((download.body as Buffer).toString('utf8')).toContain(identity);
});

test('an exceptional code let through by a person passes', async () => {
  const code = codeOf(51);
  const doubtful = `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`;
  const content = file(registrationHeader, [registrationLine(51, { uscc: doubtful })]);
  expect(await deliver(w, market(), '01.01', content)).toMatchObject({ state: 'loadedWithRejects', usccErrors: 1 });
  await w
    .as(w.cast.operator.reviewer)
    .post(makeUsccException, { body: { code: doubtful, reason: '营业执照如此，已核对原件' } })
    .expect(201);
  expect(await deliver(w, market(), '01.01', `${content}\r\n`)).toMatchObject({ state: 'loaded', accepted: 1, usccErrors: 0 });
});

test('a source can leave only so many rows of unknown firms with us; the rest go back with the reason', async () => {
  const small = new IngestionService(w.app.database, w.app.ingestion.neighbours, { waitingMax: 3 });
  const content = file(
    paymentsHeader,
    [1, 2, 3, 4, 5].map((number) => paymentLine(codeOf(600 + number), '2021-01')),
  );
  const { id } = await send(w, tax(), '05.02', content);
  await small.load(id, { jobId: newId(), hold: async () => undefined, isStopping: () => false });
  expect(await batchOf(w, tax(), id)).toMatchObject({
    state: 'loadedWithRejects',
    rowsDone: 5,
    accepted: 3,
    waiting: 3,
    rejected: 2,
    causes: [{ rule: 'enterpriseUnknown', rows: 2 }],
  });
  // What went back is no row of its month.
  const taken = await rows('select period, rows_taken as taken from delivery_periods where batch_id = ?', [id]);
  expect(taken.map(({ period, taken: many }) => [period, Number(many)])).toEqual([['2021-01', 3]]);
  await w.settle();
});
