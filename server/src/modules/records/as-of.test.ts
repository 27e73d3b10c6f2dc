import { beforeAll, expect, test } from '@jest/globals';
import { actorOf, askForConsent, everything, grant, taxItems } from '../../../test/consented.js';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { FieldValue } from '../../kernel/importing/index.js';
import type { CatalogueService, VersionedDataset } from '../catalogue/index.js';
import * as profiles from '../profiles/profiles.contract.js';
import type { RecordVersionView, RecordView } from './records.contract.js';
import * as contracts from './records.contract.js';
import { RecordsService } from './records.service.js';

const at = (text: string): void => setClock(new Date(text));
// Signed in on the day on which the test ends: a session does not outlive ten days.
beforeAll(() => at('2026-11-12T02:00:00Z'));
const w = world();
const row = { period: '2026-03', naturalKey: 'vat' };
type Said = { readonly body: Record<string, FieldValue> } | { readonly withdrawn: { readonly reason: string } };

async function say(said: Said, dataset = '05.02', place = row): Promise<string> {
  const batchId = newId();
  const version = (await w.app.catalogue.definition(dataset)).version;
  await w.app.database.transaction((tx) =>
    w.app.records.load(tx, { dataset, version, batchId, rows: [{ enterpriseId: w.cast.hengze.id, ...place, ...said }] }),
  );
  return batchId;
}
const paid = (amount: string): Said => ({ body: { taxType: 'vat', paid: amount } });
const paidIn = (items: readonly RecordView[]): (string | null | undefined)[] =>
  items.filter(({ period }) => period === row.period).map(({ values }) => values.find(({ field }) => field === 'paid')?.value);

test('what we knew on a day, for the firm and under an access, with every version of the row', async () => {
  const { hengze, baichuan, riverBank } = w.cast;
  at('2026-11-02T02:00:00Z');
  const first = await say(paid('1.00'));
  at('2026-11-04T02:00:00Z');
  await say(paid('2.00'));
  at('2026-11-06T02:00:00Z');
  await say({ withdrawn: { reason: '申报作废' } });
  at('2026-11-08T02:00:00Z');
  const mistaken = await say(paid('9.00'));
  at('2026-11-10T02:00:00Z');
  for (;;) {
    const { isDone } = await w.app.database.transaction((tx) => w.app.records.rollBackSome(tx, { dataset: '05.02', batchId: mistaken }));
    if (isDone) break;
  }
  at('2026-11-12T02:00:00Z');

  const own = async (asOf?: string) =>
    paidIn(
      (
        await w
          .as(hengze.owner)
          .get(contracts.listOwnRecords, { query: { dataset: '05.02', ...(asOf && { asOf }) } })
          .expect(200)
      ).body.items as RecordView[],
    );
  // China's days: what came at ten in the morning of the 2nd was known at the end of the 2nd.
  const days = ['2026-11-01', '2026-11-02', '2026-11-04T01:59:59Z', '2026-11-04T02:01:00.000Z', '2026-11-05', '2026-11-06', '2026-11-09'];
  const known: unknown[] = [];
  for (const day of days) known.push(await own(day));
  expect(known).toEqual([[], ['1.00'], ['1.00'], ['2.00'], ['2.00'], [], []]);
  expect(await own()).toEqual([]);
  await w
    .as(hengze.owner)
    .get(contracts.listOwnRecords, { query: { asOf: '2026-13-01' } })
    .expect(422);

  const history = async (person = hengze.owner): Promise<RecordVersionView[]> =>
    (
      await w
        .as(person)
        .get(contracts.getOwnRecordHistory, { query: { dataset: '05.02', ...row } })
        .expect(200)
    ).body.items as RecordVersionView[];
  const versions = await history();
  expect(versions.map(({ state, reason, values }) => [state, reason, values.find(({ field }) => field === 'paid')?.value])).toEqual([
    ['rolledBack', null, '9.00'],
    ['withdrawn', '申报作废', '2.00'],
    ['replaced', null, '1.00'],
  ]);
  expect(versions.map(({ until }) => until?.slice(0, 10))).toEqual(['2026-11-10', '2026-11-06', '2026-11-04']);
  expect(versions.at(-1)).toMatchObject({ batchId: first });
  // At the instant of a change the new row is known and the old one is not.
  expect(await own(versions.at(-1)?.until ?? '')).toEqual(['2.00']);
  expect(await history(baichuan.owner)).toEqual([]);
  await w
    .as(riverBank.admin)
    .get(contracts.getOwnRecordHistory, { query: { dataset: '05.02', ...row } })
    .expect(403);

  const { requestId, applicationId } = await askForConsent(w, hengze, { items: taxItems.map((item) => ({ ...item, isRequired: false })) });
  await grant(w, hengze.owner, requestId, everything);
  const bank = w.as(riverBank.customerManager);
  const opened = await bank.post(profiles.openProfile, { params: { enterpriseId: hengze.id }, body: { applicationId } }).expect(201);
  const { access } = opened.body as { access: { id: string } };
  const under = async (dataset: string, asOf: string, status = 200) =>
    (
      await bank
        .get(profiles.listProfileRecords, { params: { enterpriseId: hengze.id, accessId: access.id }, query: { dataset, asOf } })
        .expect(status)
    ).body as { items: RecordView[] };
  // What had been replaced or taken back before the firm said yes was never part of it.
  for (const day of ['2026-11-03', '2026-11-11', '2026-11-12T01:59:59Z']) await under('05.02', day, 422);
  // The past is under the same consent as today.
  await under('06.01', '2026-11-12', 404);
  at('2026-11-12T02:05:00Z');
  await say(paid('3.00'));
  at('2026-11-12T02:10:00Z');
  await say(paid('4.00'));
  at('2026-11-12T02:15:00Z');
  expect(paidIn((await under('05.02', '2026-11-12T02:06:00Z')).items)).toEqual(['3.00']);
  expect(paidIn((await under('05.02', '2026-11-12')).items)).toEqual(['4.00']);
  at('2026-11-12T02:00:00Z');
});

