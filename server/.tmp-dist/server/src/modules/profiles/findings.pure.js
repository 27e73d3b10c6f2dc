import { changeText, monthsText, periodText, wan } from '../../kernel/pure/format.js';
import { monthsBack } from '../../kernel/pure/working-calendar.js';
const goodGrades = ['A', 'B'];
const poorGrades = ['C', 'D'];
const oldMonths = 60;
const fallRatio = -0.1;
const unevenTimes = 5;
const fullYear = 12;
const favourable = [
    (read) => {
        const paid = read('taxPaid12');
        if (!paid || !(Number(paid.value) > 0))
            return null;
        const growth = read('taxPaidGrowth12');
        return `近 12 个月纳税 ${wan(paid.value)}${growth && Number(growth.value) > 0 ? `，同比 ${changeText(growth.value)}` : ''}`;
    },
    (read) => (Number(read('taxMonthsPaid12')?.value ?? 0) >= fullYear ? '近 12 个月每个月都有纳税' : null),
    (read) => ofGrade(read, goodGrades),
    (read) => (read('listed')?.value === 'false' ? '没有列入严重失信主体名单' : null),
    (read) => {
        const age = read('ageMonths');
        return age && Number(age.value) >= oldMonths ? `成立 ${monthsText(Number(age.value))}` : null;
    },
];
const toVerify = [
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
];
/** The sentences an experienced officer would say first. Made of what the reader may see and of the consent, never of what is hidden. */
export function findingsOf(visible) {
    const read = (code) => {
        const indicator = visible.indicators.find((candidate) => candidate.code === code);
        return indicator && indicator.value !== null ? { value: indicator.value, text: indicator.valueText ?? indicator.value, asOf: indicator.asOf } : null;
    };
    const said = (rules) => rules.flatMap((rule) => rule(read) ?? []);
    return { favourable: said(favourable), toVerify: [...said(toVerify), ...late(visible, read)], notVisible: notVisible(visible) };
}
function ofGrade(read, grades) {
    const grade = read('taxGrade');
    return grade && grades.includes(grade.value) ? `纳税信用 ${grade.text}（${grade.asOf.slice(0, 4)} 年度）` : null;
}
/** Months that were given but have not arrived. */
function late({ items }, read) {
    const to = items.find(({ dataset }) => dataset === '05.02')?.to;
    const known = read('taxPaid3')?.asOf.slice(0, 7);
    return to && known && known < to ? [`${periodText(monthsBack(known, -1), to)}的纳税数据还没有到`] : [];
}
function notVisible({ items, onConsent, includesPersonal }) {
    const left = onConsent.filter(({ dataset }) => !items.some((item) => item.dataset === dataset)).map(({ title }) => `${title}：企业未授权`);
    const bounded = items.flatMap(({ dataset, from }) => {
        const title = onConsent.find((candidate) => candidate.dataset === dataset)?.title;
        return from && title ? [`${periodText(from)}以前的${title}：不在授权范围`] : [];
    });
    return [...left, ...bounded, ...(includesPersonal ? [] : ['法定代表人：没有单独同意'])];
}
//# sourceMappingURL=findings.pure.js.map