import { route, type Route } from '../../kernel/http/index.js';
import * as contracts from './products.contract.js';
import type { ProductsService } from './products.service.js';

export const productsRoutes = (products: ProductsService): Route[] => [
  route(contracts.listOwnProducts, ({ actor, query }) => products.list(actor, query)),
  route(contracts.getOwnProduct, ({ actor, params }) => products.get(actor, params.productId)),
  route(contracts.draftProduct, ({ actor, once, body }) => products.draft(actor, once, body), {
    again: ({ actor }, productId) => products.get(actor, productId),
  }),
  route(contracts.newVersion, ({ actor, params }) => products.newVersion(actor, params.productId)),
  route(contracts.saveDraft, ({ actor, params, body }) => products.saveDraft(actor, params.productId, body.etag, body.terms)),
  route(contracts.submitDraft, ({ actor, params, body }) => products.submit(actor, params.productId, body.etag)),
  route(contracts.changeShelf, ({ actor, params, body }) => products.moveShelf(actor, params.productId, body.move)),
  route(contracts.tryRules, ({ actor, params, body }) => products.trials.try(actor, params.productId, body.rules)),

  route(contracts.listProductReviews, ({ actor, query }) => products.reviews.list(actor, query)),
  route(contracts.getProductReview, ({ actor, params }) => products.reviews.get(actor, params.productId)),
  route(contracts.publishVersion, ({ actor, params, body }) => products.reviews.publish(actor, params.productId, body.etag)),
  route(contracts.returnVersion, ({ actor, params, body }) => products.reviews.return(actor, params.productId, body.etag, body.reason)),

  route(contracts.listHallProducts, ({ query }) => products.hall.list(query)),
  route(contracts.getHallProduct, ({ params, query }) => products.hall.get(params.productId, query)),
];
