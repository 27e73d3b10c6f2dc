import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { lockRow, pageById, type Page, type PageQuery } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { ProductShelf } from './product-shelf.entity.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
import type { VersionState } from './products.contract.js';

const shelfName = 'hall';
const notThere = (): NotFound => new NotFound('没有这款产品，或者您无权查看');

/** A bank sees its own products. No row has the empty id, so an actor without a bank sees nothing. */
export const visibleTo = (actor: Actor): FindOptionsWhere<Product> => ({ bankId: (actor.partyKind === 'bank' && actor.organisationId) || '' });

/** What leaves the bank for review; a draft does not exist for anyone else. */
export const reviewStates = ['inReview', 'published', 'returned'] as const satisfies readonly VersionState[];
const isForReview = (state: VersionState): boolean => reviewStates.some((one) => one === state);

export interface ProductWithVersions {
  readonly product: Product;
  readonly published: ProductVersion | null;
  readonly open: ProductVersion | null;
}

export async function findOwn(db: EntityManager, actor: Actor, productId: string): Promise<Product> {
  const product = await db.findOneBy(Product, { id: productId, ...visibleTo(actor) });
  if (!product) throw notThere();
  return product;
}

export async function lockOwn(tx: EntityManager, actor: Actor, productId: string): Promise<Product> {
  const product = await lockRow(tx, Product, { id: productId, ...visibleTo(actor) });
  if (!product) throw notThere();
  return product;
}

export const pageOwn = (db: EntityManager, actor: Actor, page: PageQuery): Promise<Page<Product>> =>
  pageById(db.createQueryBuilder(Product, 'product').where(visibleTo(actor)), 'product', page);

/** A reviewer sees products through the versions that were handed to the operator. */
export async function pageForReview(db: EntityManager, state: (typeof reviewStates)[number], page: PageQuery): Promise<Page<Product>> {
  const versions = await pageById(
    db.createQueryBuilder(ProductVersion, 'version').where('version.state = :state', { state }),
    'version',
    page,
    // Whoever waits longest comes first; what is settled is read newest first.
    state === 'inReview' ? 'ASC' : 'DESC',
  );
  const products = new Map(
    (await db.findBy(Product, { id: In(versions.items.map((version) => version.productId)) })).map((product) => [product.id, product]),
  );
  return { items: versions.items.flatMap((version) => products.get(version.productId) ?? []), nextCursor: versions.nextCursor };
}

export async function findForReview(db: EntityManager, productId: string): Promise<Product> {
  const product = await db.findOneBy(Product, { id: productId });
  if (!product || !(await wasHandedIn(db, productId))) throw notThere();
  return product;
}

export async function lockForReview(tx: EntityManager, productId: string): Promise<Product> {
  const product = await lockRow(tx, Product, { id: productId });
  if (!product || !(await wasHandedIn(tx, productId))) throw notThere();
  return product;
}

const wasHandedIn = (db: EntityManager, productId: string): Promise<boolean> =>
  db.existsBy(ProductVersion, { productId, state: In([...reviewStates]) });

/** `forReview`: a version the bank is still working on is left out. */
export async function withVersions(db: EntityManager, products: readonly Product[], forReview: boolean): Promise<ProductWithVersions[]> {
  const ids = products.flatMap((product) => [product.publishedVersionId, product.openVersionId].filter((id) => id !== null));
  const versions = new Map((ids.length > 0 ? await db.findBy(ProductVersion, { id: In(ids) }) : []).map((version) => [version.id, version]));
  return products.map((product) => {
    const open = versions.get(product.openVersionId ?? '') ?? null;
    return {
      product,
      published: versions.get(product.publishedVersionId ?? '') ?? null,
      open: open && (!forReview || isForReview(open.state)) ? open : null,
    };
  });
}

export const openVersionOf = async (tx: EntityManager, product: Product): Promise<ProductVersion | null> =>
  product.openVersionId === null ? null : tx.findOneBy(ProductVersion, { id: product.openVersionId });

/** Part of every change that the hall shows: all processes load it anew. */
export async function markShelfChanged(tx: EntityManager): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(ProductShelf)
    .set({ stamp: () => 'stamp + 1' })
    .where('name = :name', { name: shelfName })
    .execute();
}

export async function shelfStamp(db: EntityManager): Promise<number> {
  const [row] = (await db.query('select stamp from product_shelf where name = ?', [shelfName])) as Array<{ stamp: number | string }>;
  return Number(row?.stamp ?? 0);
}

/** For the hall, which everyone may read. */
export async function offeredForSystem(db: EntityManager): Promise<Array<{ product: Product; version: ProductVersion }>> {
  const products = await db.findBy(Product, { state: 'offered' });
  return (await withVersions(db, products, true)).flatMap(({ product, published }) => (published ? [{ product, version: published }] : []));
}
