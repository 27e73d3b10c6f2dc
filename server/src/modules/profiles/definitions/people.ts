import { changeBands, moneyBands, monthBands, type Written } from './words.js';

const insured = { dataset: '06.01', field: 'pensionHeads', as: 'count', perMonth: 'max' } as const;
const premiums = { dataset: '06.02', field: 'paid', as: 'money' } as const;
const fund = { dataset: '07.01', field: 'paid', as: 'money' } as const;
const fundHeads = { dataset: '07.01', field: 'heads', as: 'count' } as const;
const headBands = ['5', '10', '20', '50', '100', '300'];

const heads = (code: string, title: string, group: string, expression: Written['expression'], isCompared = false): Written => ({
  code,
  title,
  group,
  type: 'integer',
  unit: '人',
  expression,
  direction: 'more',
  bands: headBands,
  isFact: true,
  isCompared,
});
const growing = (code: string, title: string, group: string, of: typeof insured | typeof fundHeads): Written => ({
  code,
  title,
  group,
  type: 'ratio',
  unit: '%',
  expression: { op: 'growth', of, months: 1, against: 'yearBefore' },
  direction: 'more',
  bands: changeBands,
  isFact: true,
});
const months = (code: string, title: string, group: string, expression: Written['expression'], direction: 'more' | 'less'): Written => ({
  code,
  title,
  group,
  type: 'integer',
  unit: '个月',
  expression,
  direction,
  bands: monthBands,
  isFact: true,
});
const yuan = (code: string, title: string, group: string, expression: Written['expression']): Written => ({
  code,
  title,
  group,
  type: 'money',
  unit: '万元',
  expression,
  direction: 'more',
  bands: moneyBands,
});

export const peopleIndicators: Written[] = [
  heads('insuredHeads', '最近一个月养老保险参保人数', '社保', { op: 'last', of: insured, months: 3 }, true),
  heads('insuredHeadsMean12', '近 12 个月月均参保人数', '社保', { op: 'mean', of: insured, months: 12 }),
  growing('insuredHeadsGrowth12', '参保人数同比', '社保', insured),
  { ...yuan('socialPaid12', '近 12 个月缴社会保险费', '社保', { op: 'sum', of: premiums, months: 12 }), isFact: true },
  months('socialMonths12', '近 12 个月有缴社会保险费的月数', '社保', { op: 'monthsWith', of: premiums, months: 12 }, 'more'),
  months('socialStreak12', '到最近一个月连续缴社会保险费', '社保', { op: 'streak', of: premiums, months: 12 }, 'more'),
  months(
    'socialOverdueMonths12',
    '近 12 个月社会保险费有欠费的月数',
    '社保',
    { op: 'monthsWith', of: { ...premiums, field: 'overdue' }, months: 12 },
    'less',
  ),
  heads('fundHeads', '最近一个月公积金缴存人数', '公积金', { op: 'last', of: fundHeads, months: 3 }, true),
  growing('fundHeadsGrowth12', '公积金缴存人数同比', '公积金', fundHeads),
  { ...yuan('fundPaid12', '近 12 个月缴存公积金', '公积金', { op: 'sum', of: fund, months: 12 }), isFact: true },
  months('fundMonths12', '近 12 个月有缴存公积金的月数', '公积金', { op: 'monthsWith', of: fund, months: 12 }, 'more'),
  months('fundStreak12', '到最近一个月连续缴存公积金', '公积金', { op: 'streak', of: fund, months: 12 }, 'more'),
  {
    ...yuan('fundPerHead', '最近一个月人均缴存公积金', '公积金', {
      op: 'ratio',
      of: { op: 'last', of: fund, months: 3 },
      to: { op: 'last', of: fundHeads, months: 3 },
      decimals: 2,
    }),
    unit: '元',
    bands: ['300', '600', '1000', '2000', '4000'],
    isCompared: true,
  },
];
