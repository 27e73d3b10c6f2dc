import { Forbidden, NotFound } from '../../kernel/errors.js';
import { isWithin, regionChildren, regionName } from '../../kernel/pure/region.js';
/** Where the figures come from: the reader's region, or the part of it that was asked for. What lies outside does not exist. */
export function scopeOf(actor, region) {
    if (!actor.regionScope)
        throw new Forbidden('您的岗位没有设置统计区域，请联系管理员');
    const code = region ?? actor.regionScope;
    if (!isWithin(code, actor.regionScope))
        throw new NotFound('没有这个区域，或者不在您的统计范围里', { region: code });
    return { code, name: regionName(code) };
}
/** The districts beneath a scope; a district has none and stands for itself. */
export function districtsOf(scope) {
    const children = regionChildren(scope.code);
    return children.length > 0 ? children.map(({ code, name }) => ({ key: code, label: name })) : [{ key: scope.code, label: scope.name }];
}
/** The district a code counts in. What lies in the scope and in none of its districts (a firm registered with the city itself) gets a line of its own, so that the lines always add up. */
export function districtOf(region, scope, districts) {
    return districts.find(({ key }) => isWithin(region, key)) ?? { key: scope.code, label: `${scope.name}（未分区县）` };
}
//# sourceMappingURL=statistics.policy.js.map