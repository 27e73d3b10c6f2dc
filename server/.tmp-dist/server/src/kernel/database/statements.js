import { isSqlite } from './locks.js';
/** Rows in one statement, as many as a chunk has: 5–10 times faster than entity by entity. */
export async function insertRows(tx, table, columns, rows) {
    for (const part of parts(rows, columns.length)) {
        await tx.query(`insert into ${table} (${columns.join(', ')}) values ${placeholders(part.length, columns.length)}`, part.flat().map(bound));
    }
}
/** Inserts, or replaces the named columns of the row with the same key. `keys` are the columns of the primary or unique key. */
export async function upsertRows(tx, table, columns, keys, rows) {
    const changed = columns.filter((column) => !keys.includes(column));
    const tail = isSqlite(tx)
        ? ` on conflict (${keys.join(', ')}) do update set ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}`
        : ` on duplicate key update ${changed.map((column) => `${column} = values(${column})`).join(', ')}`;
    for (const part of parts(rows, columns.length)) {
        await tx.query(`insert into ${table} (${columns.join(', ')}) values ${placeholders(part.length, columns.length)}${changed.length > 0 ? tail : ''}`, part.flat().map(bound));
    }
}
/** Adds one to a counter row, making it when it is not there; answers the new value. One statement, so no two callers see the same. */
export async function countUp(tx, counter, endsAt) {
    const tail = isSqlite(tx) ? 'on conflict (counter) do update set used = used + 1' : 'on duplicate key update used = used + 1';
    await tx.query(`insert into counters (counter, used, ends_at) values (?, 1, ?) ${tail}`, [counter, sqlInstant(endsAt)]);
    const [row] = (await tx.query('select used from counters where counter = ?', [counter]));
    return Number(row?.used ?? 1);
}
/** `in (?, ?, …)` for a list that is not empty. */
export const inList = (values) => `(${values.map(() => '?').join(', ')})`;
/** A `datetime(3)` parameter for raw SQL: the form both engines keep and compare. */
export const sqlInstant = (instant) => instant.toISOString().replace('T', ' ').slice(0, 23);
/** A `datetime(3)` from raw SQL: SQLite answers text in UTC, MySQL a Date. */
export const instantOf = (value) => (value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`));
// SQLite takes 32,766 parameters, MySQL 65,535.
const parametersMax = 30_000;
function* parts(rows, width) {
    const size = Math.max(1, Math.floor(parametersMax / width));
    for (let start = 0; start < rows.length; start += size)
        yield rows.slice(start, start + size);
}
const placeholders = (rows, columns) => Array.from({ length: rows }, () => `(${'?, '.repeat(columns - 1)}?)`).join(', ');
const bound = (value) => (typeof value === 'bigint' ? value.toString() : value);
//# sourceMappingURL=statements.js.map