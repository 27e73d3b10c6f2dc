/** Reads a row that a later write in the same transaction depends on. SQLite needs no lock: the writer queue serialises. */
export const lockRow = (tx, entity, where) => locked(tx, entity, where, 'pessimistic_write');
/** Reads a row that must not change until the end of the transaction; other holders may read it too. */
export const holdRow = (tx, entity, where) => locked(tx, entity, where, 'pessimistic_read');
function locked(tx, entity, where, mode) {
    return tx.findOne(entity, { where, ...(!isSqlite(tx) && { lock: { mode } }) });
}
export const isSqlite = (tx) => tx.dataSource.options.type === 'better-sqlite3';
//# sourceMappingURL=locks.js.map