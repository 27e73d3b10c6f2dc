import type { MigrationInterface, MixedList } from 'typeorm';

export type Engine = 'sqlite' | 'mysql';
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own name for "a class"
export type Entities = MixedList<Function>;
export interface Schema {
  readonly entities: Entities;
  readonly migrations: Array<new () => MigrationInterface>;
}
export interface DatabaseOptions {
  readonly poolSize?: number;
  /** `false` only in tests and demos: a power failure may then lose acknowledged commits. */
  readonly durable?: boolean;
  /** Called before a transaction runs again after a deadlock. */
  readonly onRetry?: () => void;
}
