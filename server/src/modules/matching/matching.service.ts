import type { Database, Page, PageQuery } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import {
  costUnknown,
  isAskedFor,
  needOf,
  pageByKeys,
  type Fit,
  type FactVocabulary,
  type HallQuery,
  type ProductsService,
  type PublishedVersion,
  type RuleOutcome,
  type Shelf,
  type SortKeys,
  type Verdict,
} from '../products/index.js';
import type { FactValues, ProfilesService } from '../profiles/index.js';
import type { MatchView } from './matching.contract.js';

export interface Match {
  readonly version: PublishedVersion;
  readonly verdict: Verdict;
  readonly keys: SortKeys;
}
export type FitCounts = Record<Fit, number>;
type Matches = Page<MatchView> & { readonly counts: FitCounts; readonly sort: string };

/** Best first. The whole ranking: fit, then whole cost, then the id so that it never wavers. Nobody can pay for a place. */
const fitOrder: readonly Fit[] = ['fit', 'manual', 'near', 'unfit'];
export const sortStated = '先列符合条件的，再按综合年化成本从低到高';

/** One enterprise against every product. It reads the enterprise's own facts for the enterprise itself, and writes nothing: no bank learns of it. */
export class MatchingService {
  constructor(
    private readonly database: Database,
    private readonly products: ProductsService,
    private readonly profiles: Pick<ProfilesService, 'factValues'>,
  ) {}

  async matchAll(enterpriseId: string, query: HallQuery & PageQuery & { readonly fit?: Fit | undefined }): Promise<Matches> {
    const values = await this.factsOf(enterpriseId);
    const ranked = rank(await this.products.shelf(), this.products.vocabulary, values, query);
    const wanted = query.fit === undefined ? ranked : ranked.filter((match) => match.verdict.fit === query.fit);
    const page = pageByKeys(wanted, query, 3);
    return { items: await this.present(page.items, values, query), nextCursor: page.nextCursor, counts: countFits(ranked), sort: sortStated };
  }

  async matchOne(enterpriseId: string, productId: string, need: Pick<HallQuery, 'amount' | 'months'> = {}): Promise<MatchView> {
    const version = await this.products.publishedVersion(productId);
    if (!version) throw new NotFound('没有这款产品，或者已经下架');
    const values = await this.factsOf(enterpriseId);
    const verdict = version.compiled.judge(this.products.vocabulary.read(values));
    const [view] = await this.present([{ version, verdict, keys: [] }], values, need);
    return view as MatchView;
  }

  private factsOf(enterpriseId: string): Promise<FactValues> {
    return this.profiles.factValues(this.database.read(), enterpriseId);
  }

  private async present(matches: readonly Match[], values: FactValues, need: Pick<HallQuery, 'amount' | 'months'>): Promise<MatchView[]> {
    const products = await this.products.hall.present(
      matches.map((match) => match.version),
      needOf(need),
    );
    return matches.flatMap(({ version, verdict }, index) => {
      const product = products[index];
      return product ? [{ product, ...verdict, rules: version.compiled.explain(values).map(presentRule) }] : [];
    });
  }
}

/** Every product of the shelf that was asked for, judged. Two thousand take a few milliseconds: only counts are made here, words only for a page. */
export function rank(shelf: Shelf, vocabulary: FactVocabulary, values: FactValues, query: HallQuery): Match[] {
  const reading = vocabulary.read(values);
  const costs = shelf.costs(needOf(query));
  return shelf.versions.filter(isAskedFor(query)).map((version) => {
    const verdict = version.compiled.judge(reading);
    return { version, verdict, keys: [fitOrder.indexOf(verdict.fit), costs.get(version.productId) ?? costUnknown, version.productId] };
  });
}

function countFits(matches: readonly Match[]): FitCounts {
  const counts: FitCounts = { fit: 0, manual: 0, near: 0, unfit: 0 };
  for (const { verdict } of matches) counts[verdict.fit] += 1;
  return counts;
}

const presentRule = ({ members, gap: _gap, ...rule }: RuleOutcome): MatchView['rules'][number] => ({
  ...rule,
  members: members.map(({ text, outcome, actual, distance }) => ({ text, outcome, actual, distance })),
});
