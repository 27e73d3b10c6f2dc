import type { EntityManager } from 'typeorm';
import { now } from '../clock.js';
import { invalidField } from '../errors.js';
import { isDuplicate } from './errors.js';

/** What a repeated creating call is known by. `digest`: SHA-256 of path and body, so one key cannot stand for two requests. */
export interface OnceKey {
  readonly actorId: string;
  readonly operation: string;
  readonly key: string;
  readonly digest: string;
}

/** Thrown inside the transaction: it rolls back, and `route()` presents the resource that the first call made. */
export class AlreadyDone extends Error {
  constructor(readonly resourceId: string) {
    super('already done');
  }
}

/** First statement of a creating transaction: the key row and the effect commit together or not at all (invariant 6). */
export async function once(tx: EntityManager, key: OnceKey, resourceId: string): Promise<void> {
  try {
    await tx.query('insert into idempotency_keys (actor_id, operation, idempotency_key, digest, resource_id, made_at) values (?, ?, ?, ?, ?, ?)', [
      key.actorId,
      key.operation,
      key.key,
      key.digest,
      resourceId,
      // Text on SQLite, datetime on MySQL: both drivers take this form.
      now().toISOString().replace('T', ' ').slice(0, 23),
    ]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const [first] = (await tx.query('select digest, resource_id from idempotency_keys where actor_id = ? and operation = ? and idempotency_key = ?', [
      key.actorId,
      key.operation,
      key.key,
    ])) as Array<{ digest: string; resource_id: string }>;
    if (first?.digest !== key.digest) {
      throw invalidField('/header/Idempotency-Key', 'reused', '这个 Idempotency-Key 已经用在另一个请求上，请换一个新的');
    }
    throw new AlreadyDone(first.resource_id);
  }
}

/** For a call that came to nothing and commits all the same (a refusal on the record): its key stands for no effect, and is free again. */
export const forget = async (tx: EntityManager, key: OnceKey): Promise<void> => {
  await tx.query('delete from idempotency_keys where actor_id = ? and operation = ? and idempotency_key = ?', [key.actorId, key.operation, key.key]);
};
