import { NotFound } from '../../kernel/errors.js';
import { route } from '../../kernel/http/index.js';
import * as contracts from './matching.contract.js';
export const matchingRoutes = (matching) => [
    route(contracts.listMatches, ({ actor, query }) => matching.matchAll(ownEnterprise(actor), query)),
    route(contracts.getMatch, ({ actor, params, query }) => matching.matchOne(ownEnterprise(actor), params.productId, query)),
];
function ownEnterprise(actor) {
    if (!actor.enterpriseId)
        throw new NotFound('您还没有代表任何企业');
    return actor.enterpriseId;
}
//# sourceMappingURL=matching.routes.js.map