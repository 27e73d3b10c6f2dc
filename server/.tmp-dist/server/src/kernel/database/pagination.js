import { invalidField } from '../errors.js';
/** Opaque to callers: base64url of a JSON list of the last row's sort keys. */
export const encodeCursor = (keys) => Buffer.from(JSON.stringify(keys)).toString('base64url');
export function decodeCursor(cursor, length) {
    try {
        const keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
        if (Array.isArray(keys) && keys.length === length && keys.every((key) => typeof key === 'string' || typeof key === 'number'))
            return keys;
    }
    catch {
        // Said below.
    }
    throw invalidField('/query/cursor', 'cursor', '翻页位置已失效，请从第一页开始');
}
/** Newest first by ULID: the common list. `alias` is the query builder's. */
export async function pageById(query, alias, page, order = 'DESC') {
    if (page.cursor !== undefined) {
        const [last] = decodeCursor(page.cursor, 1);
        query.andWhere(`${alias}.id ${order === 'DESC' ? '<' : '>'} :cursorId`, { cursorId: last });
    }
    const rows = await query
        .orderBy(`${alias}.id`, order)
        .take(page.limit + 1)
        .getMany();
    return cut(rows, page.limit, (row) => [row.id]);
}
/** `rows` holds one more than asked for when there is a next page. */
export function cut(rows, limit, keysOf) {
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null };
}
//# sourceMappingURL=pagination.js.map