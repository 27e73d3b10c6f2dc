import type { Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/errors.js';
import { route, type Route } from '../../kernel/http/index.js';
import * as contracts from './matching.contract.js';
import type { MatchingService } from './matching.service.js';

export const matchingRoutes = (matching: MatchingService): Route[] => [
  route(contracts.listMatches, ({ actor, query }) => matching.matchAll(ownEnterprise(actor), query)),
  route(contracts.getMatch, ({ actor, params, query }) => matching.matchOne(ownEnterprise(actor), params.productId, query)),
];

function ownEnterprise(actor: Actor): string {
  if (!actor.enterpriseId) throw new NotFound('您还没有代表任何企业');
  return actor.enterpriseId;
}
