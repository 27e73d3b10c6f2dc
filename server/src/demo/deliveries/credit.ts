import { makeUscc } from '../../kernel/pure/uscc.js';
import { chanceOf } from '../life.js';
import { forms } from '../forms.js';
import { compact } from '../time.js';
import { delivery, uscc, type Column, type Delivery, type LineContext } from './delivery.js';
import { dayIn, happening, yearsLater } from './happenings.js';

/** Bodies of the city: category 1 of department 1, in a region that does not exist. */
const bodies = {
  market: { name: '江澄市市场监督管理局', code: makeUscc('1', '1', '990100', 'MB100001') },
  ecology: { name: '江澄市生态环境局', code: makeUscc('1', '1', '990100', 'MB100002') },
  fire: { name: '江澄市消防救援支队', code: makeUscc('1', '1', '990100', 'MB100003') },
  centre: { name: '江澄市公共信用信息中心', code: makeUscc('1', '1', '990100', 'MB100004') },
} as const;
const slashed = (day: string): string => day.replaceAll('-', '/');

/** The national layout by its own codes. */
const party = <Line extends LineContext>(prefix: 'XK' | 'CF'): readonly Column<Line>[] => [
  { header: `${prefix}_XDR_MC`, field: 'name', value: ({ firm }) => firm.name },
  { header: `${prefix}_XDR_LB`, field: 'partyKind', value: () => '法人及非法人组织' },
  uscc('A000002'),
  { header: `${prefix}_FDDB`, field: 'legalRepresentative', value: ({ firm }) => firm.legalRepresentative },
];

const penaltyKinds = [
  { each: 8, rest: 4, monthsAgo: 14, body: 'market', offence: '广告违法', kind: '罚款', fine: 0.3, severity: '轻微' },
  { each: 8, rest: 7, monthsAgo: 7, body: 'ecology', offence: '超标排放污染物', kind: '罚款', fine: 8, severity: '一般' },
  { each: 11, rest: 6, monthsAgo: 19, body: 'fire', offence: '消防设施未保持完好有效', kind: '警告；罚款', fine: 0.8, severity: '一般' },
  { each: 23, rest: 11, monthsAgo: 3, body: 'market', offence: '生产销售不合格产品', kind: '罚款；没收违法所得', fine: 26.5, severity: '严重' },
] as const;
const penalties = delivery<LineContext & (typeof penaltyKinds)[number]>({
  dataset: '12.02',
  stem: '行政处罚双公示',
  form: forms.utf8,
  rhythm: 'whenAny',
  isList: true,
  lines: (context) => happening(context, penaltyKinds),
  columns: [
    ...party<LineContext & (typeof penaltyKinds)[number]>('CF'),
    {
      header: 'CF_WSH',
      field: 'documentNumber',
      value: ({ firm, month, body }) =>
        `澄${body === 'market' ? '市监' : body === 'ecology' ? '环' : '消'}罚〔${month.slice(0, 4)}〕${10 + firm.index} 号`,
    },
    { header: 'CF_WFXW', field: 'offence', value: ({ offence }) => offence },
    { header: 'CF_SY', field: 'facts', value: ({ offence }) => `检查中查实当事人${offence}` },
    { header: 'CF_YJ', field: 'basis', value: () => '有关法律、法规的罚则' },
    { header: 'CF_CFLB', field: 'penaltyKind', value: ({ kind }) => kind },
    { header: 'CF_NR', field: 'content', value: ({ fine }) => `罚款 ${fine} 万元` },
    { header: 'CF_NR_FK', field: 'fine', unit: 'wanYuan', value: ({ fine }) => fine },
    { header: 'CF_JDRQ', field: 'decidedOn', dateFormats: ['YYYY/M/D'], value: ({ firm, month }) => slashed(dayIn(month, firm)) },
    {
      header: 'CF_GSJZQ',
      field: 'publishedUntil',
      dateFormats: ['YYYY/M/D'],
      value: ({ firm, month }) => slashed(yearsLater(dayIn(month, firm), 1)),
    },
    { header: 'CF_CFJG', field: 'authority', value: ({ body }) => bodies[body].name },
    { header: 'CF_CFJGDM', field: 'authorityCode', value: ({ body }) => bodies[body].code },
    { header: 'CF_SJLY', field: 'source', value: () => bodies.centre.name },
    { header: 'CF_SJLYDM', field: 'sourceCode', value: () => bodies.centre.code },
    { header: '失信程度', field: 'severity', value: ({ severity }) => severity },
  ],
});

