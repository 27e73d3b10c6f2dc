import { balance, bases, date, flag, money, must, people, uscc, usual, year, type DatasetData, type FieldData } from './shape.js';

/** Every item of the report comes with the firm's own choice whether it is published. */
const chosen = (item: FieldData): readonly FieldData[] => [
  { ...item, sensitivity: 'L2', disclosureFlag: `${item.name}Published` },
  flag(`${item.name}Published`, `${item.title}是否公示`, { headers: [`${item.title}公示`] }),
];

/** Version 1. */
export const annualReports: DatasetData = {
  ...usual,
  code: '01.06',
  title: '年报',
  group: '登记注册',
  sourceName: '市场监管部门',
  nationalOwner: '市场监管总局',
  behaviour: '经营主体报送并公示上一年度报告',
  channel: '市场监管部门年报系统归集',
  sharingScope: '企业选择公示的项目社会公开；其余项目经企业授权共享',
  legalBasis: `${bases.publicity}（每年 1 月 1 日至 6 月 30 日报送）；${bases.y2021}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'yearly',
  freshnessDays: 210,
  retentionYears: 10,
  periodField: 'year',
  fields: [
    uscc,
    must(year('year', '报告年度', { headers: ['年度', '年报年度'] })),
    date('filedOn', '报送日期', { headers: ['填报日期'] }),
    ...chosen(money('assets', '资产总额', { headers: ['资产总计'] })),
    ...chosen(money('liabilities', '负债总额', { headers: ['负债合计'] })),
    ...chosen(balance('equity', '所有者权益合计', { headers: ['所有者权益'] })),
    ...chosen(money('revenue', '营业总收入', { headers: ['营业收入', '销售总额'] })),
    ...chosen(money('mainRevenue', '主营业务收入', { headers: ['主营收入'] })),
    ...chosen(balance('profit', '利润总额')),
    ...chosen(balance('netProfit', '净利润')),
    ...chosen(money('taxPaid', '纳税总额')),
    ...chosen(people('employees', '从业人数', { headers: ['从业人员'] })),
  ],
};
