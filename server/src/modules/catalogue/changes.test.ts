import { expect, test } from '@jest/globals';
import { sampleDefinition } from '../../../test/sample-dataset.js';
import { deliver, file } from '../../../test/deliveries.js';
import { scenes } from '../../../test/scenes.js';
import { world } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { saveMapping } from '../ingestion/ingestion.contract.js';
import * as contracts from './catalogue-changes.contract.js';
import type { ChangeView } from './catalogue-changes.contract.js';
import { assignDatasets, getDataset, listDatasetVersions } from './catalogue.contract.js';
import type { DatasetDefinition } from './definition.contract.js';

const w = world();
const { as } = w;

const draft = async (definition: DatasetDefinition, note: string | undefined = '改一改'): Promise<ChangeView> =>
  (
    await as(w.cast.operator.admin)
      .post(contracts.draftChange, { body: { definition, ...(note && { note }) } })
      .expect(201)
  ).body as ChangeView;
const submit = async ({ id, etag }: ChangeView): Promise<ChangeView> =>
  (
    await as(w.cast.operator.admin)
      .post(contracts.submitChange, { params: { changeId: id }, body: { etag } })
      .expect(201)
  ).body as ChangeView;
const publishing = ({ id, etag }: ChangeView, confirmsOpening = false) =>
  as(w.cast.operator.reviewer).post(contracts.publishChange, { params: { changeId: id }, body: { etag, confirmsOpening } });
const save = (change: ChangeView, body: Partial<ChangeView>) =>
  as(w.cast.operator.admin).put(contracts.saveChange, {
    params: { changeId: change.id },
    body: { etag: change.etag, definition: change.definition, ...body } as never,
  });
const discard = ({ id, etag }: ChangeView) => as(w.cast.operator.admin).post(contracts.discardChange, { params: { changeId: id }, body: { etag } });
const current = async (code: string): Promise<DatasetDefinition> => {
  const {
    version: _version,
    suppliers: _suppliers,
    lastArrivalAt: _arrival,
    ...definition
  } = (await as(null).get(getDataset, { params: { code } }).expect(200)).body as DatasetDefinition & {
    version: number;
    suppliers: unknown;
    lastArrivalAt: unknown;
  };
  return definition;
};
const entriesOf = async (changeId: string): Promise<string[]> =>
  ((await w.app.database.read().query('select kind from evidence_entries where subject_id = ? order by id', [changeId])) as { kind: string }[]).map(
    ({ kind }) => kind,
  );

test('two people make a version: drafted, sent back, mended, published; each step on the record', async () => {
  const { operator } = w.cast;
  const base = await current('12.04');
  let change = await draft({ ...base, channel: '', behaviour: '认定机关列入名单', sharingScope: '向社会公开' });
  expect(change).toMatchObject({ state: 'draft', baseVersion: 2, editedBy: '韩立', can: ['edit', 'submit', 'discard'] });
  expect(change.check.faults).toEqual([expect.objectContaining({ pointer: '/channel', rule: 'required' })]);
  const refused = await as(operator.admin)
    .post(contracts.submitChange, { params: { changeId: change.id }, body: { etag: change.etag } })
    .expect(422);
  expect(refused.body.errors).toMatchObject([{ pointer: '/channel' }]);

  change = (await save(change, { definition: { ...change.definition, channel: '认定机关报送' } }).expect(200)).body as ChangeView;
  change = await submit(change);
  expect((await save(change, {}).expect(409)).body.code).toBe('illegal_transition');
  const params = { changeId: change.id };
  const returned = await as(operator.reviewer)
    .post(contracts.returnChange, { params, body: { etag: change.etag, reason: '请补写标准' } })
    .expect(201);
  expect(returned.body).toMatchObject({ state: 'returned', returnedReason: '请补写标准', reviewedBy: '何静', can: [] });
  change = (await as(operator.admin).get(contracts.getChange, { params }).expect(200)).body as ChangeView;
  change = (await save(change, { definition: { ...change.definition, standard: '国家有关名单标准' } }).expect(200)).body as ChangeView;
  change = await submit(change);
  // The etag that was read before the last move judges nothing.
  await as(operator.reviewer)
    .post(contracts.publishChange, { params, body: { etag: (returned.body as ChangeView).etag, confirmsOpening: false } })
    .expect(412);
  const published = (await publishing(change).expect(201)).body as ChangeView;
  expect(published).toMatchObject({ state: 'published', version: 3, reviewedBy: '何静', can: [] });
  // Read again, it still says what it changed, though nothing differs from the newest version any more.
  const again = (await as(operator.admin).get(contracts.getChange, { params }).expect(200)).body as ChangeView;
  expect(again.check.changes.map(({ property }) => property)).toEqual(expect.arrayContaining(['channel', 'standard']));
  expect(await current('12.04')).toMatchObject({ channel: '认定机关报送', standard: '国家有关名单标准' });
  const versions = await as(null)
    .get(listDatasetVersions, { params: { code: '12.04' }, query: {} })
    .expect(200);
  expect(versions.body.items).toMatchObject([
    { version: 3, state: 'current', note: '改一改' },
    { version: 2, state: 'superseded', note: '', publishedAt: null },
    { version: 1, state: 'superseded', note: '', publishedAt: null },
  ]);
  expect(
    (
      await as(null)
        .get(getDataset, { params: { code: '12.04' }, query: { version: 1 } })
        .expect(200)
    ).body,
  ).toMatchObject({ standard: null });
  expect(await entriesOf(change.id)).toEqual(['dataset.drafted', 'dataset.submitted', 'dataset.returned', 'dataset.submitted', 'dataset.published']);
  await publishing(published).expect(409);
});

