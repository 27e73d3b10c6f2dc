import * as products from '../modules/products/products.contract.js';
import type { Staff } from './house.js';
import { demoProducts } from './products.js';
import type { Town } from './town.js';

export async function publishProducts(town: Town, { banks, reviewer }: Staff): Promise<void> {
  for (const { bank, terms } of demoProducts) {
    const account = banks[bank]?.productManager;
    if (!account) throw new Error('A product without its bank');
    const manager = await town.signedIn(account);
    const draft = await manager.call(products.draftProduct, { body: terms });
    const submitted = await manager.call(products.submitDraft, { params: { productId: draft.id }, body: { etag: draft.open?.etag ?? '' } });
    const colleague = await town.signedIn(reviewer);
    await colleague.call(products.publishVersion, { params: { productId: draft.id }, body: { etag: submitted.open?.etag ?? '' } });
  }
}

/** Banks stand by their products anew, a little cheaper each time. */
export async function renewProducts(town: Town, { banks, reviewer }: Staff): Promise<void> {
  for (const bank of banks) {
    const manager = await town.signedIn(bank.productManager);
    const { items } = await manager.call(products.listOwnProducts, { query: { limit: 50 } });
    const submitted: { productId: string; etag: string }[] = [];
    for (const { id: productId, published } of items) {
      if (!published) continue;
      const params = { productId };
      const begun = await manager.call(products.newVersion, { params, body: {} });
      const rateMin = (Number(published.terms.rateMin) - 0.05).toFixed(2);
      const saved = await manager.call(products.saveDraft, {
        params,
        body: { etag: begun.open?.etag ?? '', terms: { ...published.terms, rateMin } },
      });
      const version = await manager.call(products.submitDraft, { params, body: { etag: saved.open?.etag ?? '' } });
      submitted.push({ productId, etag: version.open?.etag ?? '' });
    }
    const colleague = await town.signedIn(reviewer);
    for (const { productId, etag } of submitted) await colleague.call(products.publishVersion, { params: { productId }, body: { etag } });
  }
}
