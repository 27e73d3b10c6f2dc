import { describe, expect, it } from '@jest/globals';
import { etagOf, publishedProduct, ruleOf, sampleTerms } from '../../../test/sample-product.js';
import { world, type Person } from '../../../test/world.js';
import { platform } from '../../kernel/actor.js';
import { now, setClock } from '../../kernel/clock.js';
import { EvidenceEntry } from '../evidence/index.js';
import * as contracts from './products.contract.js';
import type { ProductTerms, ProductView } from './products.contract.js';

const city = world();

const draft = async (who: Person, terms = sampleTerms()): Promise<ProductView> =>
  (await city.as(who).post(contracts.draftProduct, { body: terms }).expect(201)).body as ProductView;
const own = async (who: Person, productId: string): Promise<ProductView> =>
  (await city.as(who).get(contracts.getOwnProduct, { params: { productId } }).expect(200)).body as ProductView;
const submit = async (who: Person, product: ProductView): Promise<ProductView> =>
  (
    await city
      .as(who)
      .post(contracts.submitDraft, { params: { productId: product.id }, body: { etag: etagOf(product) } })
      .expect(201)
  ).body as ProductView;
const entriesOf = async (productId: string): Promise<string[]> =>
  (await city.app.database.read().find(EvidenceEntry, { where: { subjectId: productId }, order: { id: 'ASC' } })).map((entry) => entry.kind);
const isInHall = async (productId: string): Promise<boolean> =>
  (await city.as(null).get(contracts.getHallProduct, { params: { productId }, query: {} })).status === 200;

