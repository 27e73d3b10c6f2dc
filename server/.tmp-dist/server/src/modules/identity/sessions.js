import { IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { newToken, sha256 } from '../../kernel/crypto/index.js';
import { instantOf, sqlInstant } from '../../kernel/database/index.js';
import { newId } from '../../kernel/ids.js';
import { recordEvidence } from '../evidence/index.js';
import { entries } from './identity.evidence.js';
import { Membership } from './membership.entity.js';
import { asMember } from './people.js';
import { permissionsOf } from './roles.js';
import { Session } from './session.entity.js';
const lifetimeMs = 12 * 60 * 60_000;
const idleMs = 60 * 60_000;
const seenEveryMs = 5 * 60_000;
/** What makes a session count as alive. */
export const aliveNow = () => ({ expiresAt: MoreThan(now()), lastSeenAt: MoreThan(new Date(now().getTime() - idleMs)) });
export async function startSession(tx, person, origin, replacedToken, preferred) {
    // A browser that signs in again leaves nothing alive of what it was before.
    if (replacedToken)
        await tx.delete(Session, { digest: sha256(replacedToken) });
    const memberships = preferred
        ? [preferred]
        : await tx.find(Membership, { where: { personId: person.id, endedAt: IsNull() }, order: { id: 'ASC' } });
    const membership = memberships.find(({ id }) => id === person.lastMembershipId) ?? memberships[0] ?? null;
    const token = newToken();
    const at = now();
    const session = Object.assign(new Session(), {
        id: newId(),
        digest: sha256(token),
        personId: person.id,
        membershipId: membership?.id ?? null,
        userAgent: origin.userAgent.slice(0, 200),
        createdAt: at,
        expiresAt: new Date(at.getTime() + lifetimeMs),
        lastSeenAt: at,
        // Whoever starts a session has just given password and code.
        provenAt: at,
    });
    await tx.insert(Session, session);
    await recordEvidence(tx, asMember(person.id, membership), entries.sessionStarted, { sessionId: session.id }, { subjectId: session.id });
    return { token, session };
}
/** The same session under another membership and another token: what was copied before is worthless from here on. */
export async function rotateSession(tx, sessionId, membershipId) {
    const token = newToken();
    const { affected } = await tx.update(Session, { id: sessionId }, { digest: sha256(token), membershipId });
    return affected === 1 ? token : null;
}
/** Only sessions that act for nobody: an open page never changes sides by itself. */
export async function adoptMembership(tx, personId, membershipId) {
    await tx.update(Session, { personId, membershipId: IsNull() }, { membershipId });
}
export async function endSessions(tx, actor, where) {
    const sessions = await tx.findBy(Session, {
        personId: where.personId,
        ...(where.id && { id: where.id }),
        ...(where.exceptId && { id: Not(where.exceptId) }),
    });
    for (const { id } of sessions) {
        await tx.delete(Session, { id });
        await recordEvidence(tx, actor, entries.sessionEnded, { sessionId: id }, { subjectId: id });
    }
    return sessions.length;
}
export const sweepSessions = async (tx) => {
    await tx.delete(Session, { expiresAt: LessThan(now()) });
};
/** Token → actor: one indexed read a request, hence SQL. */
export async function authenticate(database, token) {
    const at = now();
    const [row] = (await database.read().query(`select s.id, s.person_id, s.membership_id, s.last_seen_at, s.proven_at, m.party_kind, m.party_id, m.role, m.branch_id, m.region_scope, m.ended_at
     from sessions s left join memberships m on m.id = s.membership_id where s.digest = ? and s.expires_at > ? and s.last_seen_at > ?`, [sha256(token), sqlInstant(at), sqlInstant(new Date(at.getTime() - idleMs))]));
    if (!row || (row.membership_id !== null && (row.party_kind === null || row.ended_at !== null)))
        return null;
    // Once in five minutes: a write a request would make every reader wait for the disk.
    if (at.getTime() - instantOf(row.last_seen_at).getTime() >= seenEveryMs) {
        await database.transaction(async (tx) => void (await tx.update(Session, { id: row.id }, { lastSeenAt: at })));
    }
    return {
        personId: row.person_id,
        membershipId: row.membership_id,
        sessionId: row.id,
        permissions: permissionsOf(row.membership_id === null ? null : row.role),
        ...(row.proven_at !== null && { provenAt: instantOf(row.proven_at) }),
        ...(row.party_kind !== null && {
            partyKind: row.party_kind,
            role: row.role,
            ...(row.party_kind === 'enterprise' ? { enterpriseId: row.party_id } : { organisationId: row.party_id }),
            ...(row.branch_id !== null && { branchId: row.branch_id }),
            ...(row.region_scope !== null && { regionScope: row.region_scope }),
        }),
    };
}
//# sourceMappingURL=sessions.js.map