test('a key that spells out a field its reader may not see gives way to one that says nothing', async () => {
  const { hengze, riverBank } = w.cast;
  const { requestId, applicationId } = await askForConsent(w, hengze);
  await grant(w, hengze.owner, requestId, everything);
  const opened = await w.app.consents.open(await actorOf(w, riverBank.customerManager), { enterpriseId: hengze.id, applicationId });
  await say(paid('5.00'), '05.02', { period: '2026-02', naturalKey: 'vat' });
  // The catalogue with the kind of tax closed: the key is made of it.
  const closed = (dataset: VersionedDataset): VersionedDataset =>
    dataset.code !== '05.02'
      ? dataset
      : { ...dataset, fields: dataset.fields.map((field) => (field.name === 'taxType' ? { ...field, disclosure: 'governmentOnly' } : field)) };
  const real = w.app.catalogue;
  const catalogue = Object.assign(Object.create(real) as CatalogueService, {
    all: async () => (await real.all()).map(closed),
    definition: async (code: string) => closed(await real.definition(code)),
    definitionAt: async (code: string, version: number) => closed(await real.definitionAt(code, version)),
  });
  const records = new RecordsService(w.app.database, catalogue, w.app.ingestion.neighbours.sealing, async () => new Map());
  const { items } = await records.recordsUnder(opened, { dataset: '05.02', limit: 200 });
  expect(items.length).toBeGreaterThan(0);
  expect(JSON.stringify(items)).not.toContain('vat');
  expect(new Set(items.map(({ period, naturalKey }) => `${period} ${naturalKey}`)).size).toBe(items.length);
  const { nextCursor } = await records.recordsUnder(opened, { dataset: '05.02', limit: 1 });
  expect(Buffer.from(nextCursor ?? '', 'base64url').toString()).not.toContain('vat');
  const own = await records.ownRecords(await actorOf(w, hengze.owner), { dataset: '05.02', limit: 200 });
  expect(JSON.stringify(own.items)).not.toContain('vat');
});

test('a row of its own disclosure, and fields that a firm did not publish: absent for whoever may not see them', async () => {
  const { hengze, riverBank } = w.cast;
  const penalties = (await w.app.catalogue.all()).find(({ code }) => code === '12.02');
  const reports = (await w.app.catalogue.all()).find(({ fields }) => fields.some(({ disclosureFlag }) => disclosureFlag !== undefined));
  if (!penalties || !reports) throw new Error('The catalogue has no dataset with rules for rows or fields');
  for (const severity of ['minor', 'serious'])
    await say({ body: { severity, documentNumber: severity } }, '12.02', { period: '-', naturalKey: severity });
  const item = reports.fields.find(({ disclosureFlag }) => disclosureFlag !== undefined)!;
  const body = { [item.name]: '5.00', [item.disclosureFlag!]: 0 };
  await say({ body }, reports.code, { period: '2025', naturalKey: '' });

  const { requestId, applicationId } = await askForConsent(w, hengze, { items: taxItems.map((each) => ({ ...each, isRequired: false })) });
  await grant(w, hengze.owner, requestId, everything);
  const opened = await w.app.consents.open(await actorOf(w, riverBank.customerManager), { enterpriseId: hengze.id, applicationId });
  const fields = async (dataset: string): Promise<string[]> =>
    (await w.app.records.rowsUnder(opened, [dataset])).flatMap(({ values }) => Object.keys(values));
  expect((await w.app.records.rowsUnder(opened, ['12.02'])).map(({ naturalKey }) => naturalKey)).toEqual(['serious']);
  expect(await fields(reports.code)).not.toContain(item.name);
  const shown = (await w.app.records.recordsUnder(opened, { dataset: '12.02', limit: 10 })).items;
  expect(shown.map(({ naturalKey }) => naturalKey)).toEqual(['serious']);

  await say({ body: { ...body, [item.disclosureFlag!]: 1 } }, reports.code, { period: '2025', naturalKey: '' });
  expect(await fields(reports.code)).toContain(item.name);
  const views = (
    await w
      .as(hengze.owner)
      .get(contracts.listOwnRecords, { query: { dataset: '12.02' } })
      .expect(200)
  ).body.items as RecordView[];
  expect(views.map(({ naturalKey }) => naturalKey)).toEqual(['serious']);
});
