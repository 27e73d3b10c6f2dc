import type { ProductTerms, RuleTest } from '../src/modules/products/products.contract.js';
import { draftProduct, publishVersion, submitDraft, type ProductView } from '../src/modules/products/products.contract.js';
import type { Person, World } from './world.js';

export const ruleOf = (fact: string, operator: RuleTest['operator'], values: string[], whenMissing: RuleTest['whenMissing'] = 'fail'): RuleTest => ({
  kind: 'test',
  fact,
  operator,
  values,
  whenMissing,
});

/** 澄税贷: a credit loan on tax data, complete and sound. */
export const sampleTerms = (changes: Partial<ProductTerms> = {}): ProductTerms => ({
  name: '澄税贷',
  guaranteeType: 'credit',
  amountMin: '100000',
  amountMax: '3000000',
  termMonthsMin: 3,
  termMonthsMax: 24,
  rateMin: '3.85',
  rateMax: '4.35',
  fees: [],
  repaymentMethods: ['interestMonthly', 'equalInstalment'],
  use: '经营周转',
  tags: ['firstLoan'],
  datasets: [
    { dataset: '05.01', months: 12, isRequired: true, reason: '看纳税信用级别' },
    { dataset: '05.02', months: 12, isRequired: true, reason: '看纳税规模是否稳定' },
  ],
  rules: {
    kind: 'all',
    rules: [
      ruleOf('ageMonths', 'atLeast', ['24']),
      ruleOf('taxGrade', 'oneOf', ['A', 'B', 'M']),
      ruleOf('taxPaid12', 'atLeast', ['200000.00'], 'manual'),
      ruleOf('listed', 'is', ['false']),
    ],
  },
  firstResponseWorkingDays: 2,
  decisionDays: 10,
  penaltyRateUpliftPercent: '50',
  prepayment: '可以提前还款，不收违约金',
  coolingOffDays: 0,
  collection: '由本行工作人员联系',
  complaintPhone: '0990-96888',
  ...changes,
});

/** Drafted and sent in by one person, published by another, all over HTTP. */
export async function publishedProduct(city: World, manager: Person, terms: ProductTerms = sampleTerms()): Promise<ProductView> {
  const drafted = (await city.as(manager).post(draftProduct, { body: terms }).expect(201)).body as ProductView;
  const params = { productId: drafted.id };
  const sent = (
    await city
      .as(manager)
      .post(submitDraft, { params, body: { etag: etagOf(drafted) } })
      .expect(201)
  ).body as ProductView;
  const { reviewer } = city.cast.operator;
  return (
    await city
      .as(reviewer)
      .post(publishVersion, { params, body: { etag: etagOf(sent) } })
      .expect(201)
  ).body as ProductView;
}

/** Of the version being worked on. */
export const etagOf = (product: ProductView): string => product.open?.etag ?? '';
