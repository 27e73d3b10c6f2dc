import { now } from '../../kernel/clock.js';
import { Conflict, Forbidden } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { recordEvidence } from '../evidence/index.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
import { versionMachine } from './product.machine.js';
import { productPublished } from './products.events.js';
import * as entries from './products.evidence.js';
import { mayReview } from './products.policy.js';
import { findForReview, lockForReview, markShelfChanged, openVersionOf, pageForReview } from './products.repository.js';
import { digestOf, move, requireUnchanged } from './version-moves.js';
/** The operator's side: a second person, at another organisation, before anything goes on the shelf. */
export class ProductReviewsService {
    constructor(database, views) {
        this.database = database;
        this.views = views;
    }
    async list(actor, query) {
        const db = this.database.read();
        const page = await pageForReview(db, query.state ?? 'inReview', query);
        return { items: await this.views.present(db, actor, page.items), nextCursor: page.nextCursor };
    }
    async get(actor, productId) {
        const db = this.database.read();
        const [view] = await this.views.present(db, actor, [await findForReview(db, productId)]);
        return view;
    }
    async publish(actor, productId, etag) {
        await this.database.transaction(async (tx) => {
            const product = await lockForReview(tx, productId);
            const version = await this.reviewed(tx, actor, product, etag, 'publish');
            const state = product.stateAfter('publish');
            const supersedes = product.publishedVersionId;
            if (supersedes) {
                const previous = await tx.findOneByOrFail(ProductVersion, { id: supersedes });
                await move(tx, previous, 'supersede', {});
            }
            await move(tx, version, 'publish', { publishedAt: now(), reviewerId: actor.personId });
            await tx.update(Product, { id: productId }, { state, publishedVersionId: version.id, openVersionId: null, confirmedAt: now() });
            await markShelfChanged(tx);
            const { id: versionId, number } = version;
            const { bankId } = product;
            const termsDigest = digestOf(version.terms);
            await recordEvidence(tx, actor, entries.productPublished, { productId, versionId, number, bankId, termsDigest, supersedes }, { subjectId: productId });
            await emit(tx, productPublished, { productId, versionId, bankId });
        });
        return this.get(actor, productId);
    }
    async return(actor, productId, etag, reason) {
        await this.database.transaction(async (tx) => {
            const product = await lockForReview(tx, productId);
            const version = await this.reviewed(tx, actor, product, etag, 'return');
            await move(tx, version, 'return', { reviewerId: actor.personId, returnedReason: reason });
            await recordEvidence(tx, actor, entries.productReturned, { productId, versionId: version.id, number: version.number }, { subjectId: productId });
        });
        return this.get(actor, productId);
    }
    /** The version the reviewer has read, in review still, and not one of their own. */
    async reviewed(tx, actor, product, etag, event) {
        const version = await openVersionOf(tx, product);
        if (!version || version.state === 'draft')
            throw new Conflict('这款产品没有在审核的版本');
        if (!mayReview(actor, version))
            throw new Forbidden('起草、修改或送审过这一版的人不能审核它，请换一位同事');
        versionMachine.next(version.state, event);
        requireUnchanged(version, etag);
        return version;
    }
}
//# sourceMappingURL=product-reviews.service.js.map