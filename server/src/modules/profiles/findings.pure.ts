import { changeText, monthsText, periodText, wan } from '../../kernel/pure/format.js';
import { monthsBack } from '../../kernel/pure/working-calendar.js';
import { indicatorDatasets } from './indicators.js';
import type { IndicatorView } from './profiles.contract.js';
import { isLateSilence } from './silence.pure.js';
import type { OpenItem } from './visibility.pure.js';

export interface Findings {
  readonly favourable: string[];
  readonly toVerify: string[];
  readonly notVisible: string[];
}
interface Visible {
  readonly indicators: readonly (Pick<IndicatorView, 'code' | 'value' | 'valueText' | 'asOf'> & {
    readonly freshness?: Pick<IndicatorView['freshness'], 'state'>;
  })[];
  readonly items: readonly OpenItem[];
  readonly includesPersonal: boolean;
  /** Titles of the datasets that need a consent. */
  readonly onConsent: readonly { readonly dataset: string; readonly title: string }[];
}
type Read = (code: string) => { readonly value: string; readonly text: string; readonly asOf: string } | null;
type Rule = (read: Read) => string | null;

const goodGrades = ['A', 'B'];
const poorGrades = ['C', 'D'];
const oldMonths = 60;
const fallRatio = -0.1;
const unevenTimes = 5;
const fullYear = 12;
/** So many left-out datasets are named one by one. */
const namedMax = 6;

const favourable: readonly Rule[] = [
  (read) => {
    const paid = read('taxPaid12');
    if (!paid || !(Number(paid.value) > 0)) return null;
    const growth = read('taxPaidGrowth12');
    return `近 12 个月纳税 ${wan(paid.value)}${growth && Number(growth.value) > 0 ? `，同比 ${changeText(growth.value)}` : ''}`;
  },
  (read) => (Number(read('taxMonthsPaid12')?.value ?? 0) >= fullYear ? '近 12 个月每个月都有纳税' : null),
  (read) => ofGrade(read, goodGrades),
  (read) => (read('listed')?.value === 'false' ? '没有列入严重失信主体名单' : null),
  (read) => (read('dishonestDebtor')?.value === 'false' && read('enforcementOpen')?.value === '0' ? '不是失信被执行人，没有正在执行的案件' : null),
  (read) => grown(read, 'invoiceSalesGrowth12', '近 12 个月开票销售额', 1),
  (read) => (read('socialMonths12')?.value === String(fullYear) ? '近 12 个月每个月都缴了社会保险费' : null),
  (read) => (read('highTech')?.value === 'true' ? '高新技术企业，证书在有效期内' : null),
  (read) => {
    const age = read('ageMonths');
    return age && Number(age.value) >= oldMonths ? `成立 ${monthsText(Number(age.value))}` : null;
  },
];

const toVerify: readonly Rule[] = [
  (read) => (read('listed')?.value === 'true' ? '列在严重失信主体名单上' : null),
  (read) => {
    const status = read('status');
    return status && status.value !== 'operating' ? `登记状态是“${status.text}”` : null;
  },
  (read) => {
    const growth = read('taxPaidGrowth12');
    return growth && Number(growth.value) <= fallRatio ? `近 12 个月纳税同比 ${changeText(growth.value)}` : null;
  },
  (read) => {
    const zero = read('taxZeroMonths12');
    return zero && Number(zero.value) > 0 ? `近 12 个月有 ${zero.value} 个月没有纳税` : null;
  },
  (read) => {
    const times = read('taxMaxMin12');
    return times && Number(times.value) >= unevenTimes ? `纳税最高的月份是最低的 ${Number(times.value).toFixed(1)} 倍` : null;
  },
  (read) => ofGrade(read, poorGrades),
  (read) => (read('dishonestDebtor')?.value === 'true' ? '是失信被执行人' : null),
  (read) => counted(read, 'enforcementOpen', (n) => `有 ${n} 件正在执行的案件`),
  (read) => (read('abnormalOperation')?.value === 'true' ? '列在经营异常名录上' : null),
  (read) => (read('irregularTaxpayer')?.value === 'true' ? '被认定为税务非正常户' : null),
  (read) => (read('taxArrears12')?.value === 'true' ? '近 12 个月有欠税公告' : null),
  (read) => counted(read, 'penalties36', (n) => `近 3 年有 ${n} 次行政处罚`),
  (read) => counted(read, 'lawsuits24', (n) => `近 2 年有 ${n} 件作为被告的立案`),
  (read) => grown(read, 'invoiceSalesGrowth12', '近 12 个月开票销售额', -1),
  (read) => grown(read, 'powerUseGrowth12', '近 12 个月用电量', -1),
  (read) => grown(read, 'insuredHeadsGrowth12', '参保人数', -1),
  (read) => counted(read, 'powerOverdueMonths12', (n) => `近 12 个月有 ${n} 个月电费欠费`),
  (read) => counted(read, 'socialOverdueMonths12', (n) => `近 12 个月有 ${n} 个月社会保险费欠费`),
];

