import { businessOf, chanceOf } from '../life.js';
import { forms } from '../forms.js';
import { compact, two } from '../time.js';
import { cents, delivery, uscc, wan, type Delivery, type LineContext } from './delivery.js';
import { dayIn, happening, yearsLater } from './happenings.js';

const market = '江澄市市场监督管理局';
const states = { 在营: 'operating', 存续: 'operating', 歇业: 'suspended', 吊销: 'revoked', 注销: 'deregistered' };

/** The first file brings everybody; later ones who was founded since. */
export const registration = delivery({
  dataset: '01.01',
  stem: '登记信息',
  isSinceEver: true,
  isList: true,
  form: forms.gb18030,
  rhythm: 'whenAny',
  lines: ({ firm, month }) => (firm.establishedOn.slice(0, 7) === month ? [{}] : []),
  columns: [
    uscc('信用代码'),
    { header: '企业名称', field: 'name', value: ({ firm }) => firm.name },
    { header: '法人姓名', field: 'legalRepresentative', value: ({ firm }) => firm.legalRepresentative },
    { header: '法人身份证', field: 'identityNumber', value: ({ firm }) => firm.identityNumber },
    { header: '行政区划', field: 'region', value: ({ firm }) => firm.region },
    { header: '行业代码', field: 'industry', value: ({ firm }) => firm.industry },
    { header: '注册资本(万元)', field: 'registeredCapital', unit: 'wanYuan', value: ({ firm }) => firm.registeredCapitalWan },
    { header: '成立日期', field: 'establishedOn', dateFormats: ['YYYYMMDD', 'YYYY-MM-DD'], value: ({ firm }) => compact(firm.establishedOn) },
    { header: '登记状态', field: 'status', words: states, value: () => '在营' },
    { header: '从业人数', field: 'employees', value: ({ firm }) => firm.employees },
    { header: '住所', field: 'address', value: ({ firm }) => firm.address },
  ],
});

const listed = delivery<LineContext & { place: number }>({
  dataset: '12.04',
  stem: '严重违法失信名单',
  form: forms.utf8,
  rhythm: 'whenAny',
  isList: true,
  lines: ({ firm, month }) => (firm.isListed && month === '2024-06' ? [{ place: firm.index }] : []),
  columns: [
    uscc('信用代码'),
    { header: '名单名称', field: 'listName', value: () => '严重违法失信名单' },
    { header: '列入机关', field: 'authority', value: () => market },
    { header: '列入日期', field: 'listedOn', dateFormats: ['YYYYMMDD'], value: () => '20240618' },
    { header: '移出日期', field: 'removedOn', dateFormats: ['YYYYMMDD'], value: () => '' },
    { header: '文号', field: 'caseNumber', value: ({ place }) => `澄市监列〔2024〕${place} 号` },
  ],
});

