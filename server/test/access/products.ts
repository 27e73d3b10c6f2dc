import type { ProductView } from '../../src/modules/products/products.contract.js';
import { plainTerms } from '../scenes.js';
import { allOfBank, bothEnterprise, ids, noInput, type Case, type Walk } from './line.js';

const drafted = ({ stage, side }: Case): Promise<ProductView> => stage.fresh('drafted product', side, () => stage.scenes.draftedProduct(side.bank));
const submitted = ({ stage, side }: Case): Promise<ProductView> =>
  stage.fresh('submitted product', side, () => stage.scenes.submittedProduct(side.bank));
const published = ({ stage, side }: Case): Promise<ProductView> =>
  stage.fresh('published product', side, () => stage.scenes.publishedProduct(side.bank));
const standing = ({ stage, side }: Case): Promise<ProductView> =>
  stage.keep('standing product', side, () => stage.scenes.publishedProduct(side.bank));

const named = ({ id }: ProductView) => ({ productId: id });
const etagOf = ({ open }: ProductView): string => open?.etag ?? '';

export const productsWalk: Walk = {
  'GET /products': { allowed: allOfBank, shows: ids, prepare: standing },
  'GET /products/{productId}': { allowed: allOfBank, record: async (one) => ({ params: named(await standing(one)) }) },
  'POST /products': { allowed: ['productManager'], free: () => ({ body: plainTerms }) },
  'POST /products/{productId}/versions': { allowed: ['productManager'], record: async (one) => ({ params: named(await published(one)), body: {} }) },
  'PUT /products/{productId}/draft': {
    allowed: ['productManager'],
    record: async (one) => {
      const product = await drafted(one);
      return { params: named(product), body: { etag: etagOf(product), terms: { ...plainTerms, name: '澄税快贷' } } };
    },
  },
  'POST /products/{productId}/draft/submission': {
    allowed: ['productManager'],
    record: async (one) => {
      const product = await drafted(one);
      return { params: named(product), body: { etag: etagOf(product) } };
    },
  },
  'POST /products/{productId}/shelf-moves': {
    allowed: ['productManager'],
    record: async (one) => ({ params: named(await published(one)), body: { move: 'suspend' } }),
  },
  'POST /products/{productId}/trials': {
    allowed: ['productManager'],
    record: async (one) => ({ params: named(await standing(one)), body: { rules: plainTerms.rules } }),
  },
  'GET /product-reviews': { allowed: ['operatorReviewer'], free: noInput },
  'GET /product-reviews/{productId}': { allowed: ['operatorReviewer'], platform: async (one) => ({ params: named(await submitted(one)) }) },
  'POST /product-reviews/{productId}/publication': {
    allowed: ['operatorReviewer'],
    proof: 'fresh',
    platform: async (one) => {
      const product = await submitted(one);
      return { params: named(product), body: { etag: etagOf(product) } };
    },
  },
  'POST /product-reviews/{productId}/return': {
    allowed: ['operatorReviewer'],
    platform: async (one) => {
      const product = await submitted(one);
      return { params: named(product), body: { etag: etagOf(product), reason: '请写明提前还款的费用' } };
    },
  },
  'GET /hall/products': { allowed: 'public', free: noInput },
  'GET /hall/products/{productId}': { allowed: 'public', platform: async (one) => ({ params: named(await standing(one)) }) },
  // The hall is the same for every firm; the figures beside it are the caller's own.
  'GET /matches': { allowed: bothEnterprise, free: noInput },
  'GET /matches/{productId}': { allowed: bothEnterprise, platform: async (one) => ({ params: named(await standing(one)) }) },
};
