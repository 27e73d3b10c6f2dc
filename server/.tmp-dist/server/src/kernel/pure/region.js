import { regions } from './region-data.js';
export { regions } from './region-data.js';
/** Names from any set of lines: the built-in ones plus those a city loads. Several lines of one code must not overlap in time. */
export function regionTable(lines) {
    const byCode = new Map();
    for (const line of lines) {
        byCode.set(line.code, [...(byCode.get(line.code) ?? []), line]);
    }
    const find = (code, at) => {
        const candidates = byCode.get(code) ?? [];
        return at === undefined ? newest(candidates) : candidates.find((line) => isInForce(line, at));
    };
    const current = (code, seen = []) => {
        const line = find(code);
        return line?.to && line.successor && !seen.includes(line.successor) ? current(line.successor, [...seen, code]) : code;
    };
    return {
        find,
        name: (code, at) => find(code, at)?.name ?? code,
        children: (parent, at) => lines.filter((line) => line.parent === parent && (at === undefined ? line.to === undefined : isInForce(line, at))),
        current: (code) => current(code),
    };
}
const builtIn = regionTable(regions);
export const findRegion = builtIn.find;
export const regionName = builtIn.name;
export const regionChildren = builtIn.children;
/**
 * Whether a code lies in a scope, by digits alone: province `xx0000`, city `xxxx00`, otherwise the district and whatever is beneath it (9 or 12 digits).
 * It needs no table, so a scope never loses the firms whose district has been renamed.
 */
export function isWithin(region, scope) {
    if (!isRegionCode(scope) || !isRegionCode(region)) {
        return false;
    }
    return region.startsWith(significantDigits(scope));
}
const isRegionCode = (text) => /^\d{6}(\d{3}){0,2}$/.test(text);
/** Village and street count in threes, district and city in twos; trailing zeros of a level mean "all of it". */
const significantDigits = (scope) => {
    const withoutStreets = scope.slice(0, 6) + scope.slice(6).replace(/(000){1,2}$/, '');
    return withoutStreets.length > 6 ? withoutStreets : withoutStreets.replace(/(00){1,2}$/, '');
};
const isInForce = (line, at) => line.from <= at && (line.to === undefined || at <= line.to);
const newest = (lines) => lines.reduce((best, line) => (best && best.from >= line.from ? best : line), undefined);
//# sourceMappingURL=region.js.map