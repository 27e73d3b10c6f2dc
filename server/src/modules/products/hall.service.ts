import { cut, decodeCursor, type Page, type PageQuery } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { fenOf } from '../../kernel/pure/money.js';
import type { Need } from './costs.pure.js';
import type { HallProduct, needQuery } from './products.contract.js';
import type { ProductViews } from './products.views.js';
import type { PublishedProducts, PublishedVersion } from './published-products.js';
import type { z } from 'zod';

export type HallQuery = z.output<typeof needQuery>;
type NeedQuery = Pick<HallQuery, 'amount' | 'months'>;

/** What everyone may see: published products, cheapest first. There is no other way up the list. */
export class HallService {
  constructor(
    private readonly published: PublishedProducts,
    private readonly views: ProductViews,
  ) {}

  async list(query: HallQuery & PageQuery): Promise<Page<HallProduct>> {
    const shelf = await this.published.current();
    const need = needOf(query);
    const costs = shelf.costs(need);
    const keysOf = (version: PublishedVersion): SortKeys => [costs.get(version.productId) ?? 0, version.productId];
    const rows = shelf.versions.filter(isAskedFor(query)).map((version) => ({ version, keys: keysOf(version) }));
    const page = pageByKeys(rows, query, 2);
    return {
      items: await this.present(
        page.items.map((row) => row.version),
        need,
      ),
      nextCursor: page.nextCursor,
    };
  }

  async get(productId: string, query: NeedQuery): Promise<HallProduct> {
    const version = (await this.published.current()).find(productId);
    if (!version) throw new NotFound('没有这款产品，或者已经下架');
    const [view] = await this.present([version], needOf(query));
    return view as HallProduct;
  }

  present(versions: readonly PublishedVersion[], need: Need): Promise<HallProduct[]> {
    return this.views.presentHall(versions, need);
  }
}

export const needOf = ({ amount, months }: NeedQuery): Need => ({ amountFen: amount === undefined ? undefined : fenOf(amount), months });

export const isAskedFor =
  ({ guaranteeType, tag, bankId }: HallQuery) =>
  ({ wireTerms, bankId: bank }: PublishedVersion): boolean =>
    (guaranteeType === undefined || wireTerms.guaranteeType === guaranteeType) &&
    (tag === undefined || wireTerms.tags.includes(tag)) &&
    (bankId === undefined || bank === bankId);

/** Numbers first, the id last: no two rows are equal, so a page never repeats or leaves out a product that stays on the shelf. */
export type SortKeys = readonly (string | number)[];

/** A page of rows kept in memory, by the keys of the last row shown: what is put on the shelf in between moves nothing. */
export function pageByKeys<T extends { readonly keys: SortKeys }>(rows: readonly T[], { cursor, limit }: PageQuery, length: number): Page<T> {
  const last = cursor === undefined ? null : decodeCursor(cursor, length);
  const sorted = rows.filter((row) => last === null || compareKeys(row.keys, last) > 0).sort((a, b) => compareKeys(a.keys, b.keys));
  return cut(sorted.slice(0, limit + 1), limit, (row) => [...row.keys]);
}

function compareKeys(a: SortKeys, b: SortKeys): number {
  for (let place = 0; place < a.length; place += 1) {
    const [left, right] = [a[place] ?? '', b[place] ?? ''];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
