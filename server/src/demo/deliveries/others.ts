import { businessOf, chanceOf } from '../life.js';
import { forms } from '../forms.js';
import { compact } from '../time.js';
import { delivery, uscc, wan, type Delivery, type LineContext } from './delivery.js';
import { dayIn, happening, yearOf, yearsLater } from './happenings.js';

const isTechnical = ({ firm }: LineContext): boolean => ['C', 'I', 'M'].includes(firm.industry.slice(0, 1));

const certificates = [
  { each: 4, rest: 0, monthsAgo: 23 },
  { each: 4, rest: 1, monthsAgo: 11 },
] as const;
const highTech = delivery({
  dataset: '13.01',
  stem: '高新技术企业',
  form: forms.utf8Bom,
  rhythm: 'whenAny',
  lines: (context) => (isTechnical(context) ? happening(context, certificates) : []),
  columns: [
    uscc('信用代码'),
    { header: '证书号', field: 'certificateNumber', value: ({ firm, month }) => `GR${yearOf(month)}99${String(firm.index).padStart(6, '0')}` },
    { header: '认定年份', field: 'recognisedYear', value: ({ month }) => yearOf(month) },
    { header: '发证日期', field: 'issuedOn', dateFormats: ['YYYYMMDD'], value: ({ firm, month }) => compact(dayIn(month, firm)) },
    { header: '有效期至', field: 'validTo', dateFormats: ['YYYYMMDD'], value: ({ firm, month }) => compact(yearsLater(dayIn(month, firm), 3)) },
    { header: '认定机构', field: 'authority', value: () => '江澄市科学技术局' },
  ],
});

const small = [{ each: 3, rest: 2, monthsAgo: 6 }] as const;
const technologySmall = delivery({
  dataset: '13.02',
  stem: '科技型中小企业',
  form: forms.utf8,
  rhythm: 'whenAny',
  lines: (context) => (isTechnical(context) ? happening(context, small) : []),
  columns: [
    uscc('信用代码'),
    { header: '登记编号', field: 'registrationNumber', value: ({ firm, month }) => `${yearOf(month)}9901${String(firm.index).padStart(6, '0')}` },
    { header: '入库年度', field: 'year', value: ({ month }) => yearOf(month) },
    { header: '入库日期', field: 'registeredOn', dateFormats: ['YYYY-MM-DD'], value: ({ firm, month }) => dayIn(month, firm) },
    { header: '有效期至', field: 'validTo', dateFormats: ['YYYY-MM-DD'], value: ({ firm, month }) => yearsLater(dayIn(month, firm), 1) },
  ],
});

const inventions = [
  { each: 2, rest: 0, monthsAgo: 25, kind: '实用新型' },
  { each: 3, rest: 0, monthsAgo: 12, kind: '发明' },
  { each: 5, rest: 1, monthsAgo: 5, kind: '实用新型' },
] as const;
const patents = delivery<LineContext & (typeof inventions)[number]>({
  dataset: '14.01',
  stem: '专利',
  form: forms.gb18030,
  rhythm: 'whenAny',
  lines: (context) => (isTechnical(context) ? happening(context, inventions) : []),
  columns: [
    uscc('信用代码'),
    {
      header: '专利号',
      field: 'patentNumber',
      value: ({ firm, month, kind }) => `ZL${yearOf(month)}${kind === '发明' ? 1 : 2}${String(990_000 + firm.index * 7)}`,
    },
    { header: '专利名称', field: 'name', value: ({ firm }) => `一种${firm.shortName.slice(2)}用定位装置` },
    { header: '专利类型', field: 'kind', value: ({ kind }) => kind },
    { header: '授权公告日', field: 'grantedOn', dateFormats: ['YYYYMMDD'], value: ({ firm, month }) => compact(dayIn(month, firm)) },
    { header: '法律状态', field: 'state', value: () => '有效' },
    { header: '是否质押', field: 'isPledged', value: ({ firm }) => (firm.index % 12 === 0 ? '是' : '否') },
  ],
});

