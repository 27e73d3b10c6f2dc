import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, line, pageOf, pageQuery, region, uscc } from '../../kernel/wire.contract.js';
import { invitationMade, roleName } from '../identity/identity.contract.js';
export const organisationKind = z.enum(['operator', 'source', 'bank', 'regulator', 'guarantor']);
export const branchView = z.object({ id, name: z.string(), region: region.nullable(), parentId: id.nullable() }).meta({ id: 'Branch' });
export const organisationView = z
    .object({
    id,
    kind: organisationKind,
    name: z.string(),
    shortName: z.string(),
    uscc: z.string().nullable(),
    region,
    regionName: z.string(),
    branches: z.array(branchView),
    memberCount: z.int(),
    openInvitations: z.int(),
    createdAt: instant,
    /** Roles that may be offered in an invitation to this organisation. */
    roles: z.array(roleName),
    can: z.array(z.enum(['invite', 'addBranch'])),
})
    .meta({ id: 'Organisation' });
const organisationParams = z.strictObject({ organisationId: id });
export const listOrganisations = contract({
    method: 'get',
    path: '/organisations',
    summary: 'Organisations on the platform',
    permission: 'organisation:read',
    tags: ['organisations'],
    query: pageQuery.extend({ kind: organisationKind.optional() }),
    returns: pageOf(organisationView),
});
export const getOrganisation = contract({
    method: 'get',
    path: '/organisations/{organisationId}',
    summary: 'One organisation with its branches',
    permission: 'organisation:read',
    tags: ['organisations'],
    params: organisationParams,
    returns: organisationView,
});
export const createOrganisation = contract({
    method: 'post',
    path: '/organisations',
    summary: 'Take a bank, data source, regulator or guarantor on board',
    permission: 'organisation:manage',
    tags: ['organisations'],
    status: 201,
    once: true,
    limit: 'write',
    body: z.strictObject({
        kind: z.enum(['source', 'bank', 'regulator', 'guarantor']),
        name: line(100),
        shortName: line(20),
        uscc: uscc.optional(),
        region,
    }),
    returns: organisationView,
});
export const addBranch = contract({
    method: 'post',
    path: '/organisations/{organisationId}/branches',
    summary: 'Add a branch to an organisation',
    permission: 'organisation:manage',
    tags: ['organisations'],
    status: 201,
    once: true,
    limit: 'write',
    params: organisationParams,
    body: z.strictObject({ name: line(100), region: region.optional(), parentId: id.optional() }),
    returns: branchView,
});
export const inviteToOrganisation = contract({
    method: 'post',
    path: '/organisations/{organisationId}/invitations',
    summary: 'Invite a person into an organisation; answers a link that works once',
    permission: 'organisation:manage',
    tags: ['organisations'],
    status: 201,
    limit: 'write',
    params: organisationParams,
    body: z.strictObject({ role: roleName, branchId: id.optional(), regionScope: region.optional(), note: line(100).optional() }),
    returns: invitationMade,
});
/** The caller's own organisation: people pages need its branches. */
export const getOwnOrganisation = contract({
    method: 'get',
    path: '/organisation',
    summary: 'The caller’s own organisation with its branches',
    permission: 'member:read',
    tags: ['organisations'],
    returns: organisationView,
});
//# sourceMappingURL=organisations.contract.js.map