import { beforeAll, expect, test } from '@jest/globals';
import { actorOf, askForConsent, everything, grant, taxItems } from '../../../test/consented.js';
import { deliver, file, paymentLine, paymentsHeader } from '../../../test/deliveries.js';
import { world } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { FieldValue } from '../../kernel/importing/index.js';
import type { OpenConsent } from '../consents/index.js';
import type { RecordView } from './records.contract.js';
import * as contracts from './records.contract.js';

beforeAll(() => setClock(new Date('2026-11-12T02:00:00Z')));
const w = world();

const identity = '990102198001019876';
const registration = {
  name: '恒泽',
  legalRepresentative: '周明远',
  identityNumber: identity,
  region: '990102',
  industry: '3411',
  registeredCapital: '100.00',
  establishedOn: '2017-03-01',
  status: 'operating',
};
interface Loading {
  readonly enterpriseId?: string;
  readonly dataset?: string;
  readonly period?: string;
  readonly naturalKey?: string;
  readonly body?: Record<string, FieldValue>;
  readonly disclosure?: 'public' | 'onConsent' | 'governmentOnly';
  readonly batchId?: string;
}
const load = (rows: readonly Loading[]) =>
  w.app.database.transaction(async (tx) => {
    const first = rows[0] ?? {};
    return w.app.records.load(tx, {
      dataset: first.dataset ?? '05.02',
      version: 1,
      batchId: first.batchId ?? newId(),
      rows: rows.map(({ enterpriseId = w.cast.hengze.id, period = '2026-01', naturalKey = 'vat', body = {}, disclosure = 'onConsent' }) => ({
        enterpriseId,
        period,
        naturalKey,
        body,
        disclosure,
      })),
    });
  });
const paid = (amount: string): Record<string, FieldValue> => ({ taxType: 'vat', paid: amount });
const open = async (wish: Parameters<typeof grant>[3] = {}): Promise<OpenConsent> => {
  const { hengze, riverBank } = w.cast;
  const { requestId, applicationId } = await askForConsent(w, hengze, { items: taxItems.map((item) => ({ ...item, isRequired: false })) });
  await grant(w, hengze.owner, requestId, wish);
  return w.app.consents.open(await actorOf(w, riverBank.customerManager), { enterpriseId: hengze.id, applicationId });
};
const fieldsOf = (record: RecordView | undefined): string[] => record?.values.map(({ field }) => field) ?? [];

test('whatever the order of loading, the row of the latest delivery stands and every other is history', async () => {
  const batches = [newId(), newId(), newId()];
  const { baichuan } = w.cast;
  for (const [index, order] of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ].entries()) {
    const naturalKey = `order${index}`;
    for (const place of order) await load([{ enterpriseId: baichuan.id, naturalKey, body: paid(`${place + 1}.00`), batchId: batches[place]! }]);
    const stands = (await w.app.records.forSystem(w.app.database.read(), baichuan.id, ['05.02'])).filter(
      (record) => record.naturalKey === naturalKey,
    );
    expect(stands.map(({ values, batchId }) => [values.paid, batchId])).toEqual([['3.00', batches[2]]]);
    const history = (await w.app.database.read().query('select body from record_history where natural_key = ?', [naturalKey])) as unknown[];
    expect(history).toHaveLength(2);
  }
});

test('equal rows change nothing and are announced to nobody; changed firms are announced once', async () => {
  await w.settle();
  const changes = async (): Promise<number> => ((await w.app.database.read().query('select * from record_changes')) as unknown[]).length;
  const rows = [{ naturalKey: 'equal', body: paid('5.00') }];
  expect(await load(rows)).toMatchObject({ inserted: 1, replaced: 0, unchanged: 0 });
  expect(await load([{ naturalKey: 'equal2', body: paid('5.00') }])).toMatchObject({ inserted: 1, replaced: 0, unchanged: 0 });
  expect(await changes()).toBe(1);
  await w.settle();
  expect(await changes()).toBe(0);
  expect(await load(rows)).toMatchObject({ inserted: 0, replaced: 0, unchanged: 1 });
  expect(await changes()).toBe(0);
  expect(await load([{ naturalKey: 'equal', body: paid('6.00') }])).toMatchObject({ inserted: 0, replaced: 1, unchanged: 0 });
});