const colours = { steady: '蓝', growing: '绿', seasonal: '蓝', declining: '黄', inArrears: '红', young: '蓝' } as const;
const environment = delivery({
  dataset: '11.01',
  stem: '环境信用评价',
  form: forms.gb18030,
  rhythm: 'whenAny',
  lines: ({ firm, month }) =>
    month.endsWith('-05') && ['C', 'N'].includes(firm.industry.slice(0, 1)) && firm.establishedOn < `${Number(yearOf(month)) - 1}` ? [{}] : [],
  columns: [
    uscc('信用代码'),
    { header: '评价年度', field: 'year', value: ({ month }) => String(Number(yearOf(month)) - 1) },
    {
      header: '评价等级',
      field: 'grade',
      words: { 绿: 'green', 蓝: 'blue', 黄: 'yellow', 红: 'red', 黑: 'black' },
      value: ({ firm }) => colours[firm.life],
    },
    { header: '评价机构', field: 'agency', value: () => '江澄市生态环境局' },
  ],
});

/** Every fourth maker trades abroad. */
const trades = ({ firm }: LineContext): boolean => ['C', 'F'].includes(firm.industry.slice(0, 1)) && firm.index % 4 < 2;
const volumes = delivery<LineContext & { out: number; into: number; count: number }>({
  dataset: '08.02',
  stem: '进出口统计',
  form: forms.utf8,
  rhythm: 'monthly',
  lines: (context) => {
    const { firm, month, today } = context;
    const business = trades(context) ? businessOf(firm, month, today, 'trade') : 0;
    if (business === 0) return [];
    const out = firm.monthlyTax * 24 * (0.2 + 0.3 * chanceOf(firm.index, '-', 'exports')) * business;
    return [{ out, into: out * 0.3, count: 1 + Math.round(out / 200_000) }];
  },
  columns: [
    uscc('信用代码'),
    { header: '统计年月', field: 'month', dateFormats: ['YYYYMM'], value: ({ month }) => compact(month) },
    { header: '报关单数', field: 'declarations', value: ({ count }) => count },
    { header: '出口总值(万元)', field: 'exported', unit: 'wanYuan', value: ({ out }) => wan(out) },
    { header: '进口总值(万元)', field: 'imported', unit: 'wanYuan', value: ({ into }) => wan(into) },
  ],
});
const filings = [{ each: 1, rest: 0, monthsAgo: 28 }] as const;
const customs = delivery({
  dataset: '08.01',
  stem: '海关备案',
  form: forms.utf8,
  rhythm: 'whenAny',
  lines: (context) => (trades(context) ? happening(context, filings) : []),
  columns: [
    uscc('信用代码'),
    { header: '海关备案编码', field: 'registrationNumber', value: ({ firm }) => `9901${String(960_000 + firm.index)}` },
    { header: '备案日期', field: 'registeredOn', dateFormats: ['YYYYMMDD'], value: ({ firm, month }) => compact(dayIn(month, firm)) },
    {
      header: '企业信用等级',
      field: 'grade',
      words: { 高级认证企业: 'aeo', 常规企业: 'regular' },
      value: ({ firm }) => (firm.index % 20 === 0 ? '高级认证企业' : '常规企业'),
    },
    { header: '注册海关', field: 'customs', value: () => '江澄海关' },
  ],
});

const awards = [
  { each: 7, rest: 0, monthsAgo: 15, stage: '中标', times: 10 },
  { each: 7, rest: 0, monthsAgo: 14, stage: '签订合同', times: 10 },
  { each: 6, rest: 5, monthsAgo: 6, stage: '中标', times: 6 },
] as const;
const contracts = delivery<LineContext & (typeof awards)[number]>({
  dataset: '16.01',
  stem: '中标和合同',
  form: forms.utf8Bom,
  rhythm: 'whenAny',
  lines: (context) => happening(context, awards),
  columns: [
    uscc('信用代码'),
    { header: '项目编号', field: 'projectNumber', value: ({ firm, today, times }) => `JCCG-${yearOf(today)}-${times}${100 + firm.index}` },
    { header: '环节', field: 'stage', value: ({ stage }) => stage },
    { header: '项目名称', field: 'projectName', value: ({ firm }) => `江澄市公共机构${firm.shortName.slice(2)}采购` },
    { header: '招标人', field: 'buyer', value: () => '江澄市机关事务服务中心' },
    { header: '金额(万元)', field: 'amount', unit: 'wanYuan', value: ({ firm, times }) => wan(firm.monthlyTax * times) },
    { header: '日期', field: 'on', dateFormats: ['YYYYMMDD'], value: ({ firm, month }) => compact(dayIn(month, firm)) },
  ],
});

export const scienceDeliveries: readonly Delivery[] = [highTech, technologySmall, patents];
export const ecologyDeliveries: readonly Delivery[] = [environment];
export const customsDeliveries: readonly Delivery[] = [customs, volumes];
export const tradingDeliveries: readonly Delivery[] = [contracts];
