import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/** Reads a row that a later write in the same transaction depends on. SQLite needs no lock: the writer queue serialises. */
export const lockRow = <E extends ObjectLiteral>(tx: EntityManager, entity: EntityTarget<E>, where: FindOptionsWhere<E>): Promise<E | null> =>
  locked(tx, entity, where, 'pessimistic_write');

/** Reads a row that must not change until the end of the transaction; other holders may read it too. */
export const holdRow = <E extends ObjectLiteral>(tx: EntityManager, entity: EntityTarget<E>, where: FindOptionsWhere<E>): Promise<E | null> =>
  locked(tx, entity, where, 'pessimistic_read');

function locked<E extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<E>,
  where: FindOptionsWhere<E>,
  mode: 'pessimistic_write' | 'pessimistic_read',
): Promise<E | null> {
  return tx.findOne(entity, { where, ...(!isSqlite(tx) && { lock: { mode } }) });
}

export const isSqlite = (tx: EntityManager): boolean => tx.dataSource.options.type === 'better-sqlite3';
