import { businessOf, chanceOf, owesIn } from '../life.js';
import { forms } from '../forms.js';
import { compact, nextMonth, two } from '../time.js';
import { cents, delivery, uscc, wan, type Delivery, type LineContext } from './delivery.js';

const grades = delivery<LineContext & { year: string; grade: string }>({
  dataset: '05.01',
  stem: '纳税信用',
  form: forms.utf8Bom,
  rhythm: 'whenAny',
  // Told in April about the year before.
  lines: ({ firm, month }) => {
    const year = String(Number(month.slice(0, 4)) - 1);
    return month.endsWith('-04') && firm.establishedOn.slice(0, 4) <= year ? [{ year, grade: firm.taxGrade }] : [];
  },
  columns: [
    uscc('纳税人识别号'),
    { header: '评价年度', field: 'year', value: ({ year }) => year },
    { header: '信用级别', field: 'grade', value: ({ grade }) => grade },
  ],
});

type Payment = LineContext & { kind: string; due: number; paid: number; sales: string };
const vatShare = 24;
const payments = delivery<Payment>({
  dataset: '05.02',
  stem: '入库',
  form: forms.gb18030,
  rhythm: 'monthly',
  lines: ({ firm, month, today }) => {
    const business = businessOf(firm, month, today, 'sales');
    if (business === 0) return [];
    const due = Math.round(firm.monthlyTax * business * 100) / 100;
    const paid = owesIn(firm, month, today) > 2 ? Math.round(due * 40) / 100 : due;
    const vat = { kind: '增值税', due, paid, sales: cents(due * vatShare) };
    const isQuarterEnd = ['03', '06', '09', '12'].includes(month.slice(5));
    const income = Math.round(due * 60) / 100;
    return isQuarterEnd ? [vat, { kind: '企业所得税', due: income, paid: income, sales: '' }] : [vat];
  },
  columns: [
    uscc('纳税人识别号'),
    { header: '所属期', field: 'month', dateFormats: ['YYYYMM'], value: ({ month }) => compact(month) },
    { header: '征收项目', field: 'taxType', words: { 增值税: 'vat', 企业所得税: 'incomeTax' }, value: ({ kind }) => kind },
    { header: '应纳税额', field: 'declared', value: ({ due }) => cents(due) },
    { header: '入库税额', field: 'paid', value: ({ paid }) => cents(paid) },
    {
      header: '入库日期',
      field: 'paidOn',
      dateFormats: ['YYYY年M月D日'],
      value: ({ month }) => `${nextMonth(month).replace('-', '年')}月${10 + (Number(month.slice(5)) % 6)}日`,
    },
    { header: '开票销售额', field: 'sales', value: ({ sales }) => sales },
  ],
  // Every third month some lines are wrong: the report has something to show.
  flaws: (month) => (Number(month.slice(5)) % 3 === 1 ? [{ 应纳税额: '-12', 入库税额: '−12' }, { 征收项目: '契税' }] : []),
});

const invoices = delivery<LineContext & { sales: number; exempt: number; red: number; count: number; buyers: number; top: number }>({
  dataset: '05.03',
  stem: '发票汇总',
  form: forms.gb18030,
  rhythm: 'monthly',
  lines: ({ firm, month, today }) => {
    const sales = firm.monthlyTax * vatShare * businessOf(firm, month, today, 'sales');
    if (sales === 0) return [];
    const buyers = 3 + Math.round(chanceOf(firm.index, '-', 'buyers') * 40);
    const red = chanceOf(firm.index, month, 'red') < 0.2 ? sales * 0.02 : 0;
    return [
      { sales, exempt: firm.industry === 'A01' ? sales * 0.6 : 0, red, count: Math.round(sales / 9_000) + 2, buyers, top: 90 / Math.sqrt(buyers) },
    ];
  },
  columns: [
    uscc('纳税人识别号'),
    { header: '统计年月', field: 'month', dateFormats: ['YYYYMM'], value: ({ month }) => compact(month) },
    { header: '销售收入(万元)', field: 'sales', unit: 'wanYuan', value: ({ sales }) => wan(sales) },
    { header: '免税销售收入(万元)', field: 'exemptSales', unit: 'wanYuan', value: ({ exempt }) => wan(exempt) },
    { header: '税额(万元)', field: 'taxAmount', unit: 'wanYuan', value: ({ sales, exempt }) => wan((sales - exempt) * 0.13) },
    { header: '开票份数', field: 'invoices', value: ({ count }) => count },
    { header: '红冲金额(万元)', field: 'redSales', unit: 'wanYuan', value: ({ red }) => wan(red) },
    { header: '购方户数', field: 'buyers', value: ({ buyers }) => buyers },
    { header: '最大购方占比', field: 'topBuyerShare', value: ({ top }) => `${top.toFixed(2)}%` },
  ],
});