/** The year's report comes in June; larger firms like to show it, smaller ones do not. */
type Report = LineContext & { year: string; revenue: number; assets: number; debt: number; isShown: boolean };
const reports = delivery<Report>({
  dataset: '01.06',
  stem: '企业年报',
  form: forms.gb18030,
  rhythm: 'whenAny',
  lines: ({ firm, month, today }) => {
    if (!month.endsWith('-06')) return [];
    const year = String(Number(month.slice(0, 4)) - 1);
    const months = Array.from({ length: 12 }, (_, index) => businessOf(firm, `${year}-${two(index + 1)}`, today, 'sales'));
    const revenue = firm.monthlyTax * 24 * months.reduce((sum, each) => sum + each, 0);
    if (revenue === 0 || firm.index % 17 === 13) return [];
    const assets = firm.monthlyTax * 24 * 9 + firm.registeredCapitalWan * 8_000;
    const debt = { steady: 0.45, growing: 0.52, seasonal: 0.5, declining: 0.63, inArrears: 0.81, young: 0.3 }[firm.life];
    return [{ year, revenue, assets, debt, isShown: chanceOf(firm.index, '-', 'shown') < 0.75 }];
  },
  columns: [
    uscc('信用代码'),
    { header: '年报年度', field: 'year', value: ({ year }) => year },
    { header: '报送日期', field: 'filedOn', dateFormats: ['YYYY/M/D'], value: ({ firm, month }) => dayIn(month, firm).replaceAll('-', '/') },
    { header: '资产总额(万元)', field: 'assets', unit: 'wanYuan', value: ({ assets }) => wan(assets) },
    { header: '资产总额是否公示', field: 'assetsPublished', value: ({ isShown }) => (isShown ? '是' : '否') },
    { header: '负债总额(万元)', field: 'liabilities', unit: 'wanYuan', value: ({ assets, debt }) => wan(assets * debt) },
    { header: '负债总额是否公示', field: 'liabilitiesPublished', value: ({ isShown }) => (isShown ? '是' : '否') },
    { header: '营业总收入(万元)', field: 'revenue', unit: 'wanYuan', value: ({ revenue }) => wan(revenue) },
    { header: '营业总收入是否公示', field: 'revenuePublished', value: ({ isShown }) => (isShown ? '是' : '否') },
    {
      header: '净利润(万元)',
      field: 'netProfit',
      unit: 'wanYuan',
      value: ({ revenue, firm }) => wan(firm.life === 'inArrears' ? 0 : revenue * 0.06),
    },
    { header: '净利润是否公示', field: 'netProfitPublished', value: () => '否' },
    { header: '纳税总额(万元)', field: 'taxPaid', unit: 'wanYuan', value: ({ revenue }) => wan(revenue / 20) },
    { header: '纳税总额是否公示', field: 'taxPaidPublished', value: () => '否' },
    { header: '从业人数', field: 'employees', value: ({ firm }) => firm.employees },
    { header: '从业人数是否公示', field: 'employeesPublished', value: () => '是' },
  ],
});

const changeKinds = [
  { each: 6, rest: 1, monthsAgo: 20, item: '注册资本', before: '100 万元', after: '200 万元' },
  { each: 7, rest: 2, monthsAgo: 11, item: '住所', before: '江澄市新桥路 8 号', after: '江澄市澄江大道 61 号' },
  { each: 9, rest: 3, monthsAgo: 5, item: '经营范围', before: '机械零件加工', after: '机械零件加工、销售；技术服务' },
  { each: 8, rest: 7, monthsAgo: 3, item: '股东', before: '两名股东', after: '三名股东' },
] as const;
const changed = delivery<LineContext & (typeof changeKinds)[number]>({
  dataset: '01.02',
  stem: '变更登记',
  form: forms.gb18030,
  rhythm: 'whenAny',
  lines: (context) => happening(context, changeKinds),
  columns: [
    uscc('信用代码'),
    { header: '变更日期', field: 'changedOn', dateFormats: ['YYYYMMDD'], value: ({ firm, month }) => compact(dayIn(month, firm)) },
    { header: '变更事项', field: 'item', value: ({ item }) => item },
    { header: '变更前', field: 'before', value: ({ before }) => before },
    { header: '变更后', field: 'after', value: ({ after }) => after },
    { header: '登记机关', field: 'authority', value: () => market },
  ],
});

const troubles = [
  { each: 16, rest: 7, monthsAgo: 4, reason: '通过登记的住所无法联系', back: '' },
  { each: 19, rest: 4, monthsAgo: 16, reason: '未按期公示年度报告', back: '补报年度报告' },
] as const;
const abnormal = delivery<LineContext & (typeof troubles)[number]>({
  dataset: '01.07',
  stem: '经营异常名录',
  form: forms.utf8,
  rhythm: 'whenAny',
  isList: true,
  lines: (context) => happening(context, troubles),
  columns: [
    uscc('信用代码'),
    { header: '列入日期', field: 'listedOn', dateFormats: ['YYYY-MM-DD'], value: ({ firm, month }) => dayIn(month, firm) },
    { header: '列入原因', field: 'listedReason', value: ({ reason }) => reason },
    { header: '列入机关', field: 'listedBy', value: () => market },
    {
      header: '移出日期',
      field: 'removedOn',
      dateFormats: ['YYYY-MM-DD'],
      value: ({ firm, month, back }) => (back ? `${month}-${two(27 + (firm.index % 2))}` : ''),
    },
    { header: '移出原因', field: 'removedReason', value: ({ back }) => back },
  ],
});

