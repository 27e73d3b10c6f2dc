import type { EntityManager } from 'typeorm';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { ConcurrentChange, PreconditionFailed } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
import { versionMachine, type ProductEvent, type VersionEvent } from './product.machine.js';
import type { ProductTerms } from './products.contract.js';
import { markShelfChanged } from './products.repository.js';

type VersionChanges = Partial<Pick<ProductVersion, 'document' | 'authorList' | 'submittedAt' | 'publishedAt' | 'reviewerId' | 'returnedReason'>>;

export const digestOf = (terms: ProductTerms): string => sha256(canonical(terms));

/** Whoever acts on a version names the one they have read. */
export function requireUnchanged(version: ProductVersion, etag: string): void {
  if (version.etag !== etag) throw new PreconditionFailed('这一版已经被别人改过，请重新打开；您填的内容没有覆盖它');
}

/** Compare-and-set on the etag, which changes with every move: of two simultaneous ones the second gets a 412. */
export async function move(tx: EntityManager, version: ProductVersion, event: VersionEvent, changes: VersionChanges): Promise<void> {
  const { state: from, etag } = version;
  const to = versionMachine.next(from, event);
  const { affected } = await tx.update(ProductVersion, { id: version.id, state: from, etag }, { ...changes, state: to, etag: newId() });
  if (affected !== 1) throw new PreconditionFailed('这一版刚刚被别人改过，请重新打开');
}

/** For moves between two different states only; a publication may leave an offered product offered. */
export async function moveProduct(
  tx: EntityManager,
  product: Product,
  event: Exclude<ProductEvent, 'publish'>,
  changes: Partial<Pick<Product, 'confirmedAt'>> = {},
): Promise<void> {
  const from = product.state;
  const to = product.stateAfter(event);
  const { affected } = from ? await tx.update(Product, { id: product.id, state: from }, { ...changes, state: to }) : { affected: 0 };
  if (affected !== 1) throw new ConcurrentChange('产品状态刚刚变了，请刷新再试', { productId: product.id });
  await markShelfChanged(tx);
}
