import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database, Page, PageQuery } from '../../kernel/database/index.js';
import { Conflict, Forbidden } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { recordEvidence } from '../evidence/index.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
import { versionMachine, type VersionEvent } from './product.machine.js';
import type { ProductView } from './products.contract.js';
import { productPublished } from './products.events.js';
import * as entries from './products.evidence.js';
import { mayReview } from './products.policy.js';
import { findForReview, lockForReview, markShelfChanged, openVersionOf, pageForReview, type reviewStates } from './products.repository.js';
import type { ProductViews } from './products.views.js';
import { digestOf, move, requireUnchanged } from './version-moves.js';

/** The operator's side: a second person, at another organisation, before anything goes on the shelf. */
export class ProductReviewsService {
  constructor(
    private readonly database: Database,
    private readonly views: ProductViews,
  ) {}

  async list(actor: Actor, query: PageQuery & { readonly state?: (typeof reviewStates)[number] | undefined }): Promise<Page<ProductView>> {
    const db = this.database.read();
    const page = await pageForReview(db, query.state ?? 'inReview', query);
    return { items: await this.views.present(db, actor, page.items), nextCursor: page.nextCursor };
  }

  async get(actor: Actor, productId: string): Promise<ProductView> {
    const db = this.database.read();
    const [view] = await this.views.present(db, actor, [await findForReview(db, productId)]);
    return view as ProductView;
  }

  async publish(actor: Actor, productId: string, etag: string): Promise<ProductView> {
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
      await recordEvidence(
        tx,
        actor,
        entries.productPublished,
        { productId, versionId, number, bankId, termsDigest, supersedes },
        { subjectId: productId },
      );
      await emit(tx, productPublished, { productId, versionId, bankId });
    });
    return this.get(actor, productId);
  }

  async return(actor: Actor, productId: string, etag: string, reason: string): Promise<ProductView> {
    await this.database.transaction(async (tx) => {
      const product = await lockForReview(tx, productId);
      const version = await this.reviewed(tx, actor, product, etag, 'return');
      await move(tx, version, 'return', { reviewerId: actor.personId, returnedReason: reason });
      await recordEvidence(
        tx,
        actor,
        entries.productReturned,
        { productId, versionId: version.id, number: version.number },
        { subjectId: productId },
      );
    });
    return this.get(actor, productId);
  }

  /** The version the reviewer has read, in review still, and not one of their own. */
  private async reviewed(tx: EntityManager, actor: Actor, product: Product, etag: string, event: VersionEvent): Promise<ProductVersion> {
    const version = await openVersionOf(tx, product);
    if (!version || version.state === 'draft') throw new Conflict('这款产品没有在审核的版本');
    if (!mayReview(actor, version)) throw new Forbidden('起草、修改或送审过这一版的人不能审核它，请换一位同事');
    versionMachine.next(version.state, event);
    requireUnchanged(version, etag);
    return version;
  }
}
