import { In } from 'typeorm';
import { lockRow, pageById } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { ProductShelf } from './product-shelf.entity.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
const shelfName = 'hall';
const notThere = () => new NotFound('没有这款产品，或者您无权查看');
/** A bank sees its own products. No row has the empty id, so an actor without a bank sees nothing. */
export const visibleTo = (actor) => ({ bankId: (actor.partyKind === 'bank' && actor.organisationId) || '' });
/** What leaves the bank for review; a draft does not exist for anyone else. */
export const reviewStates = ['inReview', 'published', 'returned'];
const isForReview = (state) => reviewStates.some((one) => one === state);
export async function findOwn(db, actor, productId) {
    const product = await db.findOneBy(Product, { id: productId, ...visibleTo(actor) });
    if (!product)
        throw notThere();
    return product;
}
export async function lockOwn(tx, actor, productId) {
    const product = await lockRow(tx, Product, { id: productId, ...visibleTo(actor) });
    if (!product)
        throw notThere();
    return product;
}
export const pageOwn = (db, actor, page) => pageById(db.createQueryBuilder(Product, 'product').where(visibleTo(actor)), 'product', page);
/** A reviewer sees products through the versions that were handed to the operator. */
export async function pageForReview(db, state, page) {
    const versions = await pageById(db.createQueryBuilder(ProductVersion, 'version').where('version.state = :state', { state }), 'version', page, 
    // Whoever waits longest comes first; what is settled is read newest first.
    state === 'inReview' ? 'ASC' : 'DESC');
    const products = new Map((await db.findBy(Product, { id: In(versions.items.map((version) => version.productId)) })).map((product) => [product.id, product]));
    return { items: versions.items.flatMap((version) => products.get(version.productId) ?? []), nextCursor: versions.nextCursor };
}
export async function findForReview(db, productId) {
    const product = await db.findOneBy(Product, { id: productId });
    if (!product || !(await wasHandedIn(db, productId)))
        throw notThere();
    return product;
}
export async function lockForReview(tx, productId) {
    const product = await lockRow(tx, Product, { id: productId });
    if (!product || !(await wasHandedIn(tx, productId)))
        throw notThere();
    return product;
}
const wasHandedIn = (db, productId) => db.existsBy(ProductVersion, { productId, state: In([...reviewStates]) });
/** `forReview`: a version the bank is still working on is left out. */
export async function withVersions(db, products, forReview) {
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
export const openVersionOf = async (tx, product) => product.openVersionId === null ? null : tx.findOneBy(ProductVersion, { id: product.openVersionId });
/** Part of every change that the hall shows: all processes load it anew. */
export async function markShelfChanged(tx) {
    await tx
        .createQueryBuilder()
        .update(ProductShelf)
        .set({ stamp: () => 'stamp + 1' })
        .where('name = :name', { name: shelfName })
        .execute();
}
export async function shelfStamp(db) {
    const [row] = (await db.query('select stamp from product_shelf where name = ?', [shelfName]));
    return Number(row?.stamp ?? 0);
}
/** For the hall, which everyone may read. */
export async function offeredForSystem(db) {
    const products = await db.findBy(Product, { state: 'offered' });
    return (await withVersions(db, products, true)).flatMap(({ product, published }) => (published ? [{ product, version: published }] : []));
}
//# sourceMappingURL=products.repository.js.map