export { Database } from './database.js';
export { isDuplicate, isRetryable, isUnavailable } from './errors.js';
export { holdRow, isSqlite, lockRow } from './locks.js';
export { AlreadyDone, once } from './once.js';
export { cut, decodeCursor, encodeCursor, pageById } from './pagination.js';
export { transactionOrRefusal } from './refusal.js';
export { count, fen } from './columns.js';
export { Counter, IdempotencyKey } from './kernel-tables.js';
export { countUp, inList, insertRows, instantOf, sqlInstant, upsertRows } from './statements.js';
//# sourceMappingURL=index.js.map