import { sections } from '../../../kernel/pure/industry.js';
import { countBands, gradeOptions, moneyBands, type Text, type Written } from './words.js';

const of = (field: string, as: 'word' | 'money' | 'count', text: Text): Written => ({
  group: '登记',
  isFact: true,
  ...text,
  expression: { op: 'field', dataset: '01.01', field, as },
});
const changed = (code: string, title: string, item: string, months: number): Written => ({
  code,
  title,
  group: '登记',
  type: 'integer',
  unit: '次',
  expression: { op: 'count', dataset: '01.02', on: 'changedOn', months, where: [{ field: 'item', is: [item] }] },
  direction: 'less',
  whenAbsent: 'none',
  bands: countBands,
  isFact: true,
});

export const registrationIndicators: Written[] = [
  of('establishedOn', 'word', { code: 'establishedOn', title: '成立日期', type: 'date', isFact: false }),
  {
    code: 'ageMonths',
    title: '成立时间',
    group: '登记',
    type: 'months',
    unit: '个月',
    expression: { op: 'since', of: 'establishedOn', in: 'months' },
    direction: 'more',
    bands: ['12', '24', '36', '60', '120'],
    isFact: true,
  },
  of('status', 'word', {
    code: 'status',
    title: '登记状态',
    type: 'code',
    options: gradeOptions([
      ['operating', '在营'],
      ['suspended', '歇业'],
      ['revoked', '吊销'],
      ['deregistered', '注销'],
    ]),
  }),
  of('region', 'word', { code: 'region', title: '所在区县', type: 'code' }),
  {
    code: 'industrySection',
    title: '行业门类',
    group: '登记',
    type: 'code',
    expression: { op: 'field', dataset: '01.01', field: 'industry', as: 'word', through: 'industrySection' },
    options: sections.map(({ code, name }) => ({ code, title: name })),
    isFact: true,
  },
  of('registeredCapital', 'money', {
    code: 'registeredCapital',
    title: '注册资本',
    type: 'money',
    unit: '万元',
    direction: 'more',
    bands: moneyBands,
  }),
  of('employees', 'count', {
    code: 'employees',
    title: '从业人数',
    type: 'integer',
    unit: '人',
    direction: 'more',
    bands: ['5', '10', '20', '50', '100', '300', '1000'],
  }),
  changed('legalRepresentativeChanges24', '近 2 年法定代表人变更', 'legalRepresentative', 24),
  changed('shareholderChanges24', '近 2 年股东变更', 'shareholders', 24),
  changed('capitalChanges36', '近 3 年注册资本变更', 'capital', 36),
];
