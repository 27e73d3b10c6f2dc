import { expect, test } from '@jest/globals';
import { world, type Person } from '../../../test/world.js';
import { now } from '../../kernel/clock.js';
import { listOwnRecords, type RecordView } from '../records/records.contract.js';
import * as contracts from './declarations.contract.js';
import type { DeclarationForm, DeclarationView } from './declarations.contract.js';

const w = world();

const filled = { month: '2026-06', revenue: '1200000.50', netProfit: '-3000', totalAssets: '9000000', totalLiabilities: '4000000', employees: '40' };
const start = async (person: Person, body: { cells?: Record<string, string>; replaces?: string } = {}): Promise<DeclarationView> =>
  (
    await w
      .as(person)
      .post(contracts.startDeclaration, { body: { dataset: '18.01', cells: filled, ...body } })
      .expect(201)
  ).body as DeclarationView;
const form = async (): Promise<DeclarationForm> =>
  ((await w.as(w.cast.hengze.owner).get(contracts.listDeclarationForms, { query: {} }).expect(200)).body.items as DeclarationForm[])[0]!;
const submit = async (person: Person, { id, revision }: Pick<DeclarationView, 'id' | 'revision'>, change: object = {}) => {
  const { version, digest } = (await form()).commitment;
  const body = { revision, commitmentVersion: version, commitmentDigest: digest, agreed: true as const, ...change };
  return w.as(person).post(contracts.submitDeclaration, { params: { declarationId: id }, body });
};
const records = async (person: Person, dataset: string): Promise<RecordView[]> =>
  (await w.as(person).get(listOwnRecords, { query: { dataset } }).expect(200)).body.items as RecordView[];
const withdraw = (person: Person, declarationId: string) =>
  w.as(person).post(contracts.withdrawDeclaration, { params: { declarationId }, body: { reason: '数字有误' } });

test('the form has the catalogue’s fields but for the firm’s own code, and the words to sign', async () => {
  const one = await form();
  expect(one).toMatchObject({ dataset: '18.01', disclosure: 'onConsent', periodField: 'month' });
  expect(one.fields.map(({ name }) => name)).toContain('mainCustomers');
  expect(one.fields.map(({ name }) => name)).not.toContain('uscc');
  expect(one.commitment.digest).toMatch(/^[0-9a-f]{64}$/);
});

test('what departments deliver is not declared', async () => {
  const refused = await w
    .as(w.cast.hengze.owner)
    .post(contracts.startDeclaration, { body: { dataset: '05.07' } })
    .expect(422);
  expect(refused.body.errors).toMatchObject([{ pointer: '/body/dataset', rule: 'notOpen' }]);
});

test('what is written lies sealed, and a form too long to be kept is refused before it is', async () => {
  const { owner } = w.cast.hengze;
  const written = { revenue: '100', mainCustomers: '联系人张三 990102198001019876' };
  const draft = await start(owner, { cells: written });
  expect(draft.cells).toEqual(written);
  const rows = (await w.app.database.read().query('select cells from declarations where id = ?', [draft.id])) as Array<{ cells: string }>;
  expect(rows[0]?.cells).not.toMatch(/990102198001019876|revenue/);
  const long = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`field${index}`, '长'.repeat(1_000)]));
  const params = { declarationId: draft.id };
  const save = (cells: Record<string, string>) => w.as(owner).put(contracts.saveDeclaration, { params, body: { cells, revision: 0 } });
  await save(long).expect(422);
  await save({ mainCustomers: `${'长'.repeat(3_900)}` }).expect(200);
  await w.as(owner).post(contracts.discardDeclaration, { params, body: {} }).expect(201);
});

test('a draft may be incomplete; it is saved, and a save of an older one is refused', async () => {
  const { owner, agent } = w.cast.hengze;
  const draft = await start(agent, { cells: { revenue: '一百' } });
  expect(draft).toMatchObject({ state: 'draft', revision: 0, can: ['save', 'submit', 'discard'] });
  const save = (revision: number) =>
    w.as(owner).put(contracts.saveDeclaration, { params: { declarationId: draft.id }, body: { cells: { revenue: '100' }, revision } });
  expect((await save(0).expect(200)).body).toMatchObject({ revision: 1, cells: { revenue: '100' } });
  await save(0).expect(409);
  const discarded = await w
    .as(owner)
    .post(contracts.discardDeclaration, { params: { declarationId: draft.id }, body: {} })
    .expect(201);
  expect(discarded.body).toMatchObject({ state: 'discarded', can: [] });
  await save(1).expect(409);
});

