import type { ProductTerms } from '../modules/products/products.contract.js';

type Rule = ProductTerms['rules']['rules'][number];
const test = (
  fact: string,
  operator: 'atLeast' | 'atMost' | 'is' | 'isNot' | 'oneOf' | 'noneOf',
  values: string[],
  whenMissing: 'fail' | 'manual' = 'fail',
): Rule => ({
  kind: 'test',
  fact,
  operator,
  values,
  whenMissing,
});

const common = {
  firstResponseWorkingDays: 2,
  decisionDays: 30,
  penaltyRateUpliftPercent: '50',
  prepayment: '无',
  coolingOffDays: 3,
  collection: '不外包',
} as const;
const registration = { dataset: '01.01', months: null, isRequired: true, reason: '核对企业身份和经营状态' };
const grade = { dataset: '05.01', months: 24, isRequired: true, reason: '看纳税信用是否达到要求' };
const tax = (isRequired = true) => ({ dataset: '05.02', months: 24, isRequired, reason: '估算经营规模、额度' });
const optional = (dataset: string, months: number, reason: string) => ({ dataset, months, isRequired: false, reason });
const sales = optional('05.03', 24, '看销售的规模和起伏');
const statements = optional('05.07', 24, '看资产负债和利润');
const insured = optional('06.01', 12, '看用工是否稳定');
const premiums = optional('06.02', 12, '看有没有社保欠费');
const fund = optional('07.01', 12, '看公积金缴存是否连续');
const power = optional('09.01', 12, '用电量印证生产经营');
const water = optional('09.02', 12, '用水量印证生产经营');
const gas = optional('09.03', 12, '用气量印证生产经营');
const rating = optional('12.06', 12, '参考公共信用综合评价');
const trade = optional('08.02', 12, '看进出口规模');

/** Seven products of three banks, by bank. Names, rates and rules are invented. */
export const demoProducts: ReadonlyArray<{ readonly bank: number; readonly terms: ProductTerms }> = [
  {
    bank: 0,
    terms: {
      ...common,
      name: '澄税贷',
      summary: '按纳税记录核定额度，不用抵押担保。',
      guaranteeType: 'credit',
      amountMin: '100000',
      amountMax: '3000000',
      termMonthsMin: 3,
      termMonthsMax: 24,
      rateMin: '3.45',
      rateMax: '4.35',
      fees: [],
      repaymentMethods: ['interestMonthly', 'equalInstalment'],
      use: '日常经营周转',
      tags: ['firstLoan'],
      datasets: [registration, grade, tax(), sales, insured, premiums, fund, power, rating],
      rules: {
        kind: 'all',
        rules: [
          test('ageMonths', 'atLeast', ['24']),
          test('status', 'is', ['operating']),
          test('taxGrade', 'oneOf', ['A', 'B', 'M']),
          test('taxPaid12', 'atLeast', ['200000'], 'manual'),
          test('listed', 'is', ['false']),
        ],
      },
      complaintPhone: '0990-96518 转 2',
    },
  },
  {
    bank: 0,
    terms: {
      ...common,
      name: '厂房抵押经营贷',
      guaranteeType: 'mortgage',
      amountMin: '500000',
      amountMax: '10000000',
      termMonthsMin: 12,
      termMonthsMax: 60,
      rateMin: '3.55',
      rateMax: '4.10',
      fees: [{ kind: 'appraisal', title: '评估、登记费', fixed: '6500.00' }],
      repaymentMethods: ['equalPrincipal', 'interestMonthly'],
      use: '购置设备、扩建厂房',
      tags: [],
      datasets: [registration, tax(false), statements, power, water],
      rules: { kind: 'all', rules: [test('ageMonths', 'atLeast', ['36']), test('status', 'is', ['operating']), test('listed', 'is', ['false'])] },
      complaintPhone: '0990-96518 转 2',
    },
  },
  {
    bank: 1,
    terms: {
      ...common,
      name: '稳税快贷',
      guaranteeType: 'credit',
      amountMin: '50000',
      amountMax: '2000000',
      termMonthsMin: 6,
      termMonthsMax: 12,
      rateMin: '3.65',
      rateMax: '4.80',
      fees: [{ kind: 'service', title: '服务费', percent: '0.6' }],
      repaymentMethods: ['equalInstalment'],
      use: '采购原材料',
      tags: ['renewal'],
      datasets: [registration, tax(), sales, insured, power, gas],
      rules: {
        kind: 'all',
        rules: [
          test('ageMonths', 'atLeast', ['12']),
          test('taxPaid12', 'atLeast', ['50000']),
          test('taxMonthsPaid12', 'atLeast', ['9']),
          test('taxMaxMin12', 'atMost', ['4'], 'manual'),
        ],
      },
      prepayment: '6 个月内还清收 0.5%',
      coolingOffDays: 0,
      complaintPhone: '0990-95588 转 6',
    },
  },
  {
    bank: 1,
    terms: {
      ...common,
      name: '成长增信贷',
      guaranteeType: 'guarantee',
      amountMin: '200000',
      amountMax: '5000000',
      termMonthsMin: 6,
      termMonthsMax: 36,
      rateMin: '3.40',
      rateMax: '4.20',
      fees: [{ kind: 'guarantee', title: '政府性担保费', percent: '1' }],
      repaymentMethods: ['interestMonthly', 'equalInstalment'],
      use: '日常经营周转',
      tags: ['policy', 'firstLoan'],
      datasets: [registration, grade, tax(), sales, statements, insured, fund, trade, rating],
      rules: {
        kind: 'all',
        rules: [
          test('ageMonths', 'atLeast', ['12']),
          { kind: 'any', rules: [test('taxPaidGrowth12', 'atLeast', ['0.05']), test('taxGrade', 'oneOf', ['A'])] } as Rule,
          test('listed', 'is', ['false']),
        ],
      },
      complaintPhone: '0990-95588 转 6',
    },
  },
  {
    bank: 2,
    terms: {
      ...common,
      name: '科创首贷通',
      guaranteeType: 'credit',
      amountMin: '300000',
      amountMax: '5000000',
      termMonthsMin: 12,
      termMonthsMax: 36,
      rateMin: '3.45',
      rateMax: '4.05',
      fees: [],
      repaymentMethods: ['interestMonthly'],
      use: '研发投入、采购设备',
      tags: ['technology', 'firstLoan'],
      datasets: [registration, grade, tax(), sales, statements, insured, fund],
      rules: {
        kind: 'all',
        rules: [
          test('ageMonths', 'atLeast', ['24']),
          test('industrySection', 'oneOf', ['C', 'I', 'M']),
          test('taxGrade', 'oneOf', ['A', 'B']),
          test('taxPaidGrowth12', 'atLeast', ['0']),
          test('taxPaid12', 'atLeast', ['300000']),
        ],
      },
      complaintPhone: '0990-96311',
    },
  },
  {
    bank: 2,
    terms: {
      ...common,
      name: '丰收贷',
      guaranteeType: 'credit',
      amountMin: '30000',
      amountMax: '500000',
      termMonthsMin: 6,
      termMonthsMax: 24,
      rateMin: '3.85',
      rateMax: '4.60',
      fees: [],
      repaymentMethods: ['bulletAtEnd', 'interestMonthly'],
      use: '农资采购、收储',
      tags: ['agriculture'],
      datasets: [registration, tax(false), power],
      rules: { kind: 'all', rules: [test('status', 'is', ['operating']), test('industrySection', 'oneOf', ['A']), test('listed', 'is', ['false'])] },
      complaintPhone: '0990-96311',
    },
  },
];
