import { threshold } from './disclosure-control.js';
import { roundHalfUp } from './money.js';
import { parsePeriod } from './period.js';
import { groupUscc } from './uscc.js';
import { chinaClock, chinaDate } from './working-calendar.js';
const NOTHING = '—';
const MINUS = '\u2212';
const WAN_DIGITS = 4;
const YI_DIGITS = 8;
/** 万元 without the unit, for columns that name it once in the head. */
export const wanFigure = (yuan, decimals = 2) => (yuan == null ? NOTHING : scaled(yuan, -WAN_DIGITS, decimals));
/** 亿元 without the unit. */
export const yiFigure = (yuan, decimals = 2) => (yuan == null ? NOTHING : scaled(yuan, -YI_DIGITS, decimals));
/** 元 to the 分 without the unit. */
export const yuanFigure = (yuan) => (yuan == null ? NOTHING : scaled(yuan, 0, 2));
/** Money on screen: `3,286.40 万元`. */
export const wan = (yuan, decimals = 2) => withUnit(wanFigure(yuan, decimals), '万元');
/** Amounts people choose (asked for, limits): `100 万元`. Decimals appear only where leaving them out would misstate the amount: `12.5 万元`. */
export const wanRound = (yuan) => withUnit(wanFigure(yuan).replace(/\.?0+$/, ''), '万元');
/** Money in statistics: `486.27 亿元`. */
export const yi = (yuan) => withUnit(yiFigure(yuan), '亿元');
/** Money in contracts: `1,003,208.33 元`. */
export const yuanText = (yuan) => withUnit(yuanFigure(yuan), '元');
/** A rate given in percent: `3.85%`. */
export const percentText = (percent) => (percent == null ? NOTHING : `${scaled(percent, 0, 2)}%`);
/** A ratio as a share: 0.417 → `41.7%`. */
export const share = (ratio) => (ratio == null ? NOTHING : `${scaled(decimalOf(ratio), 2, 1)}%`);
/** A ratio in per mille: 0.00174 → `1.74 ‰`. */
export const perMilleText = (ratio) => (ratio == null ? NOTHING : `${scaled(decimalOf(ratio), 3, 2)} ‰`);
/** A change as a ratio: 0.118 → `▲ 11.8%`; the difference of two rates with `points`: 0.039 → `▲ 3.9 个百分点`. Direction has no colour, so the sign is a shape. */
export function changeText(ratio, unit = 'percent') {
    if (ratio == null) {
        return NOTHING;
    }
    const figure = scaled(decimalOf(ratio), 2, 1);
    if (/^0\.0$/.test(figure)) {
        return '持平';
    }
    const size = figure.replace(MINUS, '');
    return `${figure.startsWith(MINUS) ? '▼' : '▲'} ${size}${unit === 'points' ? ' 个百分点' : '%'}`;
}
/** An exact count: `182,118`. */
export const countText = (count) => (count == null ? NOTHING : scaled(decimalOf(count), 0, 0));
/** A count that may only be known roughly: `1,000–1,050`, `不足 5 户`. */
export const countBandText = (band) => band.kind === 'suppressed' ? `不足 ${threshold} 户` : `${countText(band.from)}–${countText(band.to)}`;
/** A day in China time, from a date or an instant; the year is left out while it is this one. */
export function dateText(iso, density, now) {
    if (iso == null) {
        return NOTHING;
    }
    const date = iso.length === 10 ? iso : chinaDate(new Date(iso));
    const isThisYear = date.slice(0, 4) === chinaDate(now).slice(0, 4);
    if (density === 'desk') {
        return isThisYear ? date.slice(5) : date;
    }
    return isThisYear ? dayText(date).replace(/^\d+ 年 /, '') : dayText(date);
}
/** An instant in China time: `今天 09:12`, `11 月 12 日 09:12`, `11-12 09:12`. */
export function timeText(iso, density, now) {
    if (iso == null) {
        return NOTHING;
    }
    const instant = new Date(iso);
    const day = chinaDate(instant) === chinaDate(now) ? '今天' : dateText(iso, density, now);
    return `${day} ${chinaClock(instant).slice(0, 5)}`;
}
/** The whole instant, for `title` and print: `2026-11-12 09:12:33`. */
export const instantText = (iso) => (iso == null ? NOTHING : `${chinaDate(new Date(iso))} ${chinaClock(new Date(iso))}`);
/** `2026 年`, `2026 年第 3 季度`, `2026 年 9 月`, `2026 年 9 月 21 日`; with an end `2025 年 11 月至 2026 年 10 月`. */
export function periodText(from, to) {
    const start = onePeriodText(from);
    return to == null || to === from ? start : `${start}至 ${onePeriodText(to)}`;
}
/** `近 12 个月`. */
export const windowText = (months) => `近 ${months} 个月`;
/** An age or a term: `9 年 3 个月`, `2 年`, `6 个月`. */
export function monthsText(months) {
    if (months == null) {
        return NOTHING;
    }
    const years = Math.floor(months / 12);
    const rest = months % 12;
    return [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : ''].filter((part) => part !== '').join(' ');
}
/** The parts of a code, to be set apart by margins so that copying gives 18 characters. */
export const usccGroups = (code) => groupUscc(code);
/** `9f3c…e71a`; the whole goes to the clipboard. */
export const digestShort = (digest) => digest == null ? NOTHING : digest.length > 8 ? `${digest.slice(0, 4)}…${digest.slice(-4)}` : digest;
function onePeriodText(text) {
    const period = text == null ? undefined : parsePeriod(text);
    switch (period?.kind) {
        case 'year':
            return `${period.text} 年`;
        case 'quarter':
            return `${period.text.slice(0, 4)} 年第 ${period.text.slice(-1)} 季度`;
        case 'month':
            return `${period.text.slice(0, 4)} 年 ${Number(period.text.slice(5))} 月`;
        case 'day':
            return dayText(period.text);
        default:
            return period || text == null ? NOTHING : text;
    }
}
const dayText = (date) => `${date.slice(0, 4)} 年 ${Number(date.slice(5, 7))} 月 ${Number(date.slice(8, 10))} 日`;
const withUnit = (figure, unit) => (figure === NOTHING ? figure : `${figure} ${unit}`);
/** Twelve decimals lose nothing that one shown decimal could miss, and avoid exponents. */
const decimalOf = (value) => (typeof value === 'string' ? value : value.toFixed(12));
/** decimal × 10^shift with so many decimals, thousands separated, U+2212 as minus. */
function scaled(decimal, shift, decimals) {
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
    if (!match) {
        throw new RangeError(`Not a decimal number: ${decimal}`);
    }
    const [, sign, whole = '', fraction = ''] = match;
    const exponent = shift + decimals - fraction.length;
    const digits = BigInt(whole + fraction);
    const units = exponent >= 0 ? digits * 10n ** BigInt(exponent) : roundHalfUp(digits, 10n ** BigInt(-exponent));
    const text = String(units).padStart(decimals + 1, '0');
    const wholePart = text.slice(0, text.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
    const decimalPart = decimals > 0 ? `.${text.slice(-decimals)}` : '';
    return `${sign && units !== 0n ? MINUS : ''}${wholePart}${decimalPart}`;
}
//# sourceMappingURL=format.js.map