const licenceKinds = [
  { each: 3, rest: 1, monthsAgo: 17, body: 'market', name: '食品经营许可', kind: '普通', years: 5 },
  { each: 4, rest: 0, monthsAgo: 8, body: 'ecology', name: '排污许可', kind: '普通', years: 5 },
  { each: 5, rest: 2, monthsAgo: 2, body: 'fire', name: '消防验收', kind: '核准', years: 10 },
] as const;
const licences = delivery<LineContext & (typeof licenceKinds)[number]>({
  dataset: '12.01',
  stem: '行政许可双公示',
  form: forms.utf8,
  rhythm: 'whenAny',
  isList: true,
  lines: (context) => happening(context, licenceKinds),
  columns: [
    ...party<LineContext & (typeof licenceKinds)[number]>('XK'),
    { header: 'XK_XKWS', field: 'documentName', value: ({ name }) => `${name}决定书` },
    {
      header: 'XK_WSH',
      field: 'documentNumber',
      value: ({ firm, month, body }) => `澄许〔${month.slice(0, 4)}〕${body === 'market' ? 1 : body === 'ecology' ? 2 : 3}${100 + firm.index} 号`,
    },
    { header: 'XK_XKLB', field: 'licenceKind', value: ({ kind }) => kind },
    { header: 'XK_NR', field: 'content', value: ({ name }) => `准予${name}` },
    { header: 'XK_JDRQ', field: 'decidedOn', dateFormats: ['YYYY/M/D'], value: ({ firm, month }) => slashed(dayIn(month, firm)) },
    { header: 'XK_YXQZ', field: 'validFrom', dateFormats: ['YYYY/M/D'], value: ({ firm, month }) => slashed(dayIn(month, firm)) },
    {
      header: 'XK_YXQZI',
      field: 'validTo',
      dateFormats: ['YYYY/M/D'],
      value: ({ firm, month, years }) => slashed(yearsLater(dayIn(month, firm), years)),
    },
    { header: 'XK_XKJG', field: 'authority', value: ({ body }) => bodies[body].name },
    { header: 'XK_XKJGDM', field: 'authorityCode', value: ({ body }) => bodies[body].code },
    { header: 'XK_ZT', field: 'state', value: () => '1' },
    { header: 'XK_LYDW', field: 'source', value: () => bodies.centre.name },
    { header: 'XK_LYDWDM', field: 'sourceCode', value: () => bodies.centre.code },
  ],
});

const grade = ({ firm }: LineContext): string =>
  firm.life === 'inArrears' ? '差' : firm.life === 'declining' ? '中' : firm.taxGrade === 'A' ? '优' : '良';
const ratings = delivery({
  dataset: '12.06',
  stem: '公共信用综合评价',
  form: forms.utf8Bom,
  rhythm: 'quarterly',
  lines: ({ firm, month }) => (firm.establishedOn.slice(0, 7) < month && ['03', '06', '09', '12'].includes(month.slice(5)) ? [{}] : []),
  columns: [
    uscc('信用代码'),
    { header: '评价年月', field: 'month', dateFormats: ['YYYYMM'], value: ({ month }) => compact(month) },
    { header: '评价等级', field: 'grade', value: grade },
    {
      header: '评价分值',
      field: 'score',
      value: (line) => ({ 优: 92, 良: 84, 中: 72, 差: 55 })[grade(line)]! + Math.round(chanceOf(line.firm.index, line.month, 'score') * 5),
    },
    { header: '评价机构', field: 'agency', value: () => bodies.centre.name },
  ],
});

const honourKinds = [
  { each: 6, rest: 0, monthsAgo: 13, name: '纳税信用 A 级企业', kind: '守信激励对象', level: '市级' },
  { each: 9, rest: 1, monthsAgo: 10, name: '江澄市质量奖', kind: '荣誉表彰', level: '市级' },
  { each: 10, rest: 8, monthsAgo: 4, name: '守合同重信用企业', kind: '荣誉表彰', level: '省级' },
] as const;
const honours = delivery<LineContext & (typeof honourKinds)[number]>({
  dataset: '12.07',
  stem: '荣誉和守信激励',
  form: forms.gb18030,
  rhythm: 'whenAny',
  lines: (context) => (context.firm.life === 'inArrears' ? [] : happening(context, honourKinds)),
  columns: [
    uscc('信用代码'),
    { header: '荣誉名称', field: 'honour', value: ({ name }) => name },
    { header: '类别', field: 'kind', value: ({ kind }) => kind },
    { header: '级别', field: 'level', value: ({ level }) => level },
    { header: '授予单位', field: 'authority', value: () => '江澄市人民政府' },
    { header: '授予日期', field: 'awardedOn', dateFormats: ['YYYYMMDD'], value: ({ firm, month }) => compact(dayIn(month, firm)) },
  ],
});

export const creditDeliveries: readonly Delivery[] = [penalties, licences, ratings, honours];
