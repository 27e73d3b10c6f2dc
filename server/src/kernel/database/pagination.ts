import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { invalidField } from '../errors.js';

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}
export interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Opaque to callers: base64url of a JSON list of the last row's sort keys. */
export const encodeCursor = (keys: readonly (string | number)[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === length && keys.every((key) => typeof key === 'string' || typeof key === 'number')) return keys;
  } catch {
    // Said below.
  }
  throw staleCursor();
}

interface KeyKinds {
  readonly whole: number;
  readonly text: string;
}

/** The same for keys of known kinds: what somebody has made up would reach the database as no number, or as a text that is compared with one. */
export function decodeKeys<const K extends readonly (keyof KeyKinds)[]>(
  cursor: string,
  kinds: K,
): { -readonly [Place in keyof K]: KeyKinds[K[Place]] } {
  const keys = decodeCursor(cursor, kinds.length);
  const fits = keys.every((key, place) => (kinds[place] === 'whole' ? Number.isSafeInteger(key) : typeof key === 'string'));
  if (!fits) throw staleCursor();
  return keys as { -readonly [Place in keyof K]: KeyKinds[K[Place]] };
}

/** Of lists ordered by an instant, and by id where two are equal. */
export function decodeInstant(cursor: string): { readonly at: Date; readonly id: string } {
  const [at, id] = decodeKeys(cursor, ['whole', 'text']);
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) throw staleCursor();
  return { at: instant, id };
}

const staleCursor = (): Error => invalidField('/query/cursor', 'cursor', '翻页位置已失效，请从第一页开始');

/** Newest first by ULID: the common list. `alias` is the query builder's. */
export async function pageById<E extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<E>,
  alias: string,
  page: PageQuery,
  order: 'DESC' | 'ASC' = 'DESC',
): Promise<Page<E>> {
  if (page.cursor !== undefined) {
    const [last] = decodeKeys(page.cursor, ['text']);
    query.andWhere(`${alias}.id ${order === 'DESC' ? '<' : '>'} :cursorId`, { cursorId: last });
  }
  const rows = await query
    .orderBy(`${alias}.id`, order)
    .take(page.limit + 1)
    .getMany();
  return cut(rows, page.limit, (row) => [row.id]);
}

/** `rows` holds one more than asked for when there is a next page. */
export function cut<T>(rows: T[], limit: number, keysOf: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null };
}
