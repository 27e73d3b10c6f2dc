import { beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/deliveries.js';
import { deliver, gradeHeader, monthlyPayments, paymentsHeader, registrationHeader } from '../../../test/sample-files.js';
import { publishedProduct, ruleOf, sampleTerms } from '../../../test/sample-product.js';
import { world, type Firm, type Person } from '../../../test/world.js';
import { now, setClock } from '../../kernel/clock.js';
import { addMonths, chinaDate } from '../../kernel/pure/working-calendar.js';
import { EvidenceEntry } from '../evidence/index.js';
import { changeShelf, type ProductTerms, type ProductView } from '../products/products.contract.js';
import { getMatch, listMatches, type MatchView } from './matching.contract.js';

const city = world();
const today = (): string => chinaDate(now());
const products = new Map<string, ProductView>();

interface Matches {
  readonly items: MatchView[];
  readonly nextCursor: string | null;
  readonly counts: Record<'fit' | 'manual' | 'near' | 'unfit', number>;
  readonly sort: string;
}
const matches = async (who: Person, query: Record<string, string> = {}): Promise<Matches> =>
  (await city.as(who).get(listMatches, { query }).expect(200)).body as Matches;
const match = async (who: Person, name: string): Promise<MatchView> =>
  (
    await city
      .as(who)
      .get(getMatch, { params: { productId: products.get(name)!.id }, query: {} })
      .expect(200)
  ).body as MatchView;
const publish = async (manager: Person, terms: Partial<ProductTerms>): Promise<void> => {
  const product = await publishedProduct(city, manager, sampleTerms(terms));
  products.set(product.name, product);
};
const registration = (firm: Firm, region: string, establishedOn: string): string[] => [
  firm.uscc,
  firm.name,
  firm.legalRepresentative,
  firm.identityNumber,
  region,
  'C34',
  '500000',
  establishedOn,
  '在营',
  '40',
];

const listHeader = ['统一社会信用代码', '名单名称', '认定机关', '列入日期', '决定书文号'];
/** The list as it stands, with somebody else on it: from now on its silence about the two firms is an answer. */
const listComes = (number: number) =>
  deliver(city, city.cast.market.officer, '12.04', listHeader, [
    [codeOf(number), '安全生产失信', '江澄市应急管理局', '2026-05-06', `澄应急〔2026〕${number} 号`],
  ]);
const dayMs = 86_400_000;
beforeAll(() => setClock(new Date('2026-11-12T02:00:00Z')));

beforeAll(async () => {
  const { market, tax, hengze, baichuan, riverBank, hillBank } = city.cast;
  // 恒泽 is nineteen months old, grade C, and has paid 11.8 万元 in twelve months; 百川 is old, grade A, and paid 118.80 万元.
  await deliver(city, market.officer, '01.01', registrationHeader, [
    registration(hengze, '990102', addMonths(today(), -19)),
    registration(baichuan, '990101', '2017-03-01'),
  ]);
  const year = String(Number(today().slice(0, 4)) - 1);
  await deliver(city, tax.officer, '05.01', gradeHeader, [
    [hengze.uscc, year, 'C 级'],
    [baichuan.uscc, year, 'A 级'],
  ]);
  await deliver(city, tax.officer, '05.02', paymentsHeader, [
    ...monthlyPayments(hengze.uscc, '10000.00', 11),
    ...monthlyPayments(hengze.uscc, '8000.00', 12).slice(11),
    ...monthlyPayments(baichuan.uscc, '99000.00', 12),
  ]);
  const age = (months: string) => ruleOf('ageMonths', 'atLeast', [months]);
  await publish(riverBank.productManager, { name: '澄税贷', rateMin: '3.20' });
  await publish(riverBank.productManager, {
    name: '起步贷',
    rateMin: '4.00',
    rules: { kind: 'all', rules: [age('12'), ruleOf('status', 'is', ['operating'])] },
  });
  await publish(riverBank.productManager, { name: '便宜起步贷', rateMin: '3.90', rules: { kind: 'all', rules: [age('19')] }, tags: ['policy'] });
  await publish(hillBank.productManager, {
    name: '销售贷',
    rateMin: '3.00',
    rules: { kind: 'all', rules: [age('6'), ruleOf('sales12', 'atLeast', ['1000000'], 'manual')] },
  });
  await publish(hillBank.productManager, {
    name: '老店贷',
    rateMin: '3.10',
    rules: { kind: 'all', rules: [age('60'), { kind: 'any', rules: [ruleOf('taxGrade', 'atLeast', ['M']), ruleOf('region', 'is', ['990101'])] }] },
  });
});

describe('a list that does not come', () => {
  const listRule = async () => {
    const { rules } = await match(city.cast.baichuan.owner, '澄税贷');
    return rules[3]!;
  };

  it('is unknown before its first delivery, never passed', async () => {
    expect(await listRule()).toMatchObject({ outcome: 'manual', actual: null, distance: null, asOf: null });
    expect((await listRule()).advice).toContain('没有查成，不等于没有列入：“严重失信主体名单”还没有到');
    expect(await match(city.cast.baichuan.owner, '澄税贷')).toMatchObject({ fit: 'manual', met: 3, failed: 0, manual: 1 });
    await listComes(1);
    expect(await listRule()).toMatchObject({ outcome: 'met', actual: '未列入', asOf: today() });
  });

  it('is unknown again once it is later than promised; a firm that is on it stays on it', async () => {
    const arrivedOn = today();
    setClock(new Date(now().getTime() + 2 * dayMs));
    // Promised within two days, so this is still the list of that day, and says so.
    expect(await listRule()).toMatchObject({ outcome: 'met', asOf: arrivedOn });
    setClock(new Date(now().getTime() + dayMs));
    expect(await listRule()).toMatchObject({ outcome: 'manual', actual: null });
    expect((await listRule()).advice).toMatch(/没有查成，不等于没有列入：“严重失信主体名单”应在 \S+ 前更新，已晚 1 天/);
    await listComes(2);
    expect(await listRule()).toMatchObject({ outcome: 'met', asOf: today() });
  });
});

describe('an enterprise in the hall', () => {
  it('sees what fits first, then by whole cost, with how much it lacks', async () => {
    const { items, counts, sort } = await matches(city.cast.hengze.owner);
    expect(items.map((item) => [item.product.terms.name, item.fit])).toEqual([
      ['便宜起步贷', 'fit'],
      ['起步贷', 'fit'],
      ['销售贷', 'manual'],
      ['老店贷', 'near'],
      ['澄税贷', 'unfit'],
    ]);
    expect(counts).toEqual({ fit: 2, manual: 1, near: 1, unfit: 1 });
    expect(sort).toBe('先列符合条件的，再按综合年化成本从低到高');
  });

  it('reads every rule with its own figure, the day and the source', async () => {
    const found = await match(city.cast.hengze.owner, '澄税贷');
    expect(found).toMatchObject({ fit: 'unfit', met: 1, failed: 3, manual: 0 });
    expect(found.rules.map(({ text, outcome, actual, required, distance }) => ({ text, outcome, actual, required, distance }))).toEqual([
      { text: '成立时间满 2 年', outcome: 'failed', actual: '1 年 7 个月', required: '满 2 年', distance: '差 5 个月' },
      { text: '纳税信用级别 A、B 或 M', outcome: 'failed', actual: 'C', required: 'A、B 或 M', distance: '低 1 级' },
      { text: '近 12 个月纳税不低于 20 万元', outcome: 'failed', actual: '11.80 万元', required: '不低于 20 万元', distance: '差 8.20 万元' },
      { text: '不在严重失信主体名单上', outcome: 'met', actual: '未列入', required: '未列入', distance: null },
    ]);
    expect(found.rules[0]!.advice).toBe('再过 5 个月满 2 年，届时符合');
    expect(found.rules[2]).toMatchObject({ sourceName: '税务部门', scale: { from: '0 万元', isBetterAbove: true } });
    expect(found.rules[2]!.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('sees what a group of conditions lacks, member by member', async () => {
    const found = await match(city.cast.hengze.owner, '老店贷');
    expect(found).toMatchObject({ fit: 'near', failed: 2 });
    expect(found.rules[1]).toMatchObject({ outcome: 'failed', distance: '低 1 级，或应为澄东区' });
    expect(found.rules[1]!.members).toEqual([
      { text: '纳税信用级别 A、B 或 M', outcome: 'failed', actual: 'C', distance: '低 1 级' },
      { text: '所在区县为澄东区', outcome: 'failed', actual: '高新区', distance: '应为澄东区' },
    ]);
  });

  it('leaves to people what the data does not tell', async () => {
    const found = await match(city.cast.hengze.agent, '销售贷');
    expect(found).toMatchObject({ fit: 'manual', met: 1, manual: 1 });
    expect(found.rules[1]).toMatchObject({ outcome: 'manual', actual: null, distance: null, asOf: null });
  });

  it('is judged by its own data, not by another firm’s', async () => {
    const { counts } = await matches(city.cast.baichuan.owner);
    expect(counts).toEqual({ fit: 4, manual: 1, near: 0, unfit: 0 });
    expect((await match(city.cast.baichuan.owner, '澄税贷')).rules[2]).toMatchObject({ outcome: 'met', actual: '118.80 万元' });
  });

  it('filters, asks for an amount, and turns pages', async () => {
    const { owner } = city.cast.hengze;
    const fitting = await matches(owner, { fit: 'fit' });
    expect([fitting.items.length, fitting.counts.unfit]).toEqual([2, 1]);
    expect((await matches(owner, { tag: 'policy' })).counts).toEqual({ fit: 1, manual: 0, near: 0, unfit: 0 });
    expect((await matches(owner, { bankId: city.cast.hillBank.id })).items).toHaveLength(2);
    const asked = await matches(owner, { amount: '500000', months: '6' });
    expect(asked.items[0]!.product.cost).toMatchObject({ amount: '500000.00', months: 6 });
    const paged: MatchView[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Matches = await matches(owner, { limit: '2', ...(cursor && { cursor }) });
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual((await matches(owner)).items);
  });

  it('is alone with it: no bank may ask, and nothing is written', async () => {
    const entries = () => city.app.database.read().count(EvidenceEntry);
    const before = await entries();
    await matches(city.cast.hengze.owner);
    await match(city.cast.hengze.owner, '澄税贷');
    expect(await entries()).toBe(before);
    await city.as(city.cast.riverBank.productManager).get(listMatches, { query: {} }).expect(403);
    await city.as(null).get(listMatches, { query: {} }).expect(401);
  });

  it('no longer finds what has left the shelf', async () => {
    const { hillBank, hengze } = city.cast;
    const productId = products.get('老店贷')!.id;
    await city
      .as(hillBank.productManager)
      .post(changeShelf, { params: { productId }, body: { move: 'retire' } })
      .expect(201);
    await city.as(hengze.owner).get(getMatch, { params: { productId }, query: {} }).expect(404);
    expect((await matches(hengze.owner)).counts.near).toBe(0);
  });
});