/** A rise worth saying, or a fall worth asking about. */
function grown(read: Read, code: string, title: string, sign: 1 | -1): string | null {
  const growth = read(code);
  if (!growth) return null;
  const ratio = Number(growth.value);
  return (sign === 1 ? ratio > 0 : ratio <= fallRatio) ? `${title}同比 ${changeText(growth.value)}` : null;
}

function counted(read: Read, code: string, say: (count: string) => string): string | null {
  const count = read(code);
  return count && Number(count.value) > 0 ? say(count.value) : null;
}

/** The sentences an experienced officer would say first. Made of what the reader may see and of the consent, never of what is hidden. */
export function findingsOf(visible: Visible): Findings {
  const read: Read = (code) => {
    const indicator = visible.indicators.find((candidate) => candidate.code === code);
    // A list that has never come, or is late, says nothing by its silence.
    return indicator && indicator.value !== null && indicator.freshness?.state !== 'missing' && !isLateSilence(indicator)
      ? { value: indicator.value, text: indicator.valueText ?? indicator.value, asOf: indicator.asOf }
      : null;
  };
  const said = (rules: readonly Rule[]): string[] => rules.flatMap((rule) => rule(read) ?? []);
  return {
    favourable: said(favourable),
    toVerify: [...said(toVerify), ...late(visible, read), ...unreadLists(visible)],
    notVisible: notVisible(visible),
  };
}

function ofGrade(read: Read, grades: readonly string[]): string | null {
  const grade = read('taxGrade');
  return grade && grades.includes(grade.value) ? `纳税信用 ${grade.text}（${grade.asOf.slice(0, 4)} 年度）` : null;
}

/** Months that were given but have not arrived. */
function late({ items }: Visible, read: Read): string[] {
  const to = items.find(({ dataset }) => dataset === '05.02')?.to;
  const known = read('taxPaid3')?.asOf.slice(0, 7);
  return to && known && known < to ? [`${periodText(monthsBack(known, -1), to)}的纳税数据还没有到`] : [];
}

const mattering = { listed: '严重失信主体名单', dishonestDebtor: '失信被执行人' } as const;

/** 没有查成，不等于没有列入: what a list would have told is to be asked for, not taken as clean. */
function unreadLists({ indicators }: Visible): string[] {
  const unread = Object.entries(mattering).flatMap(([code, title]) => {
    const list = indicators.find((one) => one.code === code);
    return list && (list.freshness?.state === 'missing' || isLateSilence(list)) ? [title] : [];
  });
  return unread.length > 0 ? [`${unread.join('、')}：名单没有按时送到，还不能说没有列入`] : [];
}

function notVisible({ items, onConsent, includesPersonal }: Visible): string[] {
  const absent = onConsent.filter(({ dataset }) => !items.some((item) => item.dataset === dataset));
  const named = absent.filter(({ dataset }) => indicatorDatasets.includes(dataset)).slice(0, namedMax);
  const rest = absent.length - named.length;
  const left = [...named.map(({ title }) => `${title}：企业未授权`), ...(rest > 0 ? [`另有 ${rest} 项需要授权的数据：企业未授权`] : [])];
  const bounded = items.flatMap(({ dataset, from }) => {
    const title = onConsent.find((candidate) => candidate.dataset === dataset)?.title;
    return from && title ? [`${periodText(from)}以前的${title}：不在授权范围`] : [];
  });
  return [...left, ...bounded, ...(includesPersonal ? [] : ['法定代表人：没有单独同意'])];
}
