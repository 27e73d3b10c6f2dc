import { expect, test } from '@jest/globals';
import { firstDatasets, laterDatasets, renewedDatasets } from '../../../../migrations/reference/datasets/index.js';
import { selfDeclared } from '../../../../migrations/reference/datasets/18.01-self-declared.js';
import { world } from '../../../test/world.js';
import * as contracts from './catalogue.contract.js';

const w = world();

test('the catalogue is open to everybody: what is held, from whom, under which law', async () => {
  const all = await w
    .as(null)
    .get(contracts.listDatasets, { query: { limit: 100 } })
    .expect(200);
  const items = all.body.items as contracts.DatasetView[];
  expect(items.map(({ code }) => code)).toEqual([...laterDatasets, ...renewedDatasets, selfDeclared].map(({ code }) => code).sort());
  // The four of the first release stand at their second version.
  expect(items.filter(({ version }) => version === 2).map(({ code, disclosure }) => [code, disclosure])).toEqual([
    ['01.01', 'public'],
    ['05.01', 'onConsent'],
    ['05.02', 'onConsent'],
    ['12.04', 'public'],
  ]);
  expect(items[0]?.suppliers).toEqual([{ id: w.cast.market.id, name: w.cast.market.name }]);
  const page = await w
    .as(null)
    .get(contracts.listDatasets, { query: { limit: 58 } })
    .expect(200);
  const rest = await w
    .as(null)
    .get(contracts.listDatasets, { query: { limit: 58, cursor: page.body.nextCursor } })
    .expect(200);
  expect(rest.body.items.map(({ code }: contracts.DatasetView) => code)).toEqual(['17.01', '17.02', '17.03', '18.01']);
  const one = await w
    .as(null)
    .get(contracts.getDataset, { params: { code: '05.02' } })
    .expect(200);
  expect(one.body).toMatchObject({ title: '纳税申报与入库', naturalKey: ['taxType'], periodField: 'month', suppliers: [{ id: w.cast.tax.id }] });
  await w
    .as(null)
    .get(contracts.getDataset, { params: { code: '99.99' } })
    .expect(404);
});

test('no entry calls itself official, and every one names its law and its key', () => {
  for (const entry of firstDatasets) {
    const dataset = contracts.datasetDefinition.parse(entry);
    expect(dataset.provenance).not.toBe('official');
    expect(dataset.legalBasis.length).toBeGreaterThan(5);
    const required = new Set(dataset.fields.filter(({ required: is }) => is).map(({ name }) => name));
    for (const name of ['uscc', ...dataset.naturalKey, ...(dataset.periodField === null ? [] : [dataset.periodField])])
      expect(required.has(name)).toBe(true);
  }
});

test('the operator says who delivers what; the record shows it', async () => {
  const { operator, market, riverBank, tax } = w.cast;
  const assign = (organisationId: string, codes: string[]) =>
    w.as(operator.admin).put(contracts.assignDatasets, { params: { organisationId }, body: { codes } });
  expect((await assign(market.id, ['12.04', '01.01', '01.01']).expect(200)).body.codes).toEqual(['01.01', '12.04']);
  expect((await assign(market.id, ['01.01']).expect(200)).body.codes).toEqual(['01.01']);
  expect(await w.app.catalogue.datasetsOf(market.id)).toEqual(['01.01']);
  expect(await w.app.catalogue.suppliesDataset(market.id, '12.04')).toBe(false);
  const unknown = await assign(market.id, ['01.01', '99.99']).expect(422);
  expect(unknown.body.errors).toMatchObject([{ pointer: '/body/codes/1', rule: 'unknownDataset' }]);
  await assign(riverBank.id, ['01.01']).expect(404);
  await assign('01ARZ3NDEKTSV4RRFFQ69G5FAV', ['01.01']).expect(404);
  await w
    .as(tax.officer)
    .put(contracts.assignDatasets, { params: { organisationId: tax.id }, body: { codes: [] } })
    .expect(403);
  expect(await w.app.catalogue.datasetsOf(tax.id)).toEqual(['05.01', '05.02']);
  const [entry] = (await w.app.database
    .read()
    .query("select document from evidence_entries where kind = 'datasets.assigned' and subject_id = ? order by id desc limit 1", [
      market.id,
    ])) as Array<{
    document: string;
  }>;
  expect(JSON.parse(entry?.document ?? '').data).toEqual({ organisationId: market.id, codes: ['01.01'] });
});
