import type { EntityManager } from 'typeorm';
import type { Database } from '../../kernel/database/index.js';
import { wholeCostPpm, type Need } from './costs.pure.js';
import type { FactVocabulary } from './fact-values.pure.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
import type { ProductTerms } from './products.contract.js';
import { offeredForSystem, shelfStamp } from './products.repository.js';
import { ruleTexts } from './rule-texts.pure.js';
import { compileRules, type CompiledRules } from './rules.pure.js';
import { readTerms, type Terms } from './terms.pure.js';

/** A version that is or was on the shelf, ready to be computed with. */
export interface PublishedVersion {
  readonly productId: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly bankId: string;
  readonly publishedAt: Date;
  readonly terms: Terms;
  readonly wireTerms: ProductTerms;
  readonly compiled: CompiledRules;
  readonly ruleTexts: readonly string[];
}

/** The hall at one stamp. Everything in it is computed once, not once per visitor. */
export class Shelf {
  private readonly byId: ReadonlyMap<string, PublishedVersion>;
  private readonly costsByNeed = new Map<string, ReadonlyMap<string, number>>();

  constructor(
    readonly stamp: number,
    readonly versions: readonly PublishedVersion[],
  ) {
    this.byId = new Map(versions.map((version) => [version.productId, version]));
  }

  find(productId: string): PublishedVersion | null {
    return this.byId.get(productId) ?? null;
  }

  /** Whole cost per product for one need; a product that cannot serve it comes last. */
  costs(need: Need): ReadonlyMap<string, number> {
    const key = `${need.amountFen ?? ''}|${need.months ?? ''}`;
    const known = this.costsByNeed.get(key);
    if (known) return known;
    const costs = new Map(this.versions.map((version) => [version.productId, wholeCostPpm(version.terms, need) ?? costUnknown]));
    const [oldest] = this.costsByNeed.keys();
    if (this.costsByNeed.size >= needsMax && oldest !== undefined) this.costsByNeed.delete(oldest);
    this.costsByNeed.set(key, costs);
    return costs;
  }
}

/** Sorts behind every real cost, and survives JSON in a cursor. */
export const costUnknown = Number.MAX_SAFE_INTEGER;
/** Needs whose costs are kept: visitors ask for round amounts, so few of them make most of the traffic. */
const needsMax = 64;

/** The shelf in memory. One short read per request tells whether another process has changed it. */
export class PublishedProducts {
  private shelf: Shelf | null = null;

  constructor(
    private readonly database: Database,
    private readonly vocabulary: FactVocabulary,
  ) {}

  async current(): Promise<Shelf> {
    const db = this.database.read();
    // Before the rows: a change in between makes them newer than the stamp, and the next request loads once more.
    const stamp = await shelfStamp(db);
    if (this.shelf?.stamp === stamp) return this.shelf;
    const compiled = new Map(this.shelf?.versions.map((version) => [version.versionId, version]));
    const rows = await offeredForSystem(db);
    this.shelf = new Shelf(
      stamp,
      rows.map(({ product, version }) => compiled.get(version.id) ?? this.compile(product, version)),
    );
    return this.shelf;
  }

  /** Reads the row itself, for work that must not act on what was true a moment ago. */
  async offered(db: EntityManager, productId: string): Promise<PublishedVersion | null> {
    const product = await db.findOneBy(Product, { id: productId, state: 'offered' });
    const version = product?.publishedVersionId && (await db.findOneBy(ProductVersion, { id: product.publishedVersionId }));
    return product && version ? this.compile(product, version) : null;
  }

  /** Any version that was ever on the shelf: an application keeps the one it was made under. */
  async version(db: EntityManager, versionId: string): Promise<PublishedVersion | null> {
    const version = await db.findOneBy(ProductVersion, { id: versionId });
    const product = version?.publishedAt && (await db.findOneBy(Product, { id: version.productId }));
    return product ? this.compile(product, version) : null;
  }

  private compile(product: Product, version: ProductVersion): PublishedVersion {
    const wireTerms = version.terms;
    return {
      productId: product.id,
      versionId: version.id,
      versionNumber: version.number,
      bankId: product.bankId,
      publishedAt: version.publishedAt ?? version.createdAt,
      terms: readTerms(wireTerms),
      wireTerms,
      compiled: compileRules(wireTerms.rules, this.vocabulary),
      ruleTexts: ruleTexts(this.vocabulary, wireTerms.rules),
    };
  }
}
