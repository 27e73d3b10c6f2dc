import { ref } from 'vue';
import { listMatches, type MatchView } from '@server/modules/matching/matching.contract';
import { guaranteeType, listHallProducts, productTag, type HallProduct } from '@server/modules/products/products.contract';
import { call, type Answer } from '../../../kernel/api';
import { useList } from '../../../kernel/useList';
import { useLoad } from '../../../kernel/useLoad';

export interface HallItem {
  readonly product: HallProduct;
  /** Null for a visitor and for anyone who is not acting for a firm. */
  readonly match: MatchView | null;
}
export const hallFilters = ['amount', 'months', 'guaranteeType', 'tag', 'bankId', 'fit'] as const;
export type HallFilter = (typeof hallFilters)[number];
export type Fit = MatchView['fit'];
export const fits: readonly Fit[] = ['fit', 'manual', 'near', 'unfit'];
export const termChoices: readonly number[] = [3, 6, 12, 24, 36, 60];

const pageSize = 20;
const shelfMax = 200;

/** The hall's rows. Acting for a firm they come with what its own data says; filters and need are the address. */
export function useHall(isMatched: boolean) {
  const counts = ref<Answer<typeof listMatches>['counts'] | null>(null);
  const list = useList<HallItem, HallFilter>(
    async ({ fit, amount, months, ...rest }, signal) => {
      const query = {
        ...(amount && { amount }),
        ...(months && { months }),
        ...(rest.bankId && { bankId: rest.bankId }),
        guaranteeType: guaranteeType.safeParse(rest.guaranteeType).data,
        tag: productTag.safeParse(rest.tag).data,
        cursor: rest.cursor,
        limit: pageSize,
      };
      if (!isMatched) {
        const page = await call(listHallProducts, { query }, { signal });
        return { items: page.items.map((product) => ({ product, match: null })), nextCursor: page.nextCursor };
      }
      const page = await call(listMatches, { query: { ...query, fit: fits.find((one) => one === fit) } }, { signal });
      counts.value = page.counts;
      return { items: page.items.map((match) => ({ product: match.product, match })), nextCursor: page.nextCursor };
    },
    { filters: hallFilters },
  );
  return { ...list, counts };
}

export interface Shelf {
  readonly products: number;
  readonly isMore: boolean;
  readonly banks: readonly { id: string; name: string; count: number }[];
}
/** Everything on the shelf, to say how much there is and to offer the banks by name. */
export const useShelf = () =>
  useLoad<Shelf>(async (signal) => {
    const page = await call(listHallProducts, { query: { limit: shelfMax } }, { signal });
    return { ...shelfOf(page.items), isMore: page.nextCursor !== null };
  });

export function shelfOf(products: readonly Pick<HallProduct, 'bank'>[]): Omit<Shelf, 'isMore'> {
  const banks = new Map<string, { id: string; name: string; count: number }>();
  for (const { bank } of products) {
    const known = banks.get(bank.id);
    banks.set(bank.id, { id: bank.id, name: bank.name, count: (known?.count ?? 0) + 1 });
  }
  return { products: products.length, banks: [...banks.values()].sort((a, b) => b.count - a.count) };
}
