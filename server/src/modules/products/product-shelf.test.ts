import { describe, expect, it } from '@jest/globals';
import { publishedProduct } from '../../../test/sample-product.js';
import { world } from '../../../test/world.js';
import { createApp } from '../../app.js';
import { now, setClock } from '../../kernel/clock.js';
import { EvidenceEntry } from '../evidence/index.js';
import * as contracts from './products.contract.js';
import type { ProductView } from './products.contract.js';

const city = world();

const entriesOf = async (productId: string): Promise<string[]> =>
  (await city.app.database.read().find(EvidenceEntry, { where: { subjectId: productId }, order: { id: 'ASC' } })).map((entry) => entry.kind);
const isInHall = async (productId: string): Promise<boolean> =>
  (await city.as(null).get(contracts.getHallProduct, { params: { productId }, query: {} })).status === 200;

describe('the shelf', () => {
  const moveShelf = (productId: string, move: 'suspend' | 'resume' | 'retire') =>
    city.as(city.cast.riverBank.productManager).post(contracts.changeShelf, { params: { productId }, body: { move } });

  it('shows a product while it is offered, in every process at once', async () => {
    const product = await publishedProduct(city, city.cast.riverBank.productManager);
    const other = await createApp(city.settings);
    try {
      const otherHall = async (): Promise<boolean> => (await other.products.publishedVersion(product.id)) !== null;
      expect([await isInHall(product.id), await otherHall()]).toEqual([true, true]);
      await moveShelf(product.id, 'resume').expect(409);
      await moveShelf(product.id, 'suspend').expect(201);
      expect([await isInHall(product.id), await otherHall()]).toEqual([false, false]);
      await moveShelf(product.id, 'suspend').expect(409);
      await moveShelf(product.id, 'resume').expect(201);
      expect([await isInHall(product.id), await otherHall()]).toEqual([true, true]);
      const retired = (await moveShelf(product.id, 'retire').expect(201)).body as ProductView;
      expect(retired).toMatchObject({ state: 'retired', can: [] });
      expect([await isInHall(product.id), await otherHall()]).toEqual([false, false]);
      await moveShelf(product.id, 'resume').expect(409);
      await city
        .as(city.cast.riverBank.productManager)
        .post(contracts.newVersion, { params: { productId: product.id }, body: {} })
        .expect(409);
    } finally {
      await other.database.close();
    }
    expect(await entriesOf(product.id)).toEqual([
      'product.submitted',
      'product.published',
      'product.suspended',
      'product.resumed',
      'product.retired',
    ]);
    expect(await city.app.products.version(product.published!.id)).not.toBeNull();
  });

  it('loses what the bank has not stood by for 180 days', async () => {
    const product = await publishedProduct(city, city.cast.riverBank.productManager);
    const sweep = () => city.app.database.transaction((tx) => city.app.products.takeUnconfirmedOff(tx));
    await sweep();
    expect(await isInHall(product.id)).toBe(true);
    setClock(new Date(now().getTime() + 181 * 86_400_000));
    try {
      await sweep();
      expect(await isInHall(product.id)).toBe(false);
      await city.refresh(city.cast.riverBank.productManager);
      await moveShelf(product.id, 'resume').expect(201);
      await sweep();
      expect(await isInHall(product.id)).toBe(true);
    } finally {
      setClock(null);
      await city.refresh(city.cast.riverBank.productManager);
    }
    expect((await entriesOf(product.id)).slice(2)).toEqual(['product.lapsed', 'product.resumed']);
  });
});
