import { inList, instantOf } from '../../kernel/database/index.js';
import { emptyTally, noFirms } from './figures.pure.js';
const columns = { month: 'month', region: 'region', bank: 'bank_id' };
/** Sums per value of one column. */
export async function talliesBy(manager, filter, by) {
    if (filter.regions.length === 0)
        return new Map();
    const where = conditions(filter);
    const rows = (await manager.query(`select ${columns[by]} as group_key, guarantee_type, rate_ppm, cast(sum(granted_fen) as char) as granted, sum(granted_count) as granted_count, ` +
        `cast(sum(drawn_fen) as char) as drawn, sum(drawn_count) as drawn_count, sum(event_count) as events ` +
        `from lending_cells where ${where.sql} group by ${columns[by]}, guarantee_type, rate_ppm`, where.parameters));
    const tallies = new Map();
    for (const row of rows) {
        const tally = tallies.get(row.group_key) ?? emptyTally();
        const drawnFen = BigInt(row.drawn);
        tally.grantedFen += BigInt(row.granted);
        tally.grantedCount += Number(row.granted_count);
        tally.drawnFen += drawnFen;
        tally.drawnCount += Number(row.drawn_count);
        tally.unsecuredFen += row.guarantee_type === 'credit' ? drawnFen : 0n;
        tally.weightedFenPpm += drawnFen * BigInt(row.rate_ppm);
        tally.events += Number(row.events);
        tallies.set(row.group_key, tally);
    }
    return tallies;
}
/** What the balance changed by per value of one column, from the very beginning to the end of the period. */
export async function balanceChangesBy(manager, filter, by) {
    if (filter.regions.length === 0)
        return new Map();
    const where = conditions({ ...filter, from: '' });
    const rows = (await manager.query(`select ${columns[by]} as group_key, cast(sum(balance_change_fen) as char) as balance from lending_cells where ${where.sql} group by ${columns[by]}`, where.parameters));
    return new Map(rows.map((row) => [row.group_key, BigInt(row.balance)]));
}
const counted = 'count(distinct enterprise_id) as firms, count(distinct case when is_first_loan = 1 then enterprise_id end) as first_firms';
/** Distinct firms that drew, per value of one column. */
export async function firmsBy(manager, filter, by) {
    if (filter.regions.length === 0)
        return new Map();
    const where = conditions(filter);
    const rows = (await manager.query(`select ${columns[by]} as group_key, ${counted} from lending_facts where ${where.sql} and kind = 'disbursed' and is_reversed = 0 group by ${columns[by]}`, where.parameters));
    return new Map(rows.map((row) => [row.group_key, { firms: Number(row.firms), firstLoanFirms: Number(row.first_firms) }]));
}
/** Distinct firms over the whole filter; the sum over groups would count a firm of two months twice. */
export async function firmsOf(manager, filter) {
    if (filter.regions.length === 0)
        return noFirms;
    const where = conditions(filter);
    const [row] = (await manager.query(`select ${counted} from lending_facts where ${where.sql} and kind = 'disbursed' and is_reversed = 0`, where.parameters));
    return { firms: Number(row?.firms ?? 0), firstLoanFirms: Number(row?.first_firms ?? 0) };
}
export async function banksThatReported(manager, filter) {
    if (filter.regions.length === 0)
        return 0;
    const where = conditions(filter);
    const [row] = (await manager.query(`select count(distinct bank_id) as total from lending_cells where ${where.sql}`, where.parameters));
    return Number(row?.total ?? 0);
}
/** Every region code that occurs. */
export async function regionsCounted(manager) {
    return (await manager.query('select distinct region from lending_cells')).map(({ region }) => region);
}
export async function firstMonthOf(manager, regions) {
    if (regions.length === 0)
        return null;
    const [row] = (await manager.query(`select min(month) as first_month from lending_cells where region in ${inList(regions)}`, [...regions]));
    return row?.first_month ?? null;
}
/** When the newest event that is counted was reported. */
export async function countedUpTo(manager) {
    const [row] = (await manager.query('select max(reported_at) as as_of from lending_facts'));
    return row?.as_of ? instantOf(row.as_of) : null;
}
function conditions(filter) {
    const parts = [
        ['month >= ? and month <= ?', [filter.from, filter.to]],
        [`region in ${inList(filter.regions)}`, filter.regions],
    ];
    if (filter.bankId)
        parts.push(['bank_id = ?', [filter.bankId]]);
    if (filter.guaranteeType)
        parts.push(['guarantee_type = ?', [filter.guaranteeType]]);
    return { sql: parts.map(([sql]) => sql).join(' and '), parameters: parts.flatMap(([, parameters]) => parameters) };
}
//# sourceMappingURL=statistics.repository.js.map