import { largeMoneyBands, type Written } from './words.js';

const group = '财务';
const statement = (field: string) => ({ op: 'field', dataset: '05.07', field, as: 'money' }) as const;
const report = (field: string, back = 0) => ({ op: 'field', dataset: '01.06', field, as: 'money', back }) as const;
type Quantity = ReturnType<typeof statement> | ReturnType<typeof report>;

const share = (code: string, title: string, of: Quantity, to: Quantity, direction: 'more' | 'less', bands: string[]): Written => ({
  code,
  title,
  group,
  type: 'ratio',
  unit: '%',
  expression: { op: 'ratio', of, to },
  direction,
  bands,
  isFact: true,
  isCompared: true,
});

export const financeIndicators: Written[] = [
  {
    code: 'assets',
    title: '最近一期资产总额',
    group,
    type: 'money',
    unit: '万元',
    expression: statement('totalAssets'),
    direction: 'more',
    bands: largeMoneyBands,
    isFact: true,
  },
  share('debtRatio', '最近一期资产负债率', statement('totalLiabilities'), statement('totalAssets'), 'less', ['0.3', '0.5', '0.7', '0.9', '1']),
  {
    code: 'currentRatio',
    title: '最近一期流动资产 ÷ 流动负债',
    group,
    type: 'ratio',
    unit: '倍',
    expression: { op: 'ratio', of: statement('currentAssets'), to: statement('currentLiabilities') },
    direction: 'more',
    bands: ['0.5', '1', '1.5', '2'],
    isFact: true,
  },
  share('netMargin', '最近一期净利润率', statement('netProfit'), statement('revenue'), 'more', ['0', '0.02', '0.05', '0.1', '0.2']),
  {
    code: 'reportRevenue',
    title: '最近年报营业总收入',
    group,
    type: 'money',
    unit: '万元',
    expression: report('revenue'),
    direction: 'more',
    bands: largeMoneyBands,
    isFact: true,
  },
  {
    code: 'reportRevenueChange',
    title: '年报营业总收入同比',
    group,
    type: 'ratio',
    unit: '%',
    expression: { op: 'change', of: report('revenue'), from: report('revenue', 1) },
    direction: 'more',
    bands: ['-0.3', '-0.1', '0', '0.1', '0.3'],
    isFact: true,
  },
  share('reportDebtRatio', '最近年报资产负债率', report('liabilities'), report('assets'), 'less', ['0.3', '0.5', '0.7', '0.9', '1']),
  share('reportMargin', '最近年报利润率', report('profit'), report('revenue'), 'more', ['0', '0.02', '0.05', '0.1', '0.2']),
];
