import type { EntityManager } from 'typeorm';
import { Refused } from '../errors.js';
import type { Database } from './database.js';

/** Commits what `work` has written (the entry of the refusal), then throws. A thrown error would take the entry with it. */
export async function transactionOrRefusal<T>(database: Database, work: (tx: EntityManager) => Promise<T | Refused>): Promise<T> {
  const result = await database.transaction(work);
  if (result instanceof Refused) throw result;
  return result as T;
}
