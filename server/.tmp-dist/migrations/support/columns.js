/** The few column shapes that repeat. Where an engine needs another word, it stands here. */
export const id = (name, options = {}) => ({
    name,
    type: 'varchar',
    length: '26',
    ...options,
});
export const key = () => id('id', { isPrimary: true });
export const word = (name, length, options = {}) => ({
    name,
    type: 'varchar',
    length: String(length),
    ...options,
});
/** An instant in UTC, to the millisecond: without `precision` MariaDB keeps whole seconds. */
export const at = (name, options = {}) => ({
    name,
    type: 'datetime',
    precision: 3,
    ...options,
});
export const integer = (name, options = {}) => ({ name, type: 'integer', ...options });
/** Money in 分, or a count that may pass two billion. */
export const fen = (name, options = {}) => ({ name, type: 'bigint', ...options });
export const body = (name, options = {}) => ({ name, type: 'text', ...options });
export const flag = (db, name, options = {}) => ({
    name,
    type: isSqlite(db) ? 'boolean' : 'tinyint',
    ...options,
});
/** Bytes of a part of a file. `mediumblob` (16 MB) on MySQL. */
export const bytes = (db, name) => ({ name, type: isSqlite(db) ? 'blob' : 'mediumblob' });
export const isSqlite = (db) => db.dataSource.options.type === 'better-sqlite3';
export const optional = { isNullable: true };
//# sourceMappingURL=columns.js.map