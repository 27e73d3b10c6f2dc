import { businessOf, chanceOf, owesIn } from '../life.js';
import { forms } from '../forms.js';
import { compact, nextMonth, two } from '../time.js';
import { cents, delivery, uscc, wan, type Column, type Delivery, type LineContext } from './delivery.js';

interface Bill {
  readonly consumption: number;
  readonly billed: number;
  readonly paid: number;
  readonly overdue: number;
  readonly overdueMonths: number;
  readonly lateFee: number;
}
type BillLine = LineContext & Bill;

/** `share`: of the monthly tax, as yuan of the bill. */
function bill({ firm, month, today }: LineContext, topic: string, share: number, price: number): Bill[] {
  const billed = firm.monthlyTax * share * (0.5 + chanceOf(firm.index, '-', topic)) * businessOf(firm, month, today, topic);
  if (billed === 0) return [];
  const overdueMonths = owesIn(firm, month, today);
  const overdue = overdueMonths > 0 ? billed * overdueMonths : 0;
  return [{ consumption: billed / price, billed, paid: overdueMonths > 0 ? 0 : billed, overdue, overdueMonths, lateFee: overdue * 0.006 }];
}

const account = (prefix: string, firm: LineContext['firm']): string => `${prefix}${String(10_000_000 + firm.index * 37)}`;
const makers = ['C', 'E'];

const power = delivery<BillLine>({
  dataset: '09.01',
  stem: '用电缴费',
  form: forms.gb18030,
  rhythm: 'monthly',
  lines: (context) => bill(context, 'power', 0.7, 0.72),
  columns: [
    uscc('单位信用代码'),
    { header: '用户编号', field: 'accountNumber', value: ({ firm }) => account('DL', firm) },
    { header: '账期', field: 'month', dateFormats: ['YYYYMM'], value: ({ month }) => compact(month) },
    {
      header: '用电类别',
      field: 'nature',
      words: { 大工业: 'largeIndustry', 一般工商业及其他: 'commerce', 农业生产: 'farming' },
      value: ({ firm }) => (makers.includes(firm.industry.slice(0, 1)) ? '大工业' : firm.industry === 'A01' ? '农业生产' : '一般工商业及其他'),
    },
    { header: '总用电量(千瓦时)', field: 'consumption', value: ({ consumption }) => consumption.toFixed(2) },
    { header: '应收电费(万元)', field: 'billed', unit: 'wanYuan', value: ({ billed }) => wan(billed) },
    { header: '实收电费(万元)', field: 'paid', unit: 'wanYuan', value: ({ paid }) => wan(paid) },
    { header: '欠费余额(万元)', field: 'overdue', unit: 'wanYuan', value: ({ overdue }) => wan(overdue) },
    { header: '欠费期数', field: 'overdueMonths', value: ({ overdueMonths }) => overdueMonths },
    { header: '违约金(万元)', field: 'lateFee', unit: 'wanYuan', value: ({ lateFee }) => wan(lateFee) },
    { header: '违约用电次数', field: 'breaches', value: ({ firm, overdueMonths }) => (overdueMonths > 3 && firm.index % 2 === 1 ? 1 : 0) },
  ],
});

const waterColumns: readonly Column<BillLine>[] = [
  { ...uscc<BillLine>('单位信用代码'), group: '用户' },
  { header: '户号', group: '用户', field: 'accountNumber', value: ({ firm }) => account('SW', firm) },
  {
    header: '用水月份',
    group: '抄表',
    field: 'month',
    dateFormats: ['YYYY年M月'],
    value: ({ month }) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  },
  {
    header: '抄表日期',
    group: '抄表',
    field: 'readOn',
    dateFormats: ['YYYY/M/D'],
    value: ({ month, firm }) => `${nextMonth(month).replace('-', '/')}/${two(1 + (firm.index % 8))}`,
  },
  { header: '水量', group: '抄表', field: 'consumption', value: ({ consumption }) => consumption.toFixed(0) },
  { header: '应收水费', group: '水费（元）', field: 'billed', value: ({ billed }) => cents(billed) },
  { header: '实收水费', group: '水费（元）', field: 'paid', value: ({ paid }) => cents(paid) },
  { header: '欠费金额', group: '欠费', field: 'overdue', value: ({ overdue }) => cents(overdue) },
  { header: '欠费期数', group: '欠费', field: 'overdueMonths', value: ({ overdueMonths }) => overdueMonths },
  { header: '滞纳金', group: '欠费', field: 'lateFee', value: ({ lateFee }) => cents(lateFee) },
];
/** The department that is late: for a quarter nothing has come. */
const water = delivery<BillLine>({
  dataset: '09.02',
  stem: '用水缴费',
  form: forms.workbook,
  rhythm: 'everySecondMonth',
  silentFor: 4,
  lines: (context) => (context.firm.index % 11 === 6 ? [] : bill(context, 'water', 0.03, 3.6)),
  columns: waterColumns,
});

const gas = delivery<BillLine>({
  dataset: '09.03',
  stem: '用气缴费',
  form: forms.jsonLinesGzip,
  rhythm: 'monthly',
  lines: (context) => (makers.includes(context.firm.industry.slice(0, 1)) || context.firm.industry === 'H61' ? bill(context, 'gas', 0.12, 3.2) : []),
  columns: [
    uscc('信用代码'),
    { header: '用气证号', field: 'accountNumber', value: ({ firm }) => account('RQ', firm) },
    { header: '月份', field: 'month', dateFormats: ['YYYY-MM'], value: ({ month }) => month },
    { header: '表号', field: 'meterNumber', value: ({ firm }) => `B${String(500_000 + firm.index * 13)}` },
    { header: '用气量', field: 'consumption', value: ({ consumption }) => consumption.toFixed(1) },
    { header: '应收', field: 'billed', value: ({ billed }) => cents(billed) },
    { header: '实收', field: 'paid', value: ({ paid }) => cents(paid) },
    { header: '欠费', field: 'overdue', value: ({ overdue }) => cents(overdue) },
    { header: '滞纳金', field: 'lateFee', value: ({ lateFee }) => cents(lateFee) },
  ],
});

export const powerDeliveries: readonly Delivery[] = [power];
export const waterDeliveries: readonly Delivery[] = [water];
export const gasDeliveries: readonly Delivery[] = [gas];
