import type { Actor } from '../../kernel/actor.js';
import type { ProductVersion } from './product-version.entity.js';
import type { Product } from './product.entity.js';
import { versionMachine } from './product.machine.js';
import type { ProductView } from './products.contract.js';

export const mayEdit = (actor: Actor, product: Product): boolean =>
  actor.partyKind === 'bank' && actor.organisationId === product.bankId && actor.permissions.has('product:edit');

/** Two people: whoever had a hand in a version does not judge it, also when they hold a second membership at the operator. */
export const mayReview = (actor: Actor, version: Pick<ProductVersion, 'authorIds'>): boolean =>
  actor.partyKind === 'operator' && actor.permissions.has('product:review') && !version.authorIds.includes(actor.personId);

/** What the actor may do with it now; the web shows a button for each. */
export function movesFor(actor: Actor, product: Product, open: ProductVersion | null): ProductView['can'] {
  const can: ProductView['can'] = [];
  const isRetired = product.state === 'retired';
  if (mayEdit(actor, product) && !isRetired) {
    if (open && versionMachine.allows(open.state, 'edit')) can.push('edit');
    if (open && versionMachine.allows(open.state, 'submit')) can.push('submit');
    if (!open && product.publishedVersionId) can.push('newVersion');
    for (const move of ['suspend', 'resume', 'retire'] as const) if (product.can(move)) can.push(move);
  }
  if (open?.state === 'inReview' && mayReview(actor, open)) can.push(...(isRetired ? (['return'] as const) : (['publish', 'return'] as const)));
  return can;
}
