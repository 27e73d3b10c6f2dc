import type { QueryRunner, TableColumnOptions } from 'typeorm';

/** The few column shapes that repeat. Where an engine needs another word, it stands here. */
export const id = (name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: '26',
  ...options,
});
export const key = (): TableColumnOptions => id('id', { isPrimary: true });
export const word = (name: string, length: number, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  ...options,
});
/** An instant in UTC, to the millisecond: without `precision` MariaDB keeps whole seconds. */
export const at = (name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'datetime',
  precision: 3,
  ...options,
});
export const integer = (name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({ name, type: 'integer', ...options });
/** Money in 分, or a count that may pass two billion. */
export const fen = (name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({ name, type: 'bigint', ...options });
export const body = (name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({ name, type: 'text', ...options });
/** A JSON document that may pass 64 KB; the entity's type is `json`, which MariaDB keeps as `longtext`. */
export const document = (db: QueryRunner, name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: isSqlite(db) ? 'json' : 'longtext',
  ...options,
});
export const flag = (db: QueryRunner, name: string, options: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: isSqlite(db) ? 'boolean' : 'tinyint',
  ...options,
});
/** Bytes of a part of a file. `mediumblob` (16 MB) on MySQL. */
export const bytes = (db: QueryRunner, name: string): TableColumnOptions => ({ name, type: isSqlite(db) ? 'blob' : 'mediumblob' });

export const isSqlite = (db: QueryRunner): boolean => db.dataSource.options.type === 'better-sqlite3';

export const optional = { isNullable: true } as const;