type Officer = LineContext & { number: string; position: string; name: string; identity: string };
const officers = delivery<Officer>({
  dataset: '02.01',
  stem: '主要人员',
  isSinceEver: true,
  form: forms.gb18030,
  rhythm: 'whenAny',
  lines: ({ firm, month }) =>
    firm.establishedOn.slice(0, 7) === month
      ? [
          { number: '1', position: '法定代表人', name: firm.legalRepresentative, identity: firm.identityNumber },
          { number: '2', position: '监事', name: `${firm.legalRepresentative.slice(0, 1)}玉兰`, identity: '' },
        ]
      : [],
  columns: [
    uscc('信用代码'),
    { header: '序号', field: 'personNumber', value: ({ number }) => number },
    { header: '职务', field: 'position', value: ({ position }) => position },
    { header: '姓名', field: 'name', value: ({ name }) => name },
    { header: '身份证号码', field: 'identityNumber', value: ({ identity }) => identity },
  ],
});

const certificates = [
  { each: 5, rest: 0, monthsAgo: 26, kind: '认证', name: '质量管理体系认证', years: 3 },
  { each: 14, rest: 6, monthsAgo: 30, kind: '行业资质', name: '建筑工程施工总承包三级', years: 5 },
  { each: 14, rest: 5, monthsAgo: 22, kind: '生产许可', name: '食品生产许可证', years: 5 },
  { each: 10, rest: 3, monthsAgo: 35, kind: '认证', name: '环境管理体系认证', years: 3 },
] as const;
const qualified = delivery<LineContext & (typeof certificates)[number]>({
  dataset: '03.01',
  stem: '资质认证',
  form: forms.utf8Bom,
  rhythm: 'whenAny',
  lines: (context) => happening(context, certificates).filter(({ kind }) => kind === '认证' || context.firm.index % 14 < 7),
  columns: [
    uscc('信用代码'),
    {
      header: '证书编号',
      field: 'certificateNumber',
      value: ({ firm, month, kind }) => `JC${compact(month)}${kind === '认证' ? 'R' : 'Z'}${1_000 + firm.index}`,
    },
    { header: '类别', field: 'kind', value: ({ kind }) => kind },
    { header: '证书名称', field: 'certificateName', value: ({ name }) => name },
    { header: '发证机关', field: 'authority', value: () => market },
    { header: '发证日期', field: 'issuedOn', dateFormats: ['YYYY.M.D'], value: ({ firm, month }) => dayIn(month, firm).replaceAll('-', '.') },
    {
      header: '有效期至',
      field: 'validTo',
      dateFormats: ['YYYY.M.D'],
      value: ({ firm, month, years }) => yearsLater(dayIn(month, firm), years).replaceAll('-', '.'),
    },
  ],
});

const pledges = [
  { each: 12, rest: 4, monthsAgo: 9, kind: '出质' },
  { each: 24, rest: 15, monthsAgo: 2, kind: '冻结' },
] as const;
const pledged = delivery<LineContext & (typeof pledges)[number]>({
  dataset: '17.02',
  stem: '股权出质',
  form: forms.utf8,
  rhythm: 'whenAny',
  lines: (context) => happening(context, pledges),
  columns: [
    uscc('信用代码'),
    { header: '登记编号', field: 'registrationNumber', value: ({ firm, month }) => `GQ${compact(month)}${100 + firm.index}` },
    { header: '类别', field: 'kind', value: ({ kind }) => kind },
    { header: '出质人', field: 'shareholder', value: ({ firm }) => firm.legalRepresentative },
    { header: '质权人', field: 'pledgee', value: ({ kind }) => (kind === '冻结' ? '江澄市人民法院' : '江澄银行股份有限公司') },
    { header: '出质股权数额', field: 'amount', value: ({ firm }) => cents(firm.registeredCapitalWan * 4_000) },
    { header: '登记日期', field: 'registeredOn', dateFormats: ['YYYYMMDD'], value: ({ firm, month }) => compact(dayIn(month, firm)) },
    { header: '状态', field: 'state', value: () => '有效' },
  ],
});

export const marketDeliveries: readonly Delivery[] = [registration, listed, reports, changed, abnormal, officers, qualified, pledged];
