/** Money in 分. SQLite answers numbers, MariaDB strings; inside it is a bigint on both. Exact to 2^53 − 1 分, ninety trillion yuan. */
export const fen = {
    to: (value) => (value === null || value === undefined ? value : value.toString()),
    from: (value) => (value === null ? null : BigInt(value)),
};
/** A bigint that is a plain count (bytes, rows); a number is exact enough and easier to use. */
export const count = {
    to: (value) => value,
    from: (value) => (value === null ? null : Number(value)),
};
//# sourceMappingURL=columns.js.map