import { wholeCostPpm } from './costs.pure.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
import { offeredForSystem, shelfStamp } from './products.repository.js';
import { ruleTexts } from './rule-texts.pure.js';
import { compileRules } from './rules.pure.js';
import { readTerms } from './terms.pure.js';
/** The hall at one stamp. Everything in it is computed once, not once per visitor. */
export class Shelf {
    constructor(stamp, versions) {
        this.stamp = stamp;
        this.versions = versions;
        this.costsByNeed = new Map();
        this.byId = new Map(versions.map((version) => [version.productId, version]));
    }
    find(productId) {
        return this.byId.get(productId) ?? null;
    }
    /** Whole cost per product for one need; a product that cannot serve it comes last. */
    costs(need) {
        const key = `${need.amountFen ?? ''}|${need.months ?? ''}`;
        const known = this.costsByNeed.get(key);
        if (known)
            return known;
        const costs = new Map(this.versions.map((version) => [version.productId, wholeCostPpm(version.terms, need) ?? costUnknown]));
        const [oldest] = this.costsByNeed.keys();
        if (this.costsByNeed.size >= needsMax && oldest !== undefined)
            this.costsByNeed.delete(oldest);
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
    constructor(database, vocabulary) {
        this.database = database;
        this.vocabulary = vocabulary;
        this.shelf = null;
    }
    async current() {
        const db = this.database.read();
        // Before the rows: a change in between makes them newer than the stamp, and the next request loads once more.
        const stamp = await shelfStamp(db);
        if (this.shelf?.stamp === stamp)
            return this.shelf;
        const compiled = new Map(this.shelf?.versions.map((version) => [version.versionId, version]));
        const rows = await offeredForSystem(db);
        this.shelf = new Shelf(stamp, rows.map(({ product, version }) => compiled.get(version.id) ?? this.compile(product, version)));
        return this.shelf;
    }
    /** Reads the row itself, for work that must not act on what was true a moment ago. */
    async offered(db, productId) {
        const product = await db.findOneBy(Product, { id: productId, state: 'offered' });
        const version = product?.publishedVersionId && (await db.findOneBy(ProductVersion, { id: product.publishedVersionId }));
        return product && version ? this.compile(product, version) : null;
    }
    /** Any version that was ever on the shelf: an application keeps the one it was made under. */
    async version(db, versionId) {
        const version = await db.findOneBy(ProductVersion, { id: versionId });
        const product = version?.publishedAt && (await db.findOneBy(Product, { id: version.productId }));
        return product ? this.compile(product, version) : null;
    }
    compile(product, version) {
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
//# sourceMappingURL=published-products.js.map