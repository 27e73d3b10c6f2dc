import type { Actor, PartyKind } from '../../kernel/actor.js';
import type { Permission } from '../../kernel/permissions.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
import { mayEdit, mayReview, movesFor } from './products.policy.js';

const actor = (personId: string, partyKind: PartyKind, organisationId: string, ...permissions: Permission[]): Actor => ({
  personId,
  membershipId: 'm',
  permissions: new Set(permissions),
  partyKind,
  organisationId,
});
const manager = actor('xu', 'bank', 'river', 'product:read', 'product:edit');
const colleague = actor('he', 'bank', 'river', 'product:read');
const rival = actor('wu', 'bank', 'hill', 'product:read', 'product:edit');
const reviewer = actor('lin', 'operator', 'operator', 'product:review');
const product = (fields: Partial<Product>) =>
  Object.assign(new Product(), { bankId: 'river', state: null, publishedVersionId: null, openVersionId: null }, fields);
const version = (state: ProductVersion['state'], ...authors: string[]) =>
  Object.assign(new ProductVersion(), { state, authorList: JSON.stringify(authors) });

test('only product managers of the bank itself edit', () => {
  expect([manager, colleague, rival, reviewer].map((who) => mayEdit(who, product({})))).toEqual([true, false, false, false]);
});

test('nobody reviews what they have drafted, saved or submitted', () => {
  expect(mayReview(reviewer, version('inReview', 'xu'))).toBe(true);
  expect(mayReview(reviewer, version('inReview', 'lin', 'xu'))).toBe(false);
  expect(mayReview(actor('lin', 'bank', 'river', 'product:review'), version('inReview', 'xu'))).toBe(false);
});

test.each([
  ['a first draft', product({}), version('draft', 'xu'), ['edit', 'submit'], []],
  ['a version in review', product({}), version('inReview', 'xu'), [], ['publish', 'return']],
  ['a returned version', product({}), version('returned', 'xu'), ['edit'], []],
  ['an offered product', product({ state: 'offered', publishedVersionId: 'v' }), null, ['newVersion', 'suspend', 'retire'], []],
  [
    'an offered product with a draft',
    product({ state: 'offered', publishedVersionId: 'v' }),
    version('draft', 'xu'),
    ['edit', 'submit', 'suspend', 'retire'],
    [],
  ],
  ['a suspended product', product({ state: 'suspended', publishedVersionId: 'v' }), null, ['newVersion', 'resume', 'retire'], []],
  ['a retired product with a version in review', product({ state: 'retired', publishedVersionId: 'v' }), version('inReview', 'xu'), [], ['return']],
] as const)('%s', (_, subject, open, forManager, forReviewer) => {
  expect(movesFor(manager, subject, open)).toEqual(forManager);
  expect(movesFor(reviewer, subject, open)).toEqual(forReviewer);
  expect(movesFor(rival, subject, open)).toEqual([]);
  expect(movesFor(colleague, subject, open)).toEqual([]);
});