test('an identity number is sealed; the same one again is an equal row, though sealed anew', async () => {
  const row = {
    dataset: '01.01',
    period: '-',
    naturalKey: '',
    body: { ...registration, identityNumber: `${identity.slice(0, 17)}x` },
    disclosure: 'public' as const,
  };
  expect(await load([row])).toMatchObject({ inserted: 1 });
  expect(await load([{ ...row, body: { ...row.body, identityNumber: `${identity.slice(0, 17)}X` } }])).toMatchObject({ unchanged: 1 });
  expect(await load([{ ...row, body: registration }])).toMatchObject({ replaced: 1 });
  const stored = JSON.stringify(await w.app.database.read().query("select * from records where dataset = '01.01'"));
  expect(stored).not.toContain(identity);
  expect(stored).toContain('9901');
  const [{ sealed }] = (await w.app.database.read().query("select sealed from records where dataset = '01.01'")) as [{ sealed: string }];
  const { identityNumber } = JSON.parse(sealed) as { identityNumber: { value: string; index: string } };
  expect(w.app.sealing.unseal(identityNumber.value, 'records.01.01.identityNumber')).toBe(identity);
  expect(identityNumber.index).toBe(w.app.sealing.blindIndex(identity, 'records.01.01.identityNumber'));
});

test('a firm sees what is held about it, newest first, and nothing that only authorities share', async () => {
  const { hengze, baichuan, tax } = w.cast;
  await deliver(
    w,
    tax.officer,
    '05.02',
    file(
      paymentsHeader,
      ['2026-05', '2026-06', '2025-07'].map((month) => paymentLine(hengze.uscc, month)),
    ),
  );
  await load([{ naturalKey: 'hidden', body: paid('9.00'), disclosure: 'governmentOnly' }]);
  const { body } = await w
    .as(hengze.owner)
    .get(contracts.listOwnRecords, { query: { dataset: '05.02', limit: 2 } })
    .expect(200);
  const items = body.items as RecordView[];
  expect(items.map(({ period }) => period)).toEqual(['2026-06', '2026-05']);
  expect(items[0]).toMatchObject({ title: '纳税申报与入库', sourceName: '税务部门', disclosure: 'onConsent' });
  expect(items[0]?.values).toContainEqual({ field: 'taxType', title: '税种', value: '增值税', unit: null });
  expect(items[0]?.values).toContainEqual({ field: 'paid', title: '实缴税额', value: '1200.50', unit: '元' });
  const all: RecordView[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await w
      .as(hengze.owner)
      .get(contracts.listOwnRecords, { query: { limit: 2, ...(cursor && { cursor }) } })
      .expect(200);
    all.push(...(page.body.items as RecordView[]));
    cursor = page.body.nextCursor as string | null;
  }
  expect(all.map(({ dataset }) => dataset)).toEqual([...all.map(({ dataset }) => dataset)].sort());
  expect(new Set(all.map((record) => JSON.stringify(record))).size).toBe(all.length);
  expect(all.some(({ disclosure }) => disclosure === 'governmentOnly')).toBe(false);
  const registered = all.find(({ dataset }) => dataset === '01.01');
  expect(registered?.values.find(({ field }) => field === 'identityNumber')?.value).toMatch(/^9901\*+76$/);
  expect(registered?.values.find(({ field }) => field === 'status')?.value).toBe('在营');
  const others = await w
    .as(baichuan.owner)
    .get(contracts.listOwnRecords, { query: { dataset: '01.01' } })
    .expect(200);
  expect(others.body.items).toEqual([]);
  await w
    .as(hengze.owner)
    .get(contracts.listOwnRecords, { query: { cursor: 'nonsense' } })
    .expect(422);
  await w
    .as(hengze.owner)
    .get(contracts.listOwnRecords, { query: { dataset: '99.99' } })
    .expect(404);
  await w.as(w.cast.riverBank.admin).get(contracts.listOwnRecords, { query: {} }).expect(403);
});

