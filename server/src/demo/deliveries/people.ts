import { businessOf, owesIn } from '../life.js';
import { forms } from '../forms.js';
import { compact, nextMonth, two } from '../time.js';
import { cents, delivery, uscc, type Delivery, type LineContext } from './delivery.js';

/** Heads follow business slowly: half as much as sales do, and no seasons. */
function headsOf({ firm, month, today }: LineContext): number {
  const business = businessOf({ ...firm, life: firm.life === 'seasonal' ? 'steady' : firm.life }, month.replace(/-02$/, '-03'), today, 'heads');
  return business === 0 ? 0 : Math.max(1, Math.round(firm.employees * (0.5 + 0.5 * business)));
}

const heads = delivery<LineContext & { heads: number }>({
  dataset: '06.01',
  stem: '参保人数',
  form: forms.semicolons,
  rhythm: 'monthly',
  lines: (context) => {
    const count = headsOf(context);
    return count > 0 && context.firm.index % 13 !== 9 ? [{ heads: count }] : [];
  },
  columns: [
    uscc('单位信用代码'),
    { header: '应收年月', field: 'month', dateFormats: ['YYYYMM'], value: ({ month }) => compact(month) },
    { header: '养老人数', field: 'pensionHeads', value: (line) => line.heads },
    { header: '医疗人数', field: 'medicalHeads', value: (line) => line.heads },
    { header: '失业人数', field: 'unemploymentHeads', value: (line) => line.heads },
    { header: '工伤人数', field: 'injuryHeads', value: (line) => line.heads + (line.firm.index % 3) },
    { header: '生育人数', field: 'maternityHeads', value: (line) => line.heads },
    {
      header: '参保状态',
      field: 'status',
      words: { 参保缴费: 'insured', 暂停缴费: 'suspended' },
      value: ({ firm, month, today }) => (owesIn(firm, month, today) > 3 ? '暂停缴费' : '参保缴费'),
    },
  ],
  // The department whose codes are wrong too often: more than one in a thousand.
  flaws: () => [{ 单位信用代码: '91990101MA00000XX1' }, { 养老人数: '十二' }],
});

type Premium = LineContext & { kind: string; due: number; paid: number; overdue: number; overdueMonths: number };
const wage = 5_200;
const premiums = delivery<Premium>({
  dataset: '06.02',
  stem: '社保缴费',
  form: forms.gb18030,
  rhythm: 'monthly',
  lines: (context) => {
    const { firm, month, today } = context;
    const due = headsOf(context) * wage * 0.26;
    if (due === 0 || firm.index % 13 === 9) return [];
    const overdueMonths = Math.max(0, owesIn(firm, month, today) - 1);
    return [{ kind: '五险合计', due, paid: overdueMonths > 0 ? 0 : due, overdue: due * overdueMonths, overdueMonths }];
  },
  columns: [
    uscc('纳税人识别号'),
    { header: '费款所属期', field: 'month', dateFormats: ['YYYYMM'], value: ({ month }) => compact(month) },
    { header: '征收项目', field: 'insuranceType', value: ({ kind }) => kind },
    { header: '应缴费额', field: 'due', value: ({ due }) => cents(due) },
    { header: '实缴费额', field: 'paid', value: ({ paid }) => cents(paid) },
    {
      header: '入库日期',
      field: 'paidOn',
      dateFormats: ['YYYYMMDD'],
      value: ({ month, paid }) => (paid > 0 ? `${compact(nextMonth(month))}${two(5 + (Number(month.slice(5)) % 9))}` : ''),
    },
    { header: '欠费金额', field: 'overdue', value: ({ overdue }) => cents(overdue) },
    { header: '欠费月数', field: 'overdueMonths', value: ({ overdueMonths }) => overdueMonths },
  ],
});

type Deposit = LineContext & { heads: number; paid: number };
/** A third of small firms keep no account; one in trouble stops paying. */
const hasFund = ({ firm }: LineContext): boolean => firm.employees > 15 || firm.index % 3 !== 1;
const deposit = (context: LineContext): { heads: number; paid: number }[] => {
  const count = Math.round(headsOf(context) * 0.9);
  return count > 0 && hasFund(context) && owesIn(context.firm, context.month, context.today) < 2 ? [{ heads: count, paid: count * wage * 0.16 }] : [];
};
const account = ({ firm }: LineContext): string => `GJJ${String(2_000_000 + firm.index * 53)}`;

const funds = delivery<Deposit>({
  dataset: '07.01',
  stem: '公积金月缴',
  form: forms.utf8Bom,
  rhythm: 'monthly',
  lines: deposit,
  columns: [
    uscc('单位信用代码'),
    { header: '单位公积金账号', field: 'accountNumber', value: account },
    { header: '汇缴年月', field: 'month', dateFormats: ['YYYY年M月'], value: ({ month }) => `${month.slice(0, 4)}年${Number(month.slice(5))}月` },
    { header: '汇缴人数', field: 'heads', value: (line) => line.heads },
    { header: '汇缴金额', field: 'paid', value: ({ paid }) => cents(paid) },
    { header: '汇缴日期', field: 'paidOn', dateFormats: ['YYYY.M.D'], value: ({ month }) => `${nextMonth(month).replace('-', '.')}.${two(8)}` },
    { header: '账户状态', field: 'status', words: { 正常汇缴: 'active' }, value: () => '正常汇缴' },
  ],
});

const fundYears = delivery<LineContext & { total: number; through: string; missed: number }>({
  dataset: '07.02',
  stem: '公积金年度',
  form: forms.utf8Bom,
  rhythm: 'quarterly',
  lines: (context) => {
    const { firm, month, today } = context;
    if (!hasFund(context) || !['03', '06', '09', '12'].includes(month.slice(5))) return [];
    const passed = Array.from({ length: Number(month.slice(5)) }, (_, index) => `${month.slice(0, 4)}-${two(index + 1)}`);
    const paid = passed.flatMap((each) => deposit({ firm, month: each, today }).map((one) => ({ month: each, ...one })));
    const last = paid.at(-1);
    return last
      ? [{ total: paid.reduce((sum, one) => sum + one.paid, 0), through: last.month, missed: passed.filter((each) => each > last.month).length }]
      : [];
  },
  columns: [
    uscc('单位信用代码'),
    { header: '单位公积金账号', field: 'accountNumber', value: account },
    { header: '年度', field: 'year', value: ({ month }) => month.slice(0, 4) },
    { header: '年度缴存金额', field: 'total', value: ({ total }) => cents(total) },
    { header: '缴至年月', field: 'paidThrough', dateFormats: ['YYYYMM'], value: ({ through }) => compact(through) },
    { header: '欠缴月数', field: 'overdueMonths', value: ({ missed }) => missed },
  ],
});

export const socialDeliveries: readonly Delivery[] = [heads, premiums];
export const housingDeliveries: readonly Delivery[] = [funds, fundYears];