test('submitting checks every field by the catalogue’s rules, and a refused one stays a draft', async () => {
  const { owner } = w.cast.hengze;
  const draft = await start(owner, { cells: { month: '2099-01', revenue: '很多', employees: '3.5', uscc: 'x' } });
  const unknown = await submit(owner, draft);
  expect([unknown.status, unknown.body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([422, ['/body/cells/uscc']]);
  await w
    .as(owner)
    .put(contracts.saveDeclaration, {
      params: { declarationId: draft.id },
      body: { cells: { month: '2099-01', revenue: '很多', employees: '3.5' }, revision: 0 },
    })
    .expect(200);
  const answer = await submit(owner, { ...draft, revision: 1 });
  expect(answer.status).toBe(422);
  const checked = await w
    .as(owner)
    .post(contracts.checkDeclaration, { params: { declarationId: draft.id }, body: {} })
    .expect(422);
  expect(checked.body.errors).toEqual(answer.body.errors);
  expect(answer.body.errors.map(({ pointer, rule }: { pointer: string; rule: string }) => [pointer.slice('/body/cells/'.length), rule])).toEqual([
    ['month', 'dateOutOfRange'],
    ['revenue', 'numberUnreadable'],
    ['netProfit', 'required'],
    ['totalAssets', 'required'],
    ['totalLiabilities', 'required'],
    ['employees', 'notInteger'],
  ]);
  const kept = await w
    .as(owner)
    .get(contracts.getDeclaration, { params: { declarationId: draft.id } })
    .expect(200);
  expect(kept.body).toMatchObject({ state: 'draft', evidenceId: null });
  expect(await records(owner, '18.01')).toEqual([]);
});

test('signed, it stands as the firm’s own word, the commitment is a record, and the log has digests only', async () => {
  const { owner } = w.cast.hengze;
  const draft = await start(owner);
  expect((await submit(owner, draft, { commitmentDigest: '0'.repeat(64) })).status).toBe(409);
  const stale = { ...owner, ...(await w.again(owner, new Date(now().getTime() - 6 * 60_000))) };
  expect((await submit(stale, draft)).body.code).toBe('fresh_proof_required');
  const done = (await submit(owner, draft)).body as DeclarationView;
  expect(done).toMatchObject({
    state: 'accepted',
    period: '2026-06',
    submittedBy: owner.name,
    can: ['amend', 'withdraw'],
    commitment: { version: 1 },
  });
  const [row] = await records(owner, '18.01');
  expect(row).toMatchObject({ origin: 'selfDeclared', sourceName: '企业自主申报', period: '2026-06', disclosure: 'onConsent' });
  expect(row?.values.find(({ field }) => field === 'netProfit')?.value).toBe('-3000.00');
  const [commitment] = await records(owner, '12.05');
  expect(commitment).toMatchObject({ origin: 'selfDeclared' });
  expect(commitment?.values.find(({ field }) => field === 'commitmentNumber')?.value).toBe(done.reference);
  const [entry] = (await w.app.database.read().query("select id, document from evidence_entries where kind = 'declaration.submitted'")) as Array<{
    id: string;
    document: string;
  }>;
  expect(entry?.id).toBe(done.evidenceId);
  expect(entry?.document).not.toContain('1200000');
  await submit(owner, { ...draft, revision: 0 }).then((again) => expect(again.status).toBe(409));
});

test('one declaration a month: another is refused, an amendment takes its place, and the history keeps what stood', async () => {
  const { owner } = w.cast.hengze;
  const [standing] = (
    await w
      .as(owner)
      .get(contracts.listDeclarations, { query: { state: 'accepted' } })
      .expect(200)
  ).body.items as DeclarationView[];
  expect((await submit(owner, await start(owner))).status).toBe(409);
  const amendment = await start(owner, { cells: {}, replaces: standing!.id });
  expect(amendment.cells).toEqual(standing!.cells);
  await w
    .as(owner)
    .put(contracts.saveDeclaration, {
      params: { declarationId: amendment.id },
      body: { cells: { ...filled, month: '2026-07', revenue: '5' }, revision: 0 },
    })
    .expect(200);
  const done = (await submit(owner, { ...amendment, revision: 1 })).body as DeclarationView;
  expect(done).toMatchObject({ state: 'accepted', period: '2026-07', replaces: standing!.id });
  const before = await w
    .as(owner)
    .get(contracts.getDeclaration, { params: { declarationId: standing!.id } })
    .expect(200);
  expect(before.body).toMatchObject({ state: 'superseded', replacedBy: done.id, can: [] });
  expect((await records(owner, '18.01')).map(({ period }) => period)).toEqual(['2026-07']);
  const history = (await w.app.database.read().query("select period from record_history where dataset = '18.01'")) as Array<{ period: string }>;
  expect(history.map(({ period }) => period)).toEqual(['2026-06']);
});

test('withdrawn, the row is gone and the history stays; the month may be declared again, even by a draft older than the withdrawal', async () => {
  const { owner } = w.cast.hengze;
  const [standing] = (
    await w
      .as(owner)
      .get(contracts.listDeclarations, { query: { state: 'accepted' } })
      .expect(200)
  ).body.items as DeclarationView[];
  const older = await start(owner, { cells: { ...filled, month: '2026-07', revenue: '6' } });
  expect((await withdraw(owner, standing!.id).expect(201)).body).toMatchObject({ state: 'withdrawn', endReason: '数字有误' });
  await withdraw(owner, standing!.id).expect(409);
  expect(await records(owner, '18.01')).toEqual([]);
  expect((await submit(owner, older)).status).toBe(201);
  expect((await records(owner, '18.01'))[0]?.values.find(({ field }) => field === 'revenue')?.value).toBe('6.00');
  // The commitments were made and stay.
  expect(await records(owner, '12.05')).toHaveLength(3);
});

test('another firm’s declarations do not exist', async () => {
  const { owner } = w.cast.baichuan;
  const [mine] = (await w.as(w.cast.hengze.owner).get(contracts.listDeclarations, { query: {} }).expect(200)).body.items as DeclarationView[];
  await w
    .as(owner)
    .get(contracts.getDeclaration, { params: { declarationId: mine!.id } })
    .expect(404);
  await withdraw(owner, mine!.id).expect(404);
  await w
    .as(owner)
    .post(contracts.startDeclaration, { body: { dataset: '18.01', replaces: mine!.id } })
    .expect(404);
  expect((await w.as(owner).get(contracts.listDeclarations, { query: {} }).expect(200)).body.items).toEqual([]);
});

test('two people of one firm declaring the same month at once: one stands', async () => {
  const { owner } = w.cast.baichuan;
  const drafts = [await start(owner), await start(owner)];
  const answers = await Promise.all(drafts.map((draft) => submit(owner, draft)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await records(owner, '18.01')).toHaveLength(1);
});
