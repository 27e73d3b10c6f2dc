import { forms } from '../forms.js';
import { compact, two } from '../time.js';
import { cents, delivery, uscc, type Delivery, type LineContext } from './delivery.js';
import { dayIn, happening } from './happenings.js';

const court = '江澄市人民法院';
const cases = [
  { each: 16, rest: 15, monthsAgo: 6, state: '执行中', times: 8, closed: false },
  { each: 13, rest: 4, monthsAgo: 21, state: '已结案', times: 3, closed: true },
  { each: 24, rest: 7, monthsAgo: 9, state: '终结本次执行', times: 12, closed: false },
] as const;
type Case = LineContext & (typeof cases)[number];
const numberOf = ({ firm, month }: LineContext): string => `（${month.slice(0, 4)}）澄0101执${100 + firm.index}号`;

const enforced = delivery<Case>({
  dataset: '04.03',
  stem: '被执行案件',
  form: forms.gb18030,
  rhythm: 'whenAny',
  isList: true,
  lines: (context) => happening(context, cases),
  columns: [
    uscc('信用代码'),
    { header: '案号', field: 'caseNumber', value: numberOf },
    { header: '执行法院', field: 'court', value: () => court },
    { header: '状态', field: 'state', value: ({ state }) => state },
    { header: '立案时间', field: 'filedOn', dateFormats: ['YYYY年M月D日'], value: ({ firm, month }) => chinese(dayIn(month, firm)) },
    { header: '执行标的', field: 'amount', value: ({ firm, times }) => cents(firm.monthlyTax * times) },
    { header: '未履行金额', field: 'unperformed', value: ({ firm, times, closed }) => (closed ? '0' : cents(firm.monthlyTax * times * 0.8)) },
    {
      header: '终本日期',
      field: 'terminatedOn',
      dateFormats: ['YYYY年M月D日'],
      value: ({ month, state }) => (state === '终结本次执行' ? `${month.replace('-', '年')}月28日` : ''),
    },
  ],
});

const dishonest = delivery<Case>({
  dataset: '04.01',
  stem: '失信被执行人',
  form: forms.gb18030,
  rhythm: 'whenAny',
  isList: true,
  lines: (context) => happening(context, cases).filter(({ closed }) => !closed),
  columns: [
    uscc('信用代码'),
    { header: '案号', field: 'caseNumber', value: numberOf },
    { header: '执行法院', field: 'court', value: () => court },
    { header: '依据文号', field: 'basisNumber', value: ({ firm, month }) => `（${month.slice(0, 4)}）澄0101民初${300 + firm.index}号` },
    { header: '立案时间', field: 'filedOn', dateFormats: ['YYYYMMDD'], value: ({ firm, month }) => compact(dayIn(month, firm)) },
    {
      header: '发布时间',
      field: 'publishedOn',
      dateFormats: ['YYYYMMDD'],
      value: ({ firm, month }) => `${compact(month)}${two(26 + (firm.index % 2))}`,
    },
    { header: '义务', field: 'duty', value: () => '支付货款及利息' },
    { header: '履行情况', field: 'performance', value: () => '部分履行' },
    { header: '行为情形', field: 'conduct', value: () => '有履行能力而拒不履行生效法律文书确定的义务' },
  ],
});

export const courtDeliveries: readonly Delivery[] = [enforced, dishonest];

const chinese = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