describe('a product’s way to the shelf', () => {
  it('leads from a bank’s draft through a second person at the operator', async () => {
    const { riverBank, operator } = city.cast;
    const drafted = await draft(riverBank.productManager);
    expect(drafted).toMatchObject({
      state: null,
      published: null,
      open: { number: 1, state: 'draft', draftedBy: riverBank.productManager.name },
      can: ['edit', 'submit'],
    });
    expect(drafted.open?.ruleTexts).toEqual([
      '成立时间满 2 年',
      '纳税信用级别 A、B 或 M',
      '近 12 个月纳税不低于 20 万元；没有数据的，由银行人工看',
      '不在严重失信主体名单上',
    ]);

    const sent = await submit(riverBank.productManager, drafted);
    expect(sent).toMatchObject({ open: { state: 'inReview' }, can: [] });
    const waiting = (await city.as(operator.reviewer).get(contracts.listProductReviews, { query: {} }).expect(200)).body as { items: ProductView[] };
    expect(waiting.items.find((item) => item.id === drafted.id)).toMatchObject({ can: ['publish', 'return'], bank: { shortName: '江澄农商' } });
    expect(await isInHall(drafted.id)).toBe(false);

    const params = { productId: drafted.id };
    const published = await city
      .as(operator.reviewer)
      .post(contracts.publishVersion, { params, body: { etag: etagOf(sent) } })
      .expect(201);
    expect(published.body).toMatchObject({ state: 'offered', open: null, published: { number: 1, state: 'published' } });
    expect(await isInHall(drafted.id)).toBe(true);
    expect(await entriesOf(drafted.id)).toEqual(['product.submitted', 'product.published']);
    await city
      .as(operator.reviewer)
      .post(contracts.publishVersion, { params, body: { etag: etagOf(sent) } })
      .expect(409);
  });

  it('is closed to whoever had a hand in the version, also under another membership', async () => {
    const { riverBank, operator } = city.cast;
    const product = await submit(riverBank.productManager, await draft(riverBank.productManager));
    const { personId } = riverBank.productManager;
    const membershipId = await city.app.database.transaction((tx) =>
      city.app.identity.grantMembership(tx, platform, { personId, partyKind: 'operator', partyId: operator.id, role: 'operatorReviewer' }),
    );
    const drafterAtOperator = await city.refresh({ ...riverBank.productManager, membershipId });
    const params = { productId: product.id };
    const seen = (await city.as(drafterAtOperator).get(contracts.getProductReview, { params }).expect(200)).body as ProductView;
    expect(seen.can).toEqual([]);
    await city
      .as(drafterAtOperator)
      .post(contracts.publishVersion, { params, body: { etag: etagOf(product) } })
      .expect(403);
    await city
      .as(drafterAtOperator)
      .post(contracts.returnVersion, { params, body: { etag: etagOf(product), reason: '不行' } })
      .expect(403);
    expect((await own(riverBank.productManager, product.id)).open?.state).toBe('inReview');
    expect(await entriesOf(product.id)).toEqual(['product.submitted']);
  });

  it('asks the reviewer to prove themselves again', async () => {
    const { riverBank, operator } = city.cast;
    const product = await submit(riverBank.productManager, await draft(riverBank.productManager));
    const reviewer = await city.refresh({ ...operator.reviewer });
    setClock(new Date(now().getTime() + 6 * 60_000));
    try {
      const answer = await city
        .as(reviewer)
        .post(contracts.publishVersion, { params: { productId: product.id }, body: { etag: etagOf(product) } })
        .expect(403);
      expect(answer.body).toMatchObject({ code: 'fresh_proof_required' });
    } finally {
      setClock(null);
    }
  });

  it('goes back with a reason, and the bank’s further work on it is its own again', async () => {
    const { riverBank, operator } = city.cast;
    const product = await submit(riverBank.productManager, await draft(riverBank.productManager));
    const params = { productId: product.id };
    await city
      .as(operator.reviewer)
      .post(contracts.returnVersion, { params, body: { etag: etagOf(product), reason: '催收方式写得不清楚' } })
      .expect(201);
    const returned = await own(riverBank.productManager, product.id);
    expect(returned).toMatchObject({ open: { state: 'returned', returnedReason: '催收方式写得不清楚' }, can: ['edit'] });
    await city
      .as(riverBank.productManager)
      .post(contracts.submitDraft, { params, body: { etag: etagOf(returned) } })
      .expect(409);
    await city.as(operator.reviewer).get(contracts.getProductReview, { params }).expect(200);

    const terms = sampleTerms({ collection: '由本行工作人员在工作时间联系' });
    const saved = (
      await city
        .as(riverBank.productManager)
        .put(contracts.saveDraft, { params, body: { etag: etagOf(returned), terms } })
        .expect(200)
    ).body as ProductView;
    expect(saved.open).toMatchObject({ state: 'draft', number: 1 });
    await city.as(operator.reviewer).get(contracts.getProductReview, { params }).expect(404);
    const again = await submit(riverBank.productManager, saved);
    await city
      .as(operator.reviewer)
      .post(contracts.publishVersion, { params, body: { etag: etagOf(product) } })
      .expect(412);
    await city
      .as(operator.reviewer)
      .post(contracts.publishVersion, { params, body: { etag: etagOf(again) } })
      .expect(201);
    expect(await entriesOf(product.id)).toEqual(['product.submitted', 'product.returned', 'product.submitted', 'product.published']);
  });

  it('keeps the published version up until the next one replaces it, and keeps both for ever', async () => {
    const { riverBank, operator } = city.cast;
    const first = await publishedProduct(city, riverBank.productManager);
    const params = { productId: first.id };
    const begun = (await city.as(riverBank.productManager).post(contracts.newVersion, { params, body: {} }).expect(201)).body as ProductView;
    expect(begun.open).toMatchObject({ number: 2, state: 'draft', terms: first.published!.terms });
    await city.as(riverBank.productManager).post(contracts.newVersion, { params, body: {} }).expect(409);
    const terms = sampleTerms({ name: '澄税贷二版', rateMin: '3.60' });
    const saved = (
      await city
        .as(riverBank.productManager)
        .put(contracts.saveDraft, { params, body: { etag: etagOf(begun), terms } })
        .expect(200)
    ).body as ProductView;
    // The reviewer sees what is published, not what the bank is working on.
    const reviewed = await city.as(operator.reviewer).get(contracts.getProductReview, { params }).expect(200);
    expect(reviewed.body).toMatchObject({ open: null, published: { number: 1 } });
    const sent = await submit(riverBank.productManager, saved);

    const hall = async () => (await city.as(null).get(contracts.getHallProduct, { params }).expect(200)).body as contracts.HallProduct;
    expect(await hall()).toMatchObject({ versionNumber: 1, terms: { name: '澄税贷' } });
    await city
      .as(operator.reviewer)
      .post(contracts.publishVersion, { params, body: { etag: etagOf(sent) } })
      .expect(201);
    expect(await hall()).toMatchObject({ versionNumber: 2, terms: { name: '澄税贷二版' } });
    expect(await city.app.products.version(first.published!.id)).toMatchObject({ versionNumber: 1, wireTerms: { name: '澄税贷' } });
  });
});

