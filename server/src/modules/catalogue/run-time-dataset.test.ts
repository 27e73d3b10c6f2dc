import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApp, type App } from '../../app.js';
import { Calls } from '../../../test/as.js';
import { loadFile } from '../../../test/consented.js';
import { deliver, file } from '../../../test/deliveries.js';
import { sampleDefinition } from '../../../test/sample-dataset.js';
import { plainTerms, scenes } from '../../../test/scenes.js';
import { world, type Person } from '../../../test/world.js';
import { platform } from '../../kernel/actor.js';
import { listRejects, saveMapping } from '../ingestion/ingestion.contract.js';
import { acceptApplication, submitApplication, type ApplicationView } from '../financing/financing.contract.js';
import { getHallProduct } from '../products/products.contract.js';
import { listProfileRecords } from '../profiles/profiles.contract.js';
import { listOwnRecords } from '../records/records.contract.js';
import * as changes from './catalogue-changes.contract.js';
import type { ChangeView } from './catalogue-changes.contract.js';
import { assignDatasets, browseCatalogue, getDataset } from './catalogue.contract.js';
import type { DatasetDefinition } from './definition.contract.js';

// Two processes on one database: what one publishes holds in the other from the next call on, without a restart.
const w = world();
let second: App;
let utility: { id: string; officer: Person };
const code = '28.01';

beforeAll(async () => {
  second = await createApp(w.settings);
  const { app } = w;
  const { id } = await app.database.transaction((tx) =>
    app.organisations.create(tx, platform, { kind: 'source', name: '江澄市热力有限公司', shortName: '热力公司', region: '990100' }),
  );
  utility = { id, officer: await w.newPerson({ kind: 'source', id }, 'sourceOfficer', '供热员') };
});
afterAll(async () => {
  await second.renderer.stop();
  await second.database.close();
});

const elsewhere = (caller: Person | null): Calls => new Calls(second.server, caller);

async function publish(definition: DatasetDefinition): Promise<void> {
  const { admin, reviewer } = w.cast.operator;
  let change = (
    await w
      .as(admin)
      .post(changes.draftChange, { body: { definition, note: '新增热力数据' } })
      .expect(201)
  ).body as ChangeView;
  const params = { changeId: change.id };
  change = (
    await elsewhere(admin)
      .post(changes.submitChange, { params, body: { etag: change.etag } })
      .expect(201)
  ).body as ChangeView;
  await w
    .as(reviewer)
    .post(changes.publishChange, { params, body: { etag: change.etag } })
    .expect(201);
}

