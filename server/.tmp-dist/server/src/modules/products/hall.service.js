import { cut, decodeCursor } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { fenOf } from '../../kernel/pure/money.js';
/** What everyone may see: published products, cheapest first. There is no other way up the list. */
export class HallService {
    constructor(published, views) {
        this.published = published;
        this.views = views;
    }
    async list(query) {
        const shelf = await this.published.current();
        const need = needOf(query);
        const costs = shelf.costs(need);
        const keysOf = (version) => [costs.get(version.productId) ?? 0, version.productId];
        const rows = shelf.versions.filter(isAskedFor(query)).map((version) => ({ version, keys: keysOf(version) }));
        const page = pageByKeys(rows, query, 2);
        return {
            items: await this.present(page.items.map((row) => row.version), need),
            nextCursor: page.nextCursor,
        };
    }
    async get(productId, query) {
        const version = (await this.published.current()).find(productId);
        if (!version)
            throw new NotFound('没有这款产品，或者已经下架');
        const [view] = await this.present([version], needOf(query));
        return view;
    }
    present(versions, need) {
        return this.views.presentHall(versions, need);
    }
}
export const needOf = ({ amount, months }) => ({ amountFen: amount === undefined ? undefined : fenOf(amount), months });
export const isAskedFor = ({ guaranteeType, tag, bankId }) => ({ wireTerms, bankId: bank }) => (guaranteeType === undefined || wireTerms.guaranteeType === guaranteeType) &&
    (tag === undefined || wireTerms.tags.includes(tag)) &&
    (bankId === undefined || bank === bankId);
/** A page of rows kept in memory, by the keys of the last row shown: what is put on the shelf in between moves nothing. */
export function pageByKeys(rows, { cursor, limit }, length) {
    const last = cursor === undefined ? null : decodeCursor(cursor, length);
    const sorted = rows.filter((row) => last === null || compareKeys(row.keys, last) > 0).sort((a, b) => compareKeys(a.keys, b.keys));
    return cut(sorted.slice(0, limit + 1), limit, (row) => [...row.keys]);
}
function compareKeys(a, b) {
    for (let place = 0; place < a.length; place += 1) {
        const [left, right] = [a[place] ?? '', b[place] ?? ''];
        if (left !== right)
            return left < right ? -1 : 1;
    }
    return 0;
}
//# sourceMappingURL=hall.service.js.map