import { beforeAll, describe, expect, it } from '@jest/globals';
import { publishedProduct, sampleTerms } from '../../../test/sample-product.js';
import { world } from '../../../test/world.js';
import { fenOf, yuanOf } from '../../kernel/pure/money.js';
import { percentOf, ppmOf } from '../../kernel/pure/rate.js';
import { costOf } from './costs.pure.js';
import { getHallProduct, listHallProducts, type HallProduct, type ProductTerms } from './products.contract.js';
import { readTerms } from './terms.pure.js';

const city = world();
const products: Record<'tax' | 'power' | 'equipment' | 'twin', ProductTerms> = {
  tax: sampleTerms({ name: '澄税贷', rateMin: '3.85' }),
  power: sampleTerms({
    name: '电费快贷',
    rateMin: '3.65',
    fees: [{ kind: 'service', title: '服务费', percent: '0.6' }],
    repaymentMethods: ['equalInstalment'],
    termMonthsMin: 6,
    termMonthsMax: 12,
    amountMax: '2000000',
    tags: ['renewal'],
  }),
  equipment: sampleTerms({
    name: '设备更新贷',
    guaranteeType: 'mortgage',
    rateMin: '3.55',
    fees: [{ kind: 'appraisal', title: '评估费', fixed: '8600' }],
    repaymentMethods: ['equalPrincipal'],
    termMonthsMin: 12,
    termMonthsMax: 60,
    amountMax: '10000000',
    tags: ['technology', 'policy'],
  }),
  twin: sampleTerms({ name: '同价贷', rateMin: '3.85', rateMax: '3.9' }),
};

beforeAll(async () => {
  const { riverBank, hillBank } = city.cast;
  await publishedProduct(city, riverBank.productManager, products.tax);
  await publishedProduct(city, riverBank.productManager, products.power);
  await publishedProduct(city, hillBank.productManager, products.equipment);
  await publishedProduct(city, hillBank.productManager, products.twin);
});

const list = async (query: Record<string, string>): Promise<{ items: HallProduct[]; nextCursor: string | null }> =>
  (await city.as(null).get(listHallProducts, { query }).expect(200)).body as { items: HallProduct[]; nextCursor: string | null };
const names = (items: readonly HallProduct[]): string[] => items.map((item) => item.terms.name);

describe('the hall', () => {
  it('is open to everyone and shows the whole cost, cheapest first', async () => {
    const { items } = await list({ amount: '1000000', months: '12' });
    for (const item of items) {
      const cost = costOf(readTerms(item.terms), { amountFen: fenOf('1000000'), months: 12 })!;
      expect(item.cost).toEqual({
        amount: '1000000.00',
        months: 12,
        method: item.terms.repaymentMethods[0],
        interest: yuanOf(cost.interestFen),
        fees: yuanOf(cost.feesFen),
        total: yuanOf(cost.interestFen + cost.feesFen),
        apr: percentOf(cost.aprPpm),
        averageOutstanding: yuanOf(cost.averageOutstandingFen),
      });
    }
    const rates = items.map((item) => ppmOf(item.cost!.apr));
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    expect(items.find((item) => item.terms.name === '澄税贷')!.cost).toMatchObject({
      interest: '38499.96',
      fees: '0.00',
      apr: '3.85',
      averageOutstanding: '1000000.00',
    });
    expect(items[0]).toMatchObject({ record: null, bank: { shortName: '江澄农商' }, versionNumber: 1 });
    // Less interest, and yet dearer: the money is paid back month by month, and there is a fee.
    expect(names(items)).toEqual(['澄税贷', '同价贷', '电费快贷', '设备更新贷']);
  });

  it('takes the middle of each product’s own range when nothing is asked', async () => {
    const { items } = await list({});
    expect(Object.fromEntries(items.map((item) => [item.terms.name, [item.cost?.amount, item.cost?.months]]))).toEqual({
      澄税贷: ['1550000.00', 12],
      同价贷: ['1550000.00', 12],
      电费快贷: ['1050000.00', 12],
      设备更新贷: ['5050000.00', 12],
    });
  });

  it('puts last, without a cost, what cannot serve the need', async () => {
    const { items } = await list({ amount: '5000000', months: '36' });
    expect(items.map((item) => [item.terms.name, item.cost !== null])[0]).toEqual(['设备更新贷', true]);
    expect(items.slice(1).map((item) => item.cost)).toEqual([null, null, null]);
  });

  it('turns pages without repeating or leaving out any, also between equal costs', async () => {
    const whole = await list({ amount: '1000000', months: '12' });
    const paged: HallProduct[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof list>> = await list({ amount: '1000000', months: '12', limit: '1', ...(cursor && { cursor }) });
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.items);
    await city
      .as(null)
      .get(listHallProducts, { query: { cursor: 'nonsense' } })
      .expect(422);
  });

  it('filters by guarantee, tag and bank', async () => {
    expect(names((await list({ guaranteeType: 'mortgage' })).items)).toEqual(['设备更新贷']);
    expect(names((await list({ tag: 'renewal' })).items)).toEqual(['电费快贷']);
    expect(names((await list({ bankId: city.cast.hillBank.id })).items).sort()).toEqual(['同价贷', '设备更新贷'].sort());
    expect((await list({ bankId: city.cast.hillBank.id, tag: 'renewal' })).items).toEqual([]);
    await city
      .as(null)
      .call(listHallProducts, { query: { paidPlacement: 'yes' } })
      .expect(422);
    await city
      .as(null)
      .call(listHallProducts, { query: { amount: '-5' } })
      .expect(422);
  });

  it('opens one product at the amount and term asked', async () => {
    const [first] = (await list({ tag: 'renewal' })).items;
    const params = { productId: first!.id };
    const one = (
      await city
        .as(null)
        .get(getHallProduct, { params, query: { amount: '300000', months: 6 } })
        .expect(200)
    ).body as HallProduct;
    const cost = costOf(readTerms(products.power), { amountFen: fenOf('300000'), months: 6 })!;
    expect(one.cost).toMatchObject({ amount: '300000.00', months: 6, fees: '1800.00', apr: percentOf(cost.aprPpm) });
    await city
      .as(null)
      .get(getHallProduct, { params: { productId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, query: {} })
      .expect(404);
  });
});