const arrears = delivery<LineContext & { balance: number }>({
  dataset: '05.04',
  stem: '欠税公告',
  form: forms.utf8,
  rhythm: 'monthly',
  lines: ({ firm, month, today }) => {
    const owed = owesIn(firm, month, today);
    return owed > 2 ? [{ balance: firm.monthlyTax * 0.6 * (owed - 2) }] : [];
  },
  columns: [
    uscc('纳税人识别号'),
    { header: '公告期', field: 'month', dateFormats: ['YYYYMM'], value: ({ month }) => compact(month) },
    { header: '税种', field: 'taxType', words: { 增值税: 'vat' }, value: () => '增值税' },
    { header: '欠税余额', field: 'balance', value: ({ balance }) => cents(balance) },
    { header: '发布部门', field: 'authority', value: () => '国家税务总局江澄市税务局' },
  ],
});

type Statement = LineContext & { kind: string; revenue: number; margin: number; assets: number; debt: number };
const statements = delivery<Statement>({
  dataset: '05.07',
  stem: '财务报表',
  form: forms.gb18030,
  rhythm: 'quarterly',
  lines: ({ firm, month, today }) => {
    if (!['03', '06', '09', '12'].includes(month.slice(5)) || firm.index % 9 === 4) return [];
    const passed = Number(month.slice(5));
    const year = Array.from({ length: passed }, (_, index) => businessOf(firm, `${month.slice(0, 4)}-${two(index + 1)}`, today, 'sales'));
    const revenue = firm.monthlyTax * vatShare * year.reduce((sum, each) => sum + each, 0);
    if (revenue === 0) return [];
    const margin = { steady: 0.07, growing: 0.1, seasonal: 0.08, declining: 0.01, inArrears: -0.05, young: 0.02 }[firm.life];
    const assets = firm.monthlyTax * vatShare * 9 + firm.registeredCapitalWan * 8_000;
    const debt = { steady: 0.45, growing: 0.52, seasonal: 0.5, declining: 0.63, inArrears: 0.81, young: 0.3 }[firm.life];
    return [{ kind: '季报', revenue, margin, assets, debt }];
  },
  columns: [
    uscc('纳税人识别号'),
    { header: '所属期止', field: 'month', dateFormats: ['YYYY-MM'], value: ({ month }) => month },
    { header: '报送类型', field: 'kind', value: ({ kind }) => kind },
    { header: '资产总计', field: 'totalAssets', value: ({ assets }) => cents(assets) },
    { header: '负债合计', field: 'totalLiabilities', value: ({ assets, debt }) => cents(assets * debt) },
    { header: '所有者权益合计', field: 'equity', value: ({ assets, debt }) => cents(assets * (1 - debt)) },
    { header: '流动资产合计', field: 'currentAssets', value: ({ assets }) => cents(assets * 0.6) },
    { header: '流动负债合计', field: 'currentLiabilities', value: ({ assets, debt }) => cents(assets * debt * 0.8) },
    { header: '货币资金', field: 'cash', value: ({ assets }) => cents(assets * 0.08) },
    { header: '应收账款', field: 'receivables', value: ({ assets }) => cents(assets * 0.25) },
    { header: '存货', field: 'inventory', value: ({ assets }) => cents(assets * 0.2) },
    { header: '营业收入', field: 'revenue', value: ({ revenue }) => cents(revenue) },
    { header: '营业成本', field: 'costs', value: ({ revenue, margin }) => cents(revenue * (0.88 - margin)) },
    { header: '利润总额', field: 'profit', value: ({ revenue, margin }) => (revenue * margin).toFixed(2) },
    { header: '净利润', field: 'netProfit', value: ({ revenue, margin }) => (revenue * margin * (margin > 0 ? 0.8 : 1)).toFixed(2) },
    { header: '经营活动现金流量净额', field: 'operatingCashFlow', value: ({ revenue, margin }) => (revenue * (margin - 0.01)).toFixed(2) },
  ],
});

export const taxDeliveries: readonly Delivery[] = [grades, payments, invoices, arrears, statements];
