import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { percentOf } from '../../kernel/pure/rate.js';
import type { Cost } from './costs.pure.js';
import type { FactVocabulary } from './fact-values.pure.js';
import type { ProductVersion } from './product-version.entity.js';
import type { Product } from './product.entity.js';
import type { HallProduct, ProductView } from './products.contract.js';
import { movesFor } from './products.policy.js';
import { withVersions } from './products.repository.js';
import type { ProductsSources } from './products.sources.js';
import type { PublishedVersion } from './published-products.js';
import { costOf, type Need } from './costs.pure.js';
import { ruleTexts } from './rule-texts.pure.js';

type Bank = ProductView['bank'];

/** Products in words, for the bank, for the reviewer and for the hall. */
export class ProductViews {
  constructor(
    private readonly sources: ProductsSources,
    private readonly vocabulary: FactVocabulary,
  ) {}

  async present(db: EntityManager, actor: Actor, products: readonly Product[]): Promise<ProductView[]> {
    const rows = await withVersions(db, products, actor.partyKind !== 'bank');
    const versions = rows.flatMap(({ published, open }) => [published, open].filter((version) => version !== null));
    const [people, banks, counts] = await Promise.all([
      this.sources.identity.namesOf([...new Set(versions.flatMap((version) => version.authorIds))]),
      this.banks(products.map((product) => product.bankId)),
      this.sources.applicationCounts(products.map((product) => product.id)),
    ]);
    const nameOf = (personId: string): string => people.get(personId)?.name ?? personId;
    return rows.map(({ product, published, open }) => ({
      id: product.id,
      state: product.state,
      name: (open ?? published)?.terms.name ?? '',
      bank: banks(product.bankId),
      published: published && this.version(published, nameOf),
      open: open && this.version(open, nameOf),
      applicationCount: counts.get(product.id) ?? 0,
      can: movesFor(actor, product, open),
    }));
  }

  async presentHall(versions: readonly PublishedVersion[], need: Need): Promise<HallProduct[]> {
    const bankIds = [...new Set(versions.map((version) => version.bankId))];
    const [banks, records] = await Promise.all([this.banks(bankIds), this.sources.responseRecord(bankIds)]);
    return versions.map((version) => {
      const cost = costOf(version.terms, need);
      return {
        id: version.productId,
        versionId: version.versionId,
        versionNumber: version.versionNumber,
        publishedAt: version.publishedAt.toISOString(),
        bank: banks(version.bankId),
        terms: version.wireTerms,
        ruleTexts: [...version.ruleTexts],
        cost: cost && presentCost(cost),
        record: records.get(version.bankId) ?? null,
      };
    });
  }

  private async banks(ids: readonly string[]): Promise<(bankId: string) => Bank> {
    const names = await this.sources.organisations.nameOf([...new Set(ids)]);
    return (id) => ({ id, name: names.get(id)?.name ?? '', shortName: names.get(id)?.shortName ?? '' });
  }

  private version(version: ProductVersion, nameOf: (personId: string) => string): NonNullable<ProductView['open']> {
    const { terms } = version;
    return {
      id: version.id,
      number: version.number,
      state: version.state,
      terms,
      ruleTexts: ruleTexts(this.vocabulary, terms.rules),
      draftedBy: nameOf(version.authorIds.at(-1) ?? ''),
      submittedAt: version.submittedAt?.toISOString() ?? null,
      publishedAt: version.publishedAt?.toISOString() ?? null,
      returnedReason: version.returnedReason,
      etag: version.etag,
    };
  }
}

const presentCost = (cost: Cost): NonNullable<HallProduct['cost']> => ({
  amount: yuanOf(cost.amountFen),
  months: cost.months,
  method: cost.method,
  interest: yuanOf(cost.interestFen),
  fees: yuanOf(cost.feesFen),
  total: yuanOf(cost.totalFen),
  apr: percentOf(cost.aprPpm),
  averageOutstanding: yuanOf(cost.averageOutstandingFen),
});