test('whoever had a hand in a change does not judge it, also after moving to the reviewing desk', async () => {
  const { operator } = w.cast;
  const mover = await w.newPerson({ kind: 'operator', id: operator.id }, 'operatorAdmin', '后来去审核岗的人');
  let change = await draft(sampleDefinition('28.31', '换岗的人'));
  const body = { etag: change.etag, definition: change.definition };
  change = (
    await as(mover)
      .put(contracts.saveChange, { params: { changeId: change.id }, body })
      .expect(200)
  ).body as ChangeView;
  change = await submit(change);
  await w.app.database.transaction((tx) => tx.query("update memberships set role = 'operatorReviewer' where id = ?", [mover.membershipId]));
  expect(
    (
      await as(mover)
        .get(contracts.getChange, { params: { changeId: change.id } })
        .expect(200)
    ).body.can,
  ).toEqual([]);
  for (const judging of [contracts.publishChange, contracts.returnChange]) {
    const refused = await as(mover)
      .call(judging, { params: { changeId: change.id }, body: { etag: change.etag, ...(judging === contracts.returnChange && { reason: '不行' }) } })
      .expect(403);
    expect(refused.body.detail).toContain('请换一位同事');
  }
  expect(
    (
      await as(operator.reviewer)
        .get(contracts.getChange, { params: { changeId: change.id } })
        .expect(200)
    ).body.can,
  ).toEqual(['publish', 'return']);
});

