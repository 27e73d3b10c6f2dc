import { IsNull } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { isDuplicate } from '../../kernel/database/index.js';
import { Conflict, invalidField } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { isWithin } from '../../kernel/pure/region.js';
import { recordEvidence } from '../evidence/index.js';
import { entries } from './identity.evidence.js';
import { Membership } from './membership.entity.js';
import { roles } from './roles.js';
/** A role belongs to a kind of party, a branch to its organisation, and a regulator sees no further than its own region. */
export function checkPosition({ role, branchId, regionScope }, party) {
    if (roles[role].party !== party.kind)
        throw invalidField('/body/role', 'party', '这类机构没有这个岗位');
    if (branchId && !party.branches.has(branchId))
        throw invalidField('/body/branchId', 'unknown', '这家机构没有这个网点');
    if (party.kind !== 'regulator') {
        if (regionScope)
            throw invalidField('/body/regionScope', 'party', '只有监管机构的岗位有辖区');
        return;
    }
    if (!regionScope)
        throw invalidField('/body/regionScope', 'required', '请选择这位人员能看到的辖区');
    if (party.region === null || !isWithin(regionScope, party.region))
        throw invalidField('/body/regionScope', 'outside', '辖区要在这家机构的辖区之内');
}
export async function insertMembership(tx, actor, personId, position) {
    const row = Object.assign(new Membership(), {
        id: newId(),
        personId,
        partyKind: position.partyKind,
        partyId: position.partyId,
        role: position.role,
        branchId: position.branchId ?? null,
        regionScope: position.regionScope ?? null,
        activeKey: `${personId}:${position.partyId}`,
        createdAt: now(),
        endedAt: null,
    });
    try {
        await tx.insert(Membership, row);
    }
    catch (error) {
        if (!isDuplicate(error))
            throw error;
        throw new Conflict('这位人员已经是这家单位的成员');
    }
    const data = { membershipId: row.id, personId, partyId: row.partyId, role: row.role };
    await recordEvidence(tx, actor, entries.membershipGranted, data, {
        subjectId: row.id,
        ...(row.partyKind === 'enterprise' && { enterpriseId: row.partyId }),
    });
    return row;
}
export const membershipOf = (db, personId, partyId) => db.findOneBy(Membership, { personId, partyId, endedAt: IsNull() });
/** Roles that can bring in and remove people: one such member has to stay. */
export const administers = (role) => roles[role].permissions.includes('member:remove');
//# sourceMappingURL=memberships.js.map