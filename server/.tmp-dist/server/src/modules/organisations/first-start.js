import { platform } from '../../kernel/actor.js';
/**
 * Nobody has a default password: while no one administers the platform, each start gives out one link for that, and the link of
 * the start before dies. Null once there is an administrator.
 */
export function firstStart({ database, identity, organisations, operatorName, cityRegion }) {
    return database.transaction(async (tx) => {
        const operator = await organisations.ensureOperator(tx, operatorName, cityRegion);
        const members = await identity.membersOf(operator.id, tx);
        if (members.some(({ role }) => role === 'operatorAdmin'))
            return null;
        await identity.invitations.withdrawAll(tx, operator.id);
        const { link } = await identity.invite(tx, platform, { partyKind: 'operator', partyId: operator.id, role: 'operatorAdmin' });
        return { link };
    });
}
//# sourceMappingURL=first-start.js.map