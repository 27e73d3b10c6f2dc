import { monthBands, moneyBands, quarterGrowth, timesBands, yearOf, type Written } from './words.js';

interface Utility {
  readonly group: string;
  readonly dataset: string;
  readonly stem: string;
  /** `用电量`, `电费`. */
  readonly use: string;
  readonly fee: string;
  readonly unit: string;
  readonly bands: string[];
}

/** Power, water and gas are told alike: how much is used, how it changes, and whether it is paid. */
const utility = ({ group, dataset, stem, use, fee, unit, bands }: Utility): Written[] => {
  const of = { dataset, field: 'consumption', as: 'decimal' } as const;
  const words = { group, of, stem: `${stem}Use`, title: use, type: 'integer', unit, bands } as const;
  return [
    ...yearOf(words),
    quarterGrowth(words),
    {
      code: `${stem}Months12`,
      title: `近 12 个月有${use}的月数`,
      group,
      type: 'integer',
      unit: '个月',
      expression: { op: 'monthsWith', of, months: 12 },
      direction: 'more',
      bands: monthBands,
      isFact: true,
    },
    {
      code: `${stem}OverdueMonths12`,
      title: `近 12 个月${fee}有欠费的月数`,
      group,
      type: 'integer',
      unit: '个月',
      expression: { op: 'monthsWith', of: { dataset, field: 'overdue', as: 'money' }, months: 12 },
      direction: 'less',
      bands: monthBands,
      isFact: true,
    },
  ];
};

const power = { dataset: '09.01', field: 'consumption', as: 'decimal' } as const;

export const utilityIndicators: Written[] = [
  ...utility({
    group: '用电',
    dataset: '09.01',
    stem: 'power',
    use: '用电量',
    fee: '电费',
    unit: '千瓦时',
    bands: ['10000', '50000', '100000', '300000', '1000000', '3000000'],
  }),
  {
    code: 'powerMaxMin12',
    title: '近 12 个月用电最高月 ÷ 最低月',
    group: '用电',
    type: 'ratio',
    unit: '倍',
    expression: { op: 'maxToMin', of: power, months: 12 },
    direction: 'less',
    bands: timesBands,
    isFact: true,
  },
  {
    code: 'powerOverdue',
    title: '最近一个月电费欠费',
    group: '用电',
    type: 'money',
    unit: '万元',
    expression: { op: 'last', of: { dataset: '09.01', field: 'overdue', as: 'money' }, months: 3 },
    direction: 'less',
    bands: moneyBands,
    isFact: true,
  },
  {
    code: 'powerPaid12',
    title: '近 12 个月缴电费',
    group: '用电',
    type: 'money',
    unit: '万元',
    expression: { op: 'sum', of: { dataset: '09.01', field: 'paid', as: 'money' }, months: 12 },
    direction: 'more',
    bands: moneyBands,
  },
  ...utility({
    group: '用水',
    dataset: '09.02',
    stem: 'water',
    use: '用水量',
    fee: '水费',
    unit: '立方米',
    bands: ['500', '2000', '10000', '50000', '200000'],
  }),
  ...utility({
    group: '用气',
    dataset: '09.03',
    stem: 'gas',
    use: '用气量',
    fee: '气费',
    unit: '立方米',
    bands: ['500', '2000', '10000', '50000', '200000'],
  }),
];
