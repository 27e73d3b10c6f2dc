import { now } from '../../kernel/clock.js';
import { invalidField, NotFound } from '../../kernel/errors.js';
import { isWithin } from '../../kernel/pure/region.js';
import { chinaMonth, monthsBack, monthsBetween } from '../../kernel/pure/working-calendar.js';
import { countAnew, countEvent } from './counting.js';
import { rowsBy, rowsByBank, rowsByMonth, rowsByRegion, totalOf } from './loan-statistics.js';
import { districtsOf, scopeOf } from './statistics.policy.js';
import { banksThatReported, countedUpTo, firstMonthOf, regionsCounted } from './statistics.repository.js';
const monthsByDefault = 12;
const monthsMax = 120;
/** A month, and the same one a year before. */
const monthsInOverview = 13;
/** Figures of lending for a supervisor, within its region. Reads only what this module has counted itself. */
export class StatisticsService {
    constructor(database, neighbours) {
        this.database = database;
        this.neighbours = neighbours;
    }
    count(tx, eventId) {
        return countEvent(tx, this.neighbours.lending, eventId);
    }
    /** Facts and cells from the events again; gives the numbers that counting event by event has given. */
    rebuild(tx) {
        return countAnew(tx, this.neighbours.lending);
    }
    async table(actor, query) {
        const manager = this.database.read();
        const scope = scopeOf(actor, query.region);
        const { from, to } = periodOf(query);
        const banks = await this.banksFor(query.bankId);
        const filter = { ...(await this.within(manager, scope, query)), from, to };
        return {
            ...(await this.head(manager, scope, filter, banks)),
            groupBy: query.groupBy,
            total: await totalOf(manager, filter),
            rows: await rowsBy(manager, query.groupBy, filter, scope, banks),
        };
    }
    async overview(actor, query) {
        const manager = this.database.read();
        const scope = scopeOf(actor, query.region);
        const banks = await this.banksFor(query.bankId);
        const within = await this.within(manager, scope, query);
        const firstMonth = await firstMonthOf(manager, within.regions);
        const month = query.month ?? usualMonth(firstMonth);
        refuseFuture('month', month);
        const inMonth = (one) => ({ ...within, from: one, to: one });
        const yearBefore = monthsBack(month, 12);
        const from = monthsBack(month, monthsInOverview - 1);
        return {
            ...(await this.head(manager, scope, inMonth(month), banks)),
            from,
            month,
            current: await totalOf(manager, inMonth(month)),
            yearBefore: firstMonth !== null && firstMonth <= yearBefore ? await totalOf(manager, inMonth(yearBefore)) : null,
            months: (await rowsByMonth(manager, { ...within, from, to: month })).map(({ key, figures }) => ({ month: key, figures })),
            regions: await rowsByRegion(manager, inMonth(month), scope),
            bankRows: await rowsByBank(manager, inMonth(month), banks),
        };
    }
    async dimensions(actor) {
        const manager = this.database.read();
        const scope = scopeOf(actor, undefined);
        const { regions } = await this.within(manager, scope, {});
        return {
            scope,
            regions: districtsOf(scope).map(({ key, label }) => ({ code: key, name: label })),
            banks: (await this.neighbours.organisations.banks()).map(({ id, name }) => ({ id, name })),
            firstMonth: await firstMonthOf(manager, regions),
            lastMonth: chinaMonth(now()),
        };
    }
    async within(manager, scope, { bankId, guaranteeType }) {
        const regions = (await regionsCounted(manager)).filter((region) => isWithin(region, scope.code));
        return { regions, bankId, guaranteeType };
    }
    async head(manager, scope, filter, banks) {
        const { from, to, regions } = filter;
        return {
            asOf: ((await countedUpTo(manager)) ?? now()).toISOString(),
            scope,
            from,
            to,
            banks: { reported: await banksThatReported(manager, { from, to, regions }), all: banks.length },
        };
    }
    async banksFor(bankId) {
        const banks = await this.neighbours.organisations.banks();
        if (bankId !== undefined && !banks.some(({ id }) => id === bankId))
            throw new NotFound('没有这家银行', { bankId });
        return banks;
    }
}
/** The last whole month, as returns are made for it; this month while there is nothing older. */
function usualMonth(firstMonth) {
    const thisMonth = chinaMonth(now());
    const lastMonth = monthsBack(thisMonth, 1);
    return firstMonth !== null && firstMonth <= lastMonth ? lastMonth : thisMonth;
}
function periodOf(query) {
    const to = query.to ?? chinaMonth(now());
    refuseFuture('to', to);
    const from = query.from ?? monthsBack(to, monthsByDefault - 1);
    if (from > to)
        throw invalidField('/query/from', 'maximum', '开始月份不能晚于结束月份');
    if (monthsBetween(from, to) >= monthsMax)
        throw invalidField('/query/from', 'minimum', `一次最多统计 ${monthsMax} 个月`);
    return { from, to };
}
function refuseFuture(field, month) {
    if (month > chinaMonth(now()))
        throw invalidField(`/query/${field}`, 'maximum', '月份不能晚于本月');
}
//# sourceMappingURL=statistics.service.js.map