test('a dataset that no code knows is made, delivered, consented, read and asked for by a product', async () => {
  const { operator, riverBank, hengze } = w.cast;
  await elsewhere(null).get(getDataset, { params: { code } }).expect(404);
  await publish(sampleDefinition(code));

  // In the other process at once, and in the list with its group.
  expect((await elsewhere(null).get(getDataset, { params: { code } }).expect(200)).body).toMatchObject({ version: 1, title: '用热量、缴费' });
  const found = await elsewhere(null)
    .get(browseCatalogue, { query: { q: '热表' } })
    .expect(200);
  expect(found.body.items).toMatchObject([{ code, fieldCount: 7, lastArrivalAt: null }]);
  expect(found.body.groups).toContainEqual({ group: '28', name: '公用事业', datasets: 1 });
  const assigned = { params: { organisationId: utility.id }, body: { codes: [code] } };
  expect((await elsewhere(operator.admin).put(assignDatasets, assigned).expect(200)).body.codes).toEqual([code]);

  const mapping = {
    columns: [
      { header: '户号', field: 'meter' },
      { header: '信用代码', field: 'uscc' },
      { header: '月份', field: 'month' },
      { header: '用热', field: 'heat' },
      { header: '应收', field: 'billed', unit: 'wanYuan' as const },
      { header: '实收', field: 'paid' },
      { header: '经办', field: 'contact' },
    ],
    ignored: [],
    constants: {},
  };
  await w
    .as(utility.officer)
    .put(saveMapping, { params: { dataset: code }, body: mapping })
    .expect(200);
  const line = (month: string, heat: string, billed: string, paid: string): string =>
    ['H-7', hengze.uscc, month, heat, billed, paid, '钱明川'].join(',');
  const batch = await deliver(
    w,
    utility.officer,
    code,
    file('户号,信用代码,月份,用热,应收,实收,经办', [
      line('202608', '31.5', '0.42', '4200'),
      line('202609', '', '0.4', '4000'),
      line('202610', '30', '0.4', '4000.01'),
    ]),
  );
  // The second row is taken and counted, the third one is sent back by the rule of the definition.
  expect(batch).toMatchObject({
    state: 'loadedWithRejects',
    accepted: 2,
    rejected: 1,
    warnings: [{ rule: 'heatWithBill', title: '有热费要有用热量', rows: 1 }],
  });
  const rejects = await w
    .as(utility.officer)
    .get(listRejects, { params: { batchId: batch.id }, query: {} })
    .expect(200);
  expect(rejects.body.items).toMatchObject([{ line: 4, field: 'paid', header: '实收', rule: 'paidWithinBill', remedy: '核对应缴和实缴是否填反' }]);

  const own = await w
    .as(hengze.owner)
    .get(listOwnRecords, { query: { dataset: code } })
    .expect(200);
  expect(own.body.items.map(({ period }: { period: string }) => period).sort()).toEqual(['2026-08', '2026-09']);
  const [arrived] = (
    await elsewhere(null)
      .get(browseCatalogue, { query: { group: '28' } })
      .expect(200)
  ).body.items;
  expect(arrived.lastArrivalAt).not.toBeNull();

  await loadFile(w.app, hengze);
  await w.settle();
  // A product asks for it; the firm consents; the bank reads it, and the personal field is not there.
  const stations = scenes(w);
  const product = await stations.publishedProduct(riverBank, {
    name: '供热贷',
    datasets: [...plainTerms.datasets, { dataset: code, months: 24, isRequired: true, reason: '看用热是否平稳' }],
  });
  const shown = await elsewhere(null)
    .get(getHallProduct, { params: { productId: product.id }, query: {} })
    .expect(200);
  expect(shown.body.terms.datasets).toContainEqual(expect.objectContaining({ dataset: code, isRequired: true }));
  const draft = await stations.draftedApplication(hengze, riverBank, product.id);
  await stations.grantedConsent(hengze, draft);
  await w
    .as(hengze.owner)
    .post(submitApplication, { params: { applicationId: draft.id }, body: {} })
    .expect(201);
  const application = (
    await w
      .as(riverBank.customerManager)
      .post(acceptApplication, { params: { applicationId: draft.id }, body: {} })
      .expect(201)
  ).body as ApplicationView;
  const { access } = await stations.openedProfile(hengze, riverBank, application);
  const read = await elsewhere(riverBank.customerManager)
    .get(listProfileRecords, { params: { enterpriseId: hengze.id, accessId: access.id }, query: { dataset: code } })
    .expect(200);
  const rows = read.body.items as { period: string; values: { field: string; value: unknown }[] }[];
  expect(rows.map(({ period }) => period).sort()).toEqual(['2026-08', '2026-09']);
  expect(rows.flatMap(({ values }) => values.map(({ field }) => field))).not.toContain('contact');
  expect(rows.find(({ period }) => period === '2026-08')?.values).toContainEqual(expect.objectContaining({ field: 'billed', value: '4200.00' }));
});

test('a record keeps the version it was checked against when the next one comes', async () => {
  const { hengze } = w.cast;
  const before = sampleDefinition(code);
  await publish({ ...before, fields: before.fields.map((field) => (field.name === 'heat' ? { ...field, title: '供热量' } : field)) });
  expect((await elsewhere(null).get(getDataset, { params: { code } }).expect(200)).body.version).toBe(2);
  const own = await elsewhere(hengze.owner)
    .get(listOwnRecords, { query: { dataset: code } })
    .expect(200);
  const [record] = own.body.items as { values: { field: string; title: string }[] }[];
  expect(record?.values.find(({ field }) => field === 'heat')?.title).toBe('用热量');
});
