import { sections } from '../../kernel/pure/industry.js';
import type { FactView } from './profiles.contract.js';
import * as register from './register.figures.js';
import * as tax from './tax.figures.js';
import type { FigureInput, FigureResult } from './window.pure.js';

/** A figure made of records, declared once: what it is called, which datasets it needs, how far back it looks, and how it is made. */
export interface Indicator {
  readonly code: string;
  readonly title: string;
  readonly group: string;
  readonly type: FactView['type'];
  readonly unit: string | null;
  /** All of them must be open to its reader. The first one's source is named beside the figure. */
  readonly datasets: readonly string[];
  /** Months of records it looks back over; null: a state. */
  readonly months: number | null;
  /** The words of a code or flag, best first when `isOrdered`. */
  readonly options: readonly { readonly code: string; readonly title: string }[];
  readonly isOrdered: boolean;
  /** Eligibility rules can ask about it. */
  readonly isFact: boolean;
  compute(input: FigureInput): FigureResult;
}

type Declaration = Pick<Indicator, 'code' | 'title' | 'type' | 'compute'> & Partial<Indicator>;

const states = [
  { code: 'operating', title: '在营' },
  { code: 'suspended', title: '歇业' },
  { code: 'revoked', title: '吊销' },
  { code: 'deregistered', title: '注销' },
];
const grades = ['A', 'B', 'M', 'C', 'D'].map((code) => ({ code, title: `${code} 级` }));
const listed = [
  { code: 'true', title: '已列入' },
  { code: 'false', title: '未列入' },
];

const declare =
  (group: string, dataset: string, isFact: boolean) =>
  (declaration: Declaration): Indicator => ({
    group,
    datasets: [dataset],
    unit: null,
    months: null,
    options: [],
    isOrdered: false,
    isFact,
    ...declaration,
  });
const registered = declare('登记', '01.01', true);
const published = declare('公开名单', '12.04', true);
const graded = declare('纳税', '05.01', true);
const taxed = declare('纳税', '05.02', true);
const shown = declare('纳税', '05.02', false);

export const indicators: readonly Indicator[] = [
  { ...registered({ code: 'establishedOn', title: '成立日期', type: 'date', compute: register.field('establishedOn') }), isFact: false },
  registered({ code: 'ageMonths', title: '成立时间', type: 'months', unit: '个月', compute: register.ageMonths }),
  registered({ code: 'status', title: '登记状态', type: 'code', options: states, compute: register.field('status') }),
  registered({ code: 'region', title: '所在区县', type: 'code', compute: register.field('region') }),
  registered({
    code: 'industrySection',
    title: '行业门类',
    type: 'code',
    options: sections.map(({ code, name }) => ({ code, title: name })),
    compute: register.industrySection,
  }),
  registered({ code: 'registeredCapital', title: '注册资本', type: 'money', unit: '万元', compute: register.field('registeredCapital') }),
  registered({ code: 'employees', title: '从业人数', type: 'integer', unit: '人', compute: register.field('employees') }),
  published({ code: 'listed', title: '严重失信主体名单', type: 'flag', options: listed, compute: register.listed }),
  // Twelve months hold one year's grade: it is given for a whole calendar year.
  graded({ code: 'taxGrade', title: '纳税信用级别', type: 'code', months: 12, options: grades, isOrdered: true, compute: tax.grade }),
  taxed({ code: 'taxPaid12', title: '近 12 个月纳税', type: 'money', unit: '万元', months: 12, compute: tax.paid(12) }),
  shown({ code: 'taxPaidPrevious12', title: '上一个 12 个月纳税', type: 'money', unit: '万元', months: 24, compute: tax.paidBefore(12) }),
  taxed({ code: 'taxPaidGrowth12', title: '近 12 个月纳税同比', type: 'ratio', unit: '%', months: 24, compute: tax.growth(12) }),
  taxed({ code: 'taxPaid6', title: '近 6 个月纳税', type: 'money', unit: '万元', months: 6, compute: tax.paid(6) }),
  taxed({ code: 'taxPaid3', title: '近 3 个月纳税', type: 'money', unit: '万元', months: 3, compute: tax.paid(3) }),
  taxed({ code: 'taxMonthsPaid12', title: '近 12 个月有纳税的月数', type: 'integer', unit: '个月', months: 12, compute: tax.monthsPaid(12) }),
  shown({ code: 'taxZeroMonths12', title: '近 12 个月零纳税的月数', type: 'integer', unit: '个月', months: 12, compute: tax.zeroMonths(12) }),
  taxed({ code: 'taxMaxMin12', title: '近 12 个月纳税最高月 ÷ 最低月', type: 'ratio', unit: '倍', months: 12, compute: tax.maxToMin(12) }),
  shown({ code: 'taxLastPaid', title: '最近一次纳税', type: 'date', months: 12, compute: tax.lastPaid(12) }),
  taxed({ code: 'sales12', title: '近 12 个月申报销售额', type: 'money', unit: '万元', months: 12, compute: tax.sales(12) }),
];

/** Everything the figures are made of. */
export const indicatorDatasets: readonly string[] = [...new Set(indicators.flatMap(({ datasets }) => datasets))];