test('under a consent: its datasets, its months, public datasets, and personal fields only with the personal part', async () => {
  const { hengze, tax } = w.cast;
  await deliver(
    w,
    tax.officer,
    '05.02',
    file(
      paymentsHeader,
      ['2026-10', '2026-08', '2026-07', '2024-10'].map((month) => paymentLine(hengze.uscc, month, '77.00', '消费税')),
    ),
  );
  await load([{ period: '2026-09', naturalKey: 'hidden2', body: paid('9.00'), disclosure: 'governmentOnly' }]);
  const narrow = await open({ ...everything, items: [{ dataset: '05.02', months: 3 }], includesPersonal: false });
  const months = async (consent: OpenConsent, dataset: string) =>
    (await w.app.records.recordsUnder(consent, { dataset, limit: 200 })).items.map(({ period }) => period);
  expect(await months(narrow, '05.02')).toEqual(['2026-10', '2026-08']);
  await expect(w.app.records.recordsUnder(narrow, { dataset: '05.01', limit: 10 })).rejects.toMatchObject({ status: 404 });
  const [registered] = (await w.app.records.recordsUnder(narrow, { dataset: '01.01', limit: 10 })).items;
  expect(fieldsOf(registered)).toContain('name');
  expect(fieldsOf(registered)).not.toContain('legalRepresentative');
  expect(fieldsOf(registered)).not.toContain('identityNumber');
  const rows = await w.app.records.rowsUnder(narrow);
  expect(rows.filter(({ dataset }) => dataset === '05.02')).toHaveLength(2);
  expect(rows.flatMap(({ values }) => Object.keys(values))).not.toContain('legalRepresentative');
  const counts = await w.app.records.countsUnder(narrow);
  expect(counts.filter(({ rows }) => rows > 0)).toEqual([
    { dataset: '01.01', title: '经营主体登记基本信息', rows: 1 },
    { dataset: '05.02', title: '纳税申报与入库', rows: 2 },
  ]);
  // Everything public beside it, though there is nothing; nothing else that needs a consent.
  const openToAll = (await w.app.catalogue.all()).filter(({ disclosure }) => disclosure === 'public').map(({ code }) => code);
  expect(counts.map(({ dataset }) => dataset)).toEqual([...openToAll, '05.02'].sort());

  const wide = await open({ ...everything, includesPersonal: true });
  expect(await months(wide, '05.02')).not.toContain('2024-10');
  expect((await months(wide, '05.02')).length).toBeGreaterThan(3);
  const [personal] = (await w.app.records.recordsUnder(wide, { dataset: '01.01', limit: 10 })).items;
  expect(personal?.values.find(({ field }) => field === 'legalRepresentative')?.value).toBe('周明远');
  expect(personal?.values.find(({ field }) => field === 'identityNumber')?.value).toMatch(/^9901\*+76$/);
  expect(JSON.stringify(await w.app.records.rowsUnder(wide))).not.toContain(identity);
});

test('nothing but a consent that was opened reads, and only while it is readable', async () => {
  const consent = await open();
  const lookAlike = { ...consent, items: consent.items } as unknown as OpenConsent;
  await expect(w.app.records.rowsUnder(lookAlike)).rejects.toThrow('open consent');
  await expect(w.app.records.recordsUnder(lookAlike, { dataset: '01.01', limit: 1 })).rejects.toThrow('open consent');
  expect((await w.app.records.rowsUnder(consent)).length).toBeGreaterThan(0);
  const instant = now();
  setClock(new Date(consent.readableUntil.getTime() + 1));
  await expect(w.app.records.rowsUnder(consent)).rejects.toMatchObject({ status: 404 });
  setClock(instant);
});
