import { now } from '../../kernel/clock.js';
import { isDuplicate } from '../../kernel/database/index.js';
import { Conflict } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { searchKey } from '../../kernel/pure/text.js';
import { recordEvidence } from '../evidence/index.js';
import { entries } from './identity.evidence.js';
import { stepOfCode } from './one-time-codes.js';
import { Person } from './person.entity.js';
import { permissionsOf } from './roles.js';
const contextOf = (personId) => `person.totp:${personId}`;
export async function insertPerson(tx, sealing, person) {
    const id = newId();
    const row = Object.assign(new Person(), {
        id,
        username: person.username,
        usernameKey: searchKey(person.username),
        name: person.name,
        passwordHash: person.passwordHash,
        totpSealed: sealing.seal(person.totpSecret, contextOf(id)),
        totpLastStep: person.totpStep,
        lastMembershipId: null,
        createdAt: now(),
    });
    try {
        await tx.insert(Person, row);
    }
    catch (error) {
        if (!isDuplicate(error))
            throw error;
        const detail = '这个用户名已经有人使用，请换一个';
        throw new Conflict(detail, {}, [{ pointer: '/body/username', rule: 'taken', detail }]);
    }
    await recordEvidence(tx, asPerson(id), entries.personRegistered, { personId: id }, { subjectId: id });
    return row;
}
/** Compare-and-set on the last step: of two equal codes at once, one finds it already spent. */
export async function spendCode(tx, sealing, person, code) {
    const step = stepOfCode(sealing.unseal(person.totpSealed, contextOf(person.id)), code);
    if (step === null)
        return false;
    const { affected } = await tx
        .createQueryBuilder()
        .update(Person)
        .set({ totpLastStep: step })
        .where('id = :id and totp_last_step < :step', { id: person.id, step })
        .execute();
    return affected === 1;
}
/** The person themselves, before or without a membership. */
export const asPerson = (personId) => ({ personId, membershipId: null, permissions: permissionsOf(null) });
/** The person under one of their memberships. */
export const asMember = (personId, membership) => membership
    ? {
        personId,
        membershipId: membership.id,
        permissions: permissionsOf(membership.role),
        partyKind: membership.partyKind,
        role: membership.role,
        ...(membership.partyKind === 'enterprise' ? { enterpriseId: membership.partyId } : { organisationId: membership.partyId }),
        ...(membership.branchId !== null && { branchId: membership.branchId }),
        ...(membership.regionScope !== null && { regionScope: membership.regionScope }),
    }
    : asPerson(personId);
//# sourceMappingURL=people.js.map