describe('a draft', () => {
  it('does not exist for another bank, nor for the operator', async () => {
    const { riverBank, hillBank, operator } = city.cast;
    const product = await draft(riverBank.productManager);
    const params = { productId: product.id };
    const rival = city.as(hillBank.productManager);
    const etag = etagOf(product);
    await rival.get(contracts.getOwnProduct, { params }).expect(404);
    await rival.put(contracts.saveDraft, { params, body: { etag, terms: sampleTerms({ name: '抢走' }) } }).expect(404);
    await rival.put(contracts.saveDraft, { params, body: { etag, terms: sampleTerms({ amountMin: '9999999' }) } }).expect(404);
    await rival.post(contracts.submitDraft, { params, body: { etag } }).expect(404);
    await rival.post(contracts.newVersion, { params, body: {} }).expect(404);
    await rival.post(contracts.changeShelf, { params, body: { move: 'retire' } }).expect(404);
    await rival.post(contracts.tryRules, { params, body: { rules: sampleTerms().rules } }).expect(404);
    await city.as(operator.reviewer).get(contracts.getProductReview, { params }).expect(404);
    await city.as(operator.reviewer).post(contracts.publishVersion, { params, body: { etag } }).expect(404);
    const list = (await rival.get(contracts.listOwnProducts, { query: {} }).expect(200)).body as { items: ProductView[] };
    expect(list.items).toEqual([]);
    expect(await own(riverBank.productManager, product.id)).toEqual(product);
  });

  it('of one’s own bank is read by colleagues and written by product managers', async () => {
    const { riverBank } = city.cast;
    const product = await draft(riverBank.productManager);
    expect((await own(riverBank.approver, product.id)).can).toEqual([]);
    await city
      .as(riverBank.approver)
      .put(contracts.saveDraft, { params: { productId: product.id }, body: { etag: etagOf(product), terms: sampleTerms() } })
      .expect(403);
  });

  it('is never overwritten by someone who has read an older one', async () => {
    const { riverBank } = city.cast;
    const product = await draft(riverBank.productManager);
    const params = { productId: product.id };
    const save = (etag: string, name: string) =>
      city.as(riverBank.productManager).put(contracts.saveDraft, { params, body: { etag, terms: sampleTerms({ name }) } });
    await save(etagOf(product), '第一次').expect(200);
    const stale = await save(etagOf(product), '第二次').expect(412);
    expect(stale.body).toMatchObject({ code: 'precondition_failed' });
    await city
      .as(riverBank.productManager)
      .post(contracts.submitDraft, { params, body: { etag: etagOf(product) } })
      .expect(412);
    const current = await own(riverBank.productManager, product.id);
    expect(current.open?.terms.name).toBe('第一次');

    const both = await Promise.all([save(etagOf(current), '左'), save(etagOf(current), '右')]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 412]);
  });

  it('is made once, however often the button is pressed', async () => {
    const { hillBank } = city.cast;
    const [first, second] = [0, 1].map(() =>
      city.as(hillBank.productManager).post(contracts.draftProduct, { body: sampleTerms({ name: '只此一款' }) }, { key: 'draft-once-1' }),
    );
    const bodies = [(await first!.expect(201)).body, (await second!.expect(201)).body] as ProductView[];
    expect(bodies[1]!.id).toBe(bodies[0]!.id);
  });

  it.each<[string, Partial<ProductTerms>, string]>([
    ['amounts the wrong way round', { amountMin: '3000001' }, '/amountMax'],
    [
      'a dataset nobody knows',
      { datasets: [...sampleTerms().datasets, { dataset: '98.76', months: 6, isRequired: false, reason: '看看' }] },
      '/datasets/2/dataset',
    ],
    ['a rule without its dataset', { datasets: [sampleTerms().datasets[0]!] }, '/rules/rules/2/fact'],
    [
      'a rule over more months than asked for',
      { datasets: [sampleTerms().datasets[0]!, { ...sampleTerms().datasets[1]!, months: 6 }] },
      '/datasets/1/months',
    ],
    ['a fact nobody computes', { rules: { kind: 'all', rules: [ruleOf('luck', 'atLeast', ['1'])] } }, '/rules/rules/0/fact'],
    ['a comparison without sense', { rules: { kind: 'all', rules: [ruleOf('listed', 'atLeast', ['true'])] } }, '/rules/rules/0/operator'],
    ['a value nobody can read', { rules: { kind: 'all', rules: [ruleOf('taxPaid12', 'atLeast', ['二十万'])] } }, '/rules/rules/0/values/0'],
    [
      'the same rule twice',
      { rules: { kind: 'all', rules: [ruleOf('ageMonths', 'atLeast', ['1']), ruleOf('ageMonths', 'atLeast', ['2'])] } },
      '/rules/rules/1',
    ],
    [
      'an unknown field of a rule',
      { rules: { kind: 'all', rules: [{ ...ruleOf('ageMonths', 'atLeast', ['1']), weight: 3 } as never] } },
      '/rules/rules/0',
    ],
  ])('is refused with the place of the mistake: %s', async (_, changes, pointer) => {
    const { riverBank } = city.cast;
    const made = await city
      .as(riverBank.productManager)
      .post(contracts.draftProduct, { body: sampleTerms(changes) })
      .expect(422);
    expect((made.body as { errors: { pointer: string }[] }).errors[0]!.pointer).toMatch(new RegExp(`^/body${pointer}`));

    const product = await draft(riverBank.productManager);
    const saved = await city
      .as(riverBank.productManager)
      .put(contracts.saveDraft, { params: { productId: product.id }, body: { etag: etagOf(product), terms: sampleTerms(changes) } })
      .expect(422);
    expect((saved.body as { errors: { pointer: string }[] }).errors[0]!.pointer).toMatch(new RegExp(`^/body/terms${pointer}`));
    expect(await own(riverBank.productManager, product.id)).toEqual(product);
  });
});