test('one open change a dataset; the code stays; a discarded one makes room', async () => {
  const first = await draft(sampleDefinition('28.32', '第一份'));
  const { operator } = w.cast;
  const second = await as(operator.admin)
    .post(contracts.draftChange, { body: { definition: sampleDefinition('28.32', '第二份') } })
    .expect(409);
  expect(second.body.detail).toContain('28.32');
  const renamed = await save(first, { definition: { ...first.definition, code: '28.33' } }).expect(422);
  expect(renamed.body.errors).toMatchObject([{ pointer: '/body/definition/code', rule: 'codeFixed' }]);
  await discard(first).expect(201);
  await draft(sampleDefinition('28.32', '第三份'));
  await as(null)
    .get(getDataset, { params: { code: '28.32' } })
    .expect(404);
  await as(operator.admin)
    .get(contracts.getChange, { params: { changeId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' } })
    .expect(404);
  const key = { key: 'catalogue-once-1' };
  const body = { definition: sampleDefinition('28.34', '只一份'), note: '一次' };
  const made = await as(operator.admin).post(contracts.draftChange, { body }, key).expect(201);
  expect((await as(operator.admin).post(contracts.draftChange, { body }, key).expect(201)).body.id).toBe(made.body.id);
});

test('opening what was closed needs the law written down, and a second person who has read it', async () => {
  const base = await current('05.01');
  let change = await draft({ ...base, disclosure: 'public', behaviour: '年度评价', channel: '税务系统', sharingScope: '社会公开' });
  expect(change.check).toMatchObject({
    opens: true,
    changes: expect.arrayContaining([expect.objectContaining({ property: 'disclosure', effect: 'opens' })]),
  });
  const refused = await as(w.cast.operator.admin)
    .post(contracts.submitChange, { params: { changeId: change.id }, body: { etag: change.etag } })
    .expect(422);
  expect(refused.body.errors).toMatchObject([{ pointer: '/openingBasis' }]);
  change = (await save(change, { openingBasis: '纳税缴费信用管理办法关于公布 A 级名单的规定' }).expect(200)).body as ChangeView;
  change = await submit(change);
  expect((await publishing(change).expect(422)).body.errors).toMatchObject([{ pointer: '/body/confirmsOpening' }]);
  expect((await current('05.01')).disclosure).toBe('onConsent');
  await publishing(change, true).expect(201);
  expect((await current('05.01')).disclosure).toBe('public');
});

test('a version may wait for its day', async () => {
  const base = await current('12.04');
  let change = await draft({ ...base, freshnessDays: 3 });
  const effectiveAt = new Date(Date.now() + 1_500).toISOString();
  change = (await save(change, { effectiveAt }).expect(200)).body as ChangeView;
  await publishing(await submit(change)).expect(201);
  expect((await current('12.04')).freshnessDays).toBe(base.freshnessDays);
  const [upcoming] = (
    await as(null)
      .get(listDatasetVersions, { params: { code: '12.04' }, query: {} })
      .expect(200)
  ).body.items;
  expect(upcoming).toMatchObject({ state: 'upcoming', effectiveAt });
  await new Promise((resolve) => setTimeout(resolve, 1_600));
  expect((await current('12.04')).freshnessDays).toBe(3);
});

test('what stands on a dataset is shown before it changes: mappings that break, products that ask, a key that rows hold fast', async () => {
  const { tax, riverBank, hengze } = w.cast;
  await scenes(w).publishedProduct(riverBank);
  const mapping = {
    columns: [
      { header: '税号', field: 'uscc' },
      { header: '所属期', field: 'month' },
      { header: '税种', field: 'taxType' },
      { header: '入库税额', field: 'paid' },
    ],
    ignored: [],
    constants: {},
  };
  await as(tax.officer)
    .put(saveMapping, { params: { dataset: '05.02' }, body: mapping })
    .expect(200);
  const base = await current('05.02');
  const definition: DatasetDefinition = {
    ...base,
    behaviour: '按期申报入库',
    channel: '税务系统',
    sharingScope: '经授权的银行',
    naturalKey: ['taxType', 'serial'],
    fields: [...base.fields, { name: 'serial', title: '税票号', type: 'text', required: true }],
  };
  const check = async () =>
    (await as(w.cast.operator.admin).post(contracts.checkDefinition, { body: { definition } }).expect(200)).body as contracts.DefinitionCheck;
  const before = await check();
  expect(before.faults).toEqual([]);
  expect(before.touches).toMatchObject({
    hasRecords: false,
    mappings: [{ organisationName: tax.name, version: 1, faults: ['必填的税票号没有对应的列，也没有固定值'] }],
    products: [{ name: '澄税贷', isRequired: true, bankName: '江澄农商' }],
  });
  await deliver(w, tax.officer, '05.02', file('税号,所属期,税种,入库税额', [`${hengze.uscc},2026-09,增值税,100`]));
  const after = await check();
  expect(after.touches.hasRecords).toBe(true);
  expect(after.faults).toEqual([expect.objectContaining({ pointer: '/naturalKey', rule: 'keyFixed' })]);
});

test('of two reviewers who publish at once one wins', async () => {
  const change = await submit(await draft(sampleDefinition('28.35', '两人同时发布')));
  const { operator } = w.cast;
  const other = await w.newPerson({ kind: 'operator', id: operator.id }, 'operatorReviewer', '另一位');
  const body = { etag: change.etag, confirmsOpening: false };
  const answers = await Promise.all(
    [operator.reviewer, other].map((person) => as(person).post(contracts.publishChange, { params: { changeId: change.id }, body })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  expect(
    (
      await as(null)
        .get(listDatasetVersions, { params: { code: '28.35' }, query: {} })
        .expect(200)
    ).body.items,
  ).toHaveLength(1);
});

test('what the platform began with holds whatever the clock says: a city may be told from its past', async () => {
  const { operator, market } = w.cast;
  setClock(new Date('2024-01-05T02:00:00Z'));
  const admin = await w.again(operator.admin);
  const codes = ['01.01', '12.04'];
  expect(
    (
      await as(admin)
        .put(assignDatasets, { params: { organisationId: market.id }, body: { codes } })
        .expect(200)
    ).body.codes,
  ).toEqual(codes);
  setClock(null);
});
