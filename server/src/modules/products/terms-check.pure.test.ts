import { factsFor } from '../profiles/index.js';
import { FactVocabulary } from './fact-values.pure.js';
import { productTerms, type ProductTerms, type RuleTest } from './products.contract.js';
import { checkTerms, type DatasetBrief } from './terms-check.pure.js';

const vocabulary = new FactVocabulary(factsFor('990100'));
const datasets = new Map<string, DatasetBrief>(
  (
    [
      ['01.01', '经营主体登记基本信息', 'public'],
      ['05.01', '纳税信用级别', 'onConsent'],
      ['05.02', '纳税申报与入库', 'onConsent'],
      ['12.04', '严重失信主体名单', 'public'],
      ['17.01', '公安内部数据', 'governmentOnly'],
    ] as const
  ).map(([code, title, disclosure]) => [code, { code, title, disclosure, periodField: code.startsWith('05') ? 'month' : null }]),
);
const test = (fact: string, operator: RuleTest['operator'], ...values: string[]): RuleTest => ({
  kind: 'test',
  fact,
  operator,
  values,
  whenMissing: 'fail',
});
const withRules = (...rules: ProductTerms['rules']['rules']): Partial<ProductTerms> => ({ rules: { kind: 'all', rules } });

const good = productTerms.parse({
  name: '澄税贷',
  guaranteeType: 'credit',
  amountMin: '100000',
  amountMax: '3000000.00',
  termMonthsMin: 3,
  termMonthsMax: 24,
  rateMin: '3.85',
  rateMax: '4.35',
  fees: [{ kind: 'service', title: '服务费', percent: '0.6' }],
  repaymentMethods: ['interestMonthly', 'equalInstalment'],
  use: '经营周转',
  tags: ['firstLoan'],
  datasets: [
    { dataset: '05.01', months: 12, isRequired: true, reason: '看纳税信用' },
    { dataset: '05.02', months: 24, isRequired: true, reason: '看纳税规模' },
  ],
  rules: {
    kind: 'all',
    rules: [
      test('ageMonths', 'atLeast', '24'),
      test('taxGrade', 'oneOf', 'A', 'B', 'M'),
      test('taxPaid12', 'atLeast', '200000'),
      test('listed', 'is', 'false'),
      { kind: 'any', rules: [test('taxPaidGrowth12', 'atLeast', '-0.05'), test('region', 'is', '990100')] },
    ],
  },
  firstResponseWorkingDays: 2,
  decisionDays: 10,
  penaltyRateUpliftPercent: '50',
  prepayment: '可提前还款，不收违约金',
  coolingOffDays: 0,
  collection: '本行自行催收',
  complaintPhone: '0990-96888',
});
const pointers = (changes: Partial<ProductTerms>): string[] =>
  checkTerms({ ...good, ...changes }, { vocabulary, datasets }).map(({ pointer, rule }) => `${pointer} ${rule}`);

it('has nothing to say about sound terms', () => {
  expect(pointers({})).toEqual([]);
});

