import { route } from '../../kernel/http/index.js';
import { regionName } from '../../kernel/pure/region.js';
import { presentInvitation, roles } from '../identity/index.js';
import * as contracts from './organisations.contract.js';
import { notFound } from './organisations.service.js';
export const organisationsRoutes = (organisations, identity) => {
    const present = async (actor, items) => {
        const ids = items.map(({ id }) => id);
        const [branches, members, invitations] = await Promise.all([
            organisations.branchesOf(ids),
            identity.countMembers(ids),
            identity.countOpenInvitations(ids),
        ]);
        return items.map((organisation) => {
            const offered = rolesOf(organisation);
            const mayManage = actor.permissions.has('organisation:manage');
            return {
                id: organisation.id,
                kind: organisation.kind,
                name: organisation.name,
                shortName: organisation.shortName,
                uscc: organisation.uscc,
                region: organisation.region,
                regionName: regionName(organisation.region),
                branches: (branches.get(organisation.id) ?? []).map(presentBranch),
                memberCount: members.get(organisation.id) ?? 0,
                openInvitations: invitations.get(organisation.id) ?? 0,
                createdAt: organisation.createdAt.toISOString(),
                roles: offered,
                can: [...(mayManage && offered.length > 0 ? ['invite'] : []), ...(mayManage ? ['addBranch'] : [])],
            };
        });
    };
    const presentOne = async (actor, organisation) => {
        const [view] = organisation ? await present(actor, [organisation]) : [];
        if (!view)
            throw notFound();
        return view;
    };
    return [
        route(contracts.listOrganisations, async ({ actor, query }) => {
            const { items, nextCursor } = await organisations.page(query);
            return { items: await present(actor, items), nextCursor };
        }),
        route(contracts.getOrganisation, async ({ actor, params }) => presentOne(actor, await organisations.find(params.organisationId))),
        route(contracts.createOrganisation, async ({ actor, once, body }) => presentOne(actor, await organisations.onboard(actor, once, body)), {
            again: async ({ actor }, id) => presentOne(actor, await organisations.find(id)),
        }),
        route(contracts.addBranch, async ({ actor, once, params, body }) => presentBranch(await organisations.openBranch(actor, once, params.organisationId, body)), {
            again: async (_call, id) => {
                const branch = await organisations.findBranch(id);
                if (!branch)
                    throw notFound();
                return presentBranch(branch);
            },
        }),
        route(contracts.inviteToOrganisation, async ({ actor, params, body }) => {
            const { invitation, link } = await organisations.invite(actor, params.organisationId, body);
            const names = await organisations.branchNames(invitation.branchId ? [invitation.branchId] : []);
            return { ...presentInvitation(invitation, undefined), branchName: (invitation.branchId && names.get(invitation.branchId)) || null, link };
        }),
        // An enterprise's people read the same pages, but their party is no organisation.
        route(contracts.getOwnOrganisation, async ({ actor }) => presentOne(actor, actor.organisationId ? await organisations.find(actor.organisationId) : null)),
    ];
};
const rolesOf = ({ kind }) => Object.keys(roles).filter((role) => roles[role].party === kind);
const presentBranch = ({ id, name, region, parentId }) => ({ id, name, region, parentId });
//# sourceMappingURL=organisations.routes.js.map