import { route } from '../../kernel/http/index.js';
import { industryName } from '../../kernel/pure/industry.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { regionName } from '../../kernel/pure/region.js';
import { claimMachine } from './claim.machine.js';
import { canDecideClaim, matchOf } from './claims.policy.js';
import * as contracts from './enterprises.contract.js';
export const enterprisesRoutes = ({ enterprises, claims, usccExceptions, identity }) => {
    const presentReviews = async (actor, items) => {
        const [registered, names] = [await claims.registeredFor(items), await identity.namesOf(items.map(({ personId }) => personId))];
        return items.map((claim) => presentReview(actor, claim, registered.get(claim.uscc), names.get(claim.personId)));
    };
    const presentReviewOf = async (actor, claim) => {
        const registered = await claims.registeredFor([claim]);
        return presentReview(actor, claim, registered.get(claim.uscc), (await identity.namesOf([claim.personId])).get(claim.personId));
    };
    const presentException = async (exception) => presentUsccException(exception, await identity.namesOf([exception.madeBy]));
    return [
        route(contracts.getOwnEnterprise, async ({ actor }) => presentEnterprise(await enterprises.own(actor))),
        route(contracts.makeClaim, async ({ actor, once, body }) => presentClaim(await claims.make(actor, once, body)), {
            again: async ({ actor }, id) => presentClaim(await claims.findOwn(actor, id)),
        }),
        route(contracts.listOwnClaims, async ({ actor, query }) => {
            const { items, nextCursor } = await claims.ownPage(actor, query);
            return { items: items.map(presentClaim), nextCursor };
        }),
        route(contracts.listClaimReviews, async ({ actor, query }) => {
            const { items, nextCursor } = await claims.reviewPage(query);
            return { items: await presentReviews(actor, items), nextCursor };
        }),
        route(contracts.approveClaim, async ({ actor, params, body }) => presentReviewOf(actor, await claims.approve(actor, params.claimId, body.reason))),
        route(contracts.rejectClaim, async ({ actor, params, body }) => presentReviewOf(actor, await claims.reject(actor, params.claimId, body.reason))),
        route(contracts.listUsccExceptions, async ({ query }) => {
            const { items, nextCursor } = await usccExceptions.page(query);
            const names = await identity.namesOf(items.map(({ madeBy }) => madeBy));
            return { items: items.map((exception) => presentUsccException(exception, names)), nextCursor };
        }),
        route(contracts.makeUsccException, async ({ actor, once, body }) => presentException(await usccExceptions.make(actor, once, body)), {
            again: async (_call, id) => presentException(await usccExceptions.find(id)),
        }),
    ];
};
const presentEnterprise = (enterprise) => ({
    id: enterprise.id,
    uscc: enterprise.uscc,
    name: enterprise.name,
    legalRepresentative: enterprise.legalRepresentative,
    region: enterprise.region,
    regionName: enterprise.region && regionName(enterprise.region),
    industry: enterprise.industry,
    industryName: enterprise.industry && industryName(enterprise.industry),
    registeredCapital: enterprise.registeredCapitalFen === null ? null : yuanOf(enterprise.registeredCapitalFen),
    establishedOn: enterprise.establishedOn,
    status: enterprise.status,
    sizeClass: enterprise.sizeClass,
    registeredAsOf: enterprise.registeredAsOf?.toISOString() ?? null,
});
const presentClaim = (claim) => ({
    id: claim.id,
    uscc: claim.uscc,
    enterpriseName: claim.enterpriseName,
    state: claim.state,
    reason: claim.reason,
    madeAt: claim.madeAt.toISOString(),
    decidedAt: claim.decidedAt?.toISOString() ?? null,
});
function presentReview(actor, claim, registered, person) {
    const match = registered && matchOf(registered, claim);
    const isOpen = canDecideClaim(actor, claim) && claimMachine.allows(claim.state, 'approve');
    return {
        ...presentClaim(claim),
        personName: person?.name ?? '',
        personUsername: person?.username ?? '',
        legalRepresentative: claim.legalRepresentative,
        statement: claim.statement,
        registered: registered && match
            ? {
                name: registered.name,
                legalRepresentativeMatches: match.legalRepresentative,
                identityMatches: match.identity,
                alreadyClaimed: registered.claimedBy !== null,
            }
            : null,
        can: isOpen ? ['approve', 'reject'] : [],
    };
}
const presentUsccException = (exception, names) => ({
    code: exception.code,
    expected: exception.expected,
    reason: exception.reason,
    madeBy: names.get(exception.madeBy)?.name ?? '',
    madeAt: exception.madeAt.toISOString(),
});
//# sourceMappingURL=enterprises.routes.js.map