it.each<[string, Partial<ProductTerms>, string[]]>([
  ['amounts the wrong way round', { amountMin: '3000000.01' }, ['/amountMax range']],
  ['terms the wrong way round', { termMonthsMin: 25 }, ['/termMonthsMax range']],
  ['rates the wrong way round', { rateMin: '4.3501' }, ['/rateMax range']],
  ['a penalty below nothing', { penaltyRateUpliftPercent: '-1' }, ['/penaltyRateUpliftPercent range']],
  ['fees as large as the smallest loan', { fees: [{ kind: 'other', title: '一', fixed: '100000' }] }, ['/fees range']],
  ['a fee twice', { fees: [...good.fees, ...good.fees] }, ['/fees/1/title duplicate']],
  ['a method twice', { repaymentMethods: ['revolving', 'revolving'] }, ['/repaymentMethods/1 duplicate']],
  ['a tag twice', { tags: ['green', 'policy', 'green'] }, ['/tags/2 duplicate']],
  [
    'a dataset nobody knows',
    { datasets: [...good.datasets, { dataset: '99.99', months: null, isRequired: false, reason: '看' }] },
    ['/datasets/2/dataset unknown'],
  ],
  [
    'a dataset of the authorities alone',
    { datasets: [...good.datasets, { dataset: '17.01', months: null, isRequired: false, reason: '看' }] },
    ['/datasets/2/dataset disclosure'],
  ],
  ['a dataset twice', { datasets: [...good.datasets, good.datasets[0]!] }, ['/datasets/2/dataset duplicate']],
  ['months left open', { datasets: [{ ...good.datasets[0]!, months: null }, good.datasets[1]!] }, ['/datasets/0/months required']],
  ['a fact nobody computes', withRules(test('shoeSize', 'atLeast', '1')), ['/rules/rules/0/fact unknown']],
  ['a comparison that makes no sense', withRules(test('taxPaid12', 'is', '1')), ['/rules/rules/0/operator operator']],
  ['two values where one is asked', withRules(test('ageMonths', 'atLeast', '1', '2')), ['/rules/rules/0/values single']],
  ['an amount that cannot be read', withRules(test('taxPaid12', 'atLeast', '20万')), ['/rules/rules/0/values/0 value']],
  ['a negative amount', withRules(test('taxPaid12', 'atLeast', '-1')), ['/rules/rules/0/values/0 range']],
  ['months without end', withRules(test('ageMonths', 'atMost', '1201')), ['/rules/rules/0/values/0 range']],
  ['half a month', withRules(test('ageMonths', 'atMost', '1.5')), ['/rules/rules/0/values/0 value']],
  ['a grade that is not given', withRules(test('taxGrade', 'oneOf', 'A', 'E')), ['/rules/rules/0/values/1 value']],
  ['a word for a flag', withRules(test('listed', 'is', 'no')), ['/rules/rules/0/values/0 value']],
  ['a value twice', withRules(test('taxGrade', 'oneOf', 'A', 'A')), ['/rules/rules/0/values/1 duplicate']],
  ['a line twice', withRules(test('ageMonths', 'atLeast', '1'), test('ageMonths', 'atLeast', '2')), ['/rules/rules/1 duplicate']],
  [
    'a member twice',
    withRules({ kind: 'any', rules: [test('ageMonths', 'atLeast', '1'), test('ageMonths', 'atLeast', '1')] }),
    ['/rules/rules/0/rules/1 duplicate'],
  ],
  ['a line nobody can meet', withRules(test('taxGrade', 'noneOf', 'A', 'B', 'M', 'C', 'D')), ['/rules/rules/0/values never']],
  ['a line everybody meets', withRules(test('taxGrade', 'atLeast', 'D')), ['/rules/rules/0/values always']],
  [
    'two lines nobody can meet',
    withRules(test('ageMonths', 'atLeast', '36'), test('ageMonths', 'atMost', '24')),
    ['/rules/rules/1/values/0 contradiction'],
  ],
  [
    'a mistake inside a group',
    withRules({ kind: 'any', rules: [test('ageMonths', 'atLeast', '1'), test('x', 'is', '1')] }),
    ['/rules/rules/0/rules/1/fact unknown'],
  ],
])('names the place of %s', (_, changes, expected) => {
  expect(pointers(changes)).toEqual(expected);
});

it('asks that the data behind a rule be asked for, long enough', () => {
  const [grade, tax] = good.datasets as [ProductTerms['datasets'][number], ProductTerms['datasets'][number]];
  const missing = checkTerms({ ...good, datasets: [grade] }, { vocabulary, datasets });
  expect(missing.map(({ pointer }) => pointer)).toEqual(['/rules/rules/2/fact', '/rules/rules/4/rules/0/fact']);
  expect(missing[0]!.detail).toBe('用到“近 12 个月纳税”，但需要的数据里没有“纳税申报与入库”（05.02）');
  const short = checkTerms({ ...good, datasets: [grade, { ...tax, months: 12 }] }, { vocabulary, datasets });
  expect(short).toEqual([
    { pointer: '/datasets/1/months', rule: 'months', detail: '“近 12 个月纳税同比”要看 24 个月的“纳税申报与入库”（05.02），这里不够' },
  ]);
});

it('tells all mistakes at once', () => {
  expect(pointers({ amountMin: '9999999', rateMin: '5', ...withRules(test('x', 'is', 'y')) })).toEqual([
    '/amountMax range',
    '/rateMax range',
    '/rules/rules/0/fact unknown',
  ]);
});
