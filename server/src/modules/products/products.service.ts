import { LessThan, type EntityManager } from 'typeorm';
import { platform, type Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { once, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Conflict, Forbidden, InvalidInput } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { recordEvidence } from '../evidence/index.js';
import { FactVocabulary } from './fact-values.pure.js';
import { HallService } from './hall.service.js';
import { ProductReviewsService } from './product-reviews.service.js';
import { ProductTrialsService } from './product-trials.service.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
import { versionMachine, type VersionEvent } from './product.machine.js';
import type { ProductTerms, ProductView } from './products.contract.js';
import * as entries from './products.evidence.js';
import { mayEdit } from './products.policy.js';
import { findOwn, lockOwn, openVersionOf, pageOwn } from './products.repository.js';
import { productsSettings, type ProductsSettings, type ProductsSources } from './products.sources.js';
import { ProductViews } from './products.views.js';
import { PublishedProducts, type PublishedVersion, type Shelf } from './published-products.js';
import { checkTerms } from './terms-check.pure.js';
import { digestOf, move, moveProduct, requireUnchanged } from './version-moves.js';

type Move = 'suspend' | 'resume' | 'retire';

/** A bank's own products: drafting, sending to review, the shelf. Review, trials and the hall stand beside it. */
export class ProductsService {
  readonly vocabulary: FactVocabulary;
  readonly reviews: ProductReviewsService;
  readonly trials: ProductTrialsService;
  readonly hall: HallService;
  private readonly views: ProductViews;
  private readonly published: PublishedProducts;

  constructor(
    private readonly database: Database,
    private readonly sources: ProductsSources,
    private readonly settings: ProductsSettings = productsSettings,
  ) {
    this.vocabulary = new FactVocabulary(sources.profiles.facts);
    this.views = new ProductViews(sources, this.vocabulary);
    this.published = new PublishedProducts(database, this.vocabulary);
    this.reviews = new ProductReviewsService(database, this.views);
    this.trials = new ProductTrialsService(database, sources.profiles, sources.catalogue, this.vocabulary, settings.trialsPerDay);
    this.hall = new HallService(this.published, this.views);
  }

  async list(actor: Actor, query: PageQuery): Promise<Page<ProductView>> {
    const db = this.database.read();
    const page = await pageOwn(db, actor, query);
    return { items: await this.views.present(db, actor, page.items), nextCursor: page.nextCursor };
  }

  async get(actor: Actor, productId: string): Promise<ProductView> {
    const db = this.database.read();
    const [view] = await this.views.present(db, actor, [await findOwn(db, actor, productId)]);
    return view as ProductView;
  }

  async draft(actor: Actor, key: OnceKey, terms: ProductTerms): Promise<ProductView> {
    const document = await this.checked(terms, '/body');
    const productId = newId();
    await this.database.transaction(async (tx) => {
      await once(tx, key, productId);
      const product = Object.assign(new Product(), {
        id: productId,
        bankId: actor.organisationId ?? '',
        state: null,
        publishedVersionId: null,
        openVersionId: newId(),
        confirmedAt: null,
        createdAt: now(),
      });
      requireEditor(actor, product);
      await tx.insert(Product, product);
      await tx.insert(ProductVersion, newVersion(product.openVersionId, productId, 1, document, actor));
    });
    return this.get(actor, productId);
  }

  async newVersion(actor: Actor, productId: string): Promise<ProductView> {
    await this.database.transaction(async (tx) => {
      const product = await this.editable(tx, actor, productId);
      if (product.openVersionId) throw new Conflict('已经有一版在编辑或审核，先把它办完');
      const published = await tx.findOneBy(ProductVersion, { id: product.publishedVersionId ?? '' });
      if (!published) throw new Conflict('还没有发布过的版本，直接改草稿就可以');
      const [last] = await tx.find(ProductVersion, { where: { productId }, order: { number: 'DESC' }, take: 1 });
      const version = newVersion(newId(), productId, (last?.number ?? published.number) + 1, published.document, actor);
      await tx.insert(ProductVersion, version);
      await tx.update(Product, { id: productId }, { openVersionId: version.id });
    });
    return this.get(actor, productId);
  }

  async saveDraft(actor: Actor, productId: string, etag: string, terms: ProductTerms): Promise<ProductView> {
    // Before the terms are read closely: what does not exist for the actor says nothing about their input.
    requireEditor(actor, await findOwn(this.database.read(), actor, productId));
    const document = await this.checked(terms, '/body/terms');
    await this.database.transaction(async (tx) => {
      const version = await this.openVersion(tx, await this.editable(tx, actor, productId), etag, 'edit');
      await move(tx, version, 'edit', { document, authorList: version.authorsWith(actor.personId) });
    });
    return this.get(actor, productId);
  }

  async submit(actor: Actor, productId: string, etag: string): Promise<ProductView> {
    const context = await this.termsContext();
    await this.database.transaction(async (tx) => {
      const version = await this.openVersion(tx, await this.editable(tx, actor, productId), etag, 'submit');
      // Again: the catalogue may have changed since the draft was saved, or the draft is a copy of an old version.
      throwErrors(checkTerms(version.terms, context), '/terms');
      await move(tx, version, 'submit', { submittedAt: now(), returnedReason: null, authorList: version.authorsWith(actor.personId) });
      const { id: versionId, number } = version;
      await recordEvidence(
        tx,
        actor,
        entries.productSubmitted,
        { productId, versionId, number, termsDigest: digestOf(version.terms) },
        { subjectId: productId },
      );
    });
    return this.get(actor, productId);
  }

  async moveShelf(actor: Actor, productId: string, event: Move): Promise<ProductView> {
    await this.database.transaction(async (tx) => {
      const product = await lockOwn(tx, actor, productId);
      requireEditor(actor, product);
      await moveProduct(tx, product, event, event === 'resume' ? { confirmedAt: now() } : {});
      await recordEvidence(tx, actor, shelfEntries[event], { productId }, { subjectId: productId });
    });
    return this.get(actor, productId);
  }

  /** The clock's part: nobody at the bank has stood by these for too long. */
  async takeUnconfirmedOff(tx: EntityManager): Promise<void> {
    const before = new Date(now().getTime() - this.settings.confirmationDays * dayMs);
    const products = await tx.find(Product, {
      where: { state: 'offered', confirmedAt: LessThan(before) },
      order: { id: 'ASC' },
      take: unconfirmedMax,
    });
    for (const product of products) {
      await moveProduct(tx, product, 'lapse');
      const confirmedAt = product.confirmedAt?.toISOString() ?? '';
      await recordEvidence(tx, platform, entries.productLapsed, { productId: product.id, confirmedAt }, { subjectId: product.id });
    }
  }

  /** Null: there is no such product, or it is not offered. With `tx` the row itself is read. */
  async publishedVersion(productId: string, tx?: EntityManager): Promise<PublishedVersion | null> {
    return tx ? this.published.offered(tx, productId) : (await this.published.current()).find(productId);
  }

  async version(versionId: string, db: EntityManager = this.database.read()): Promise<PublishedVersion | null> {
    return this.published.version(db, versionId);
  }

  async shelf(): Promise<Shelf> {
    return this.published.current();
  }

  async allPublished(): Promise<readonly PublishedVersion[]> {
    return (await this.published.current()).versions;
  }

  private async editable(tx: EntityManager, actor: Actor, productId: string): Promise<Product> {
    const product = await lockOwn(tx, actor, productId);
    requireEditor(actor, product);
    if (product.state === 'retired') throw new Conflict('产品已经下架停办，不能再改');
    return product;
  }

  private async openVersion(tx: EntityManager, product: Product, etag: string, event: VersionEvent): Promise<ProductVersion> {
    const version = await openVersionOf(tx, product);
    if (!version) throw new Conflict('没有正在编辑的草稿，先新建一版');
    versionMachine.next(version.state, event);
    requireUnchanged(version, etag);
    return version;
  }

  private async checked(terms: ProductTerms, at: string): Promise<string> {
    throwErrors(checkTerms(terms, await this.termsContext()), at);
    const document = JSON.stringify(terms);
    if (Buffer.byteLength(document) > documentBytesMax) {
      throwErrors([{ pointer: '/rules', rule: 'too_large', detail: '产品内容太长，请减少准入条件的取值' }], at);
    }
    return document;
  }

  private async termsContext() {
    const datasets = await this.sources.catalogue.all();
    return { vocabulary: this.vocabulary, datasets: new Map(datasets.map((dataset) => [dataset.code, dataset])) };
  }
}

const dayMs = 24 * 60 * 60 * 1000;
/** So many in one transaction; the next run takes the rest. */
const unconfirmedMax = 200;
/** What a `text` column of MySQL holds, with a margin. */
const documentBytesMax = 60_000;

const shelfEntries = { suspend: entries.productSuspended, resume: entries.productResumed, retire: entries.productRetired } as const;

function requireEditor(actor: Actor, product: Product): void {
  if (!mayEdit(actor, product)) throw new Forbidden('只有本行的产品经理能改这款产品');
}

function throwErrors(errors: ReturnType<typeof checkTerms>, at: string): void {
  const [first] = errors;
  if (!first) return;
  const pointed = errors.map((error) => ({ ...error, pointer: `${at}${error.pointer}` }));
  throw new InvalidInput(first.detail, {}, pointed);
}

const newVersion = (id: string, productId: string, number: number, document: string, actor: Actor): ProductVersion =>
  Object.assign(new ProductVersion(), {
    id,
    productId,
    number,
    state: 'draft' as const,
    document,
    etag: newId(),
    authorList: JSON.stringify([actor.personId]),
    createdAt: now(),
    submittedAt: null,
    publishedAt: null,
    reviewerId: null,
    returnedReason: null,
  });
