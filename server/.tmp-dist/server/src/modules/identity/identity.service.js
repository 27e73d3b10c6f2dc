import { In, IsNull } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { pageById } from '../../kernel/database/index.js';
import { NotFound, Unauthenticated } from '../../kernel/errors.js';
import { Invitation } from './invitation.entity.js';
import { InvitationsService } from './invitations.service.js';
import { MembersService } from './members.service.js';
import { insertMembership, membershipOf } from './memberships.js';
import { Membership } from './membership.entity.js';
import { Passwords } from './passwords.js';
import { insertPerson } from './people.js';
import { Person } from './person.entity.js';
import { RegistrationsService } from './registrations.service.js';
import { Session } from './session.entity.js';
import { adoptMembership, aliveNow, authenticate, endSessions, rotateSession } from './sessions.js';
import { SignInService } from './sign-in.service.js';
/** What other modules ask about people; the ways to sign in, invite and register are its parts. */
export class IdentityService {
    constructor(database, sealing, parties, settings) {
        this.database = database;
        this.sealing = sealing;
        this.parties = parties;
        this.passwords = new Passwords(settings.hashCost);
        this.signIn = new SignInService(database, sealing, this.passwords);
        this.invitations = new InvitationsService(database, sealing, this.passwords, parties, settings.publicUrl);
        this.registrations = new RegistrationsService(database, sealing, this.passwords);
        this.members = new MembersService(database);
    }
    authenticate(token) {
        return authenticate(this.database, token);
    }
    async createPerson(tx, person) {
        const { username, name, totpSecret } = person;
        return (await insertPerson(tx, this.sealing, { username, name, totpSecret, totpStep: 0, passwordHash: await this.passwords.hash(person.password) })).id;
    }
    async grantMembership(tx, actor, { personId, ...position }) {
        return (await insertMembership(tx, actor, personId, position)).id;
    }
    invite(tx, actor, offer) {
        return this.invitations.make(tx, actor, offer);
    }
    /** Sessions of the person that act for nobody begin to act under the new membership; any other is left as it is. */
    adoptMembership(tx, personId, membershipId) {
        return adoptMembership(tx, personId, membershipId);
    }
    async switchMembership(actor, membershipId) {
        return this.database.transaction(async (tx) => {
            const membership = await tx.findOneBy(Membership, { id: membershipId, personId: actor.personId, endedAt: IsNull() });
            if (!membership)
                throw new NotFound('没有这个身份，或者已经失效');
            const token = await rotateSession(tx, actor.sessionId ?? '', membershipId);
            if (token === null)
                throw new Unauthenticated('请先登录');
            await tx.update(Person, { id: actor.personId }, { lastMembershipId: membershipId });
            return { token, session: await tx.findOneByOrFail(Session, { id: actor.sessionId ?? '' }) };
        });
    }
    async signOut(actor) {
        await this.endSession(actor, actor.sessionId ?? '');
    }
    async endSession(actor, sessionId) {
        const ended = await this.database.transaction((tx) => endSessions(tx, actor, { personId: actor.personId, id: sessionId || '-' }));
        if (ended === 0)
            throw new NotFound('没有这个登录，或者已经结束');
    }
    async sessionsOf(actor, page) {
        const query = this.database
            .read()
            .createQueryBuilder(Session, 'session')
            .where({ personId: actor.personId, ...aliveNow() });
        return pageById(query, 'session', page);
    }
    /** Everything the session view is made of, in the state of the last commit. */
    async describe(sessionId) {
        const db = this.database.read();
        const session = await db.findOneBy(Session, { id: sessionId });
        const person = session && (await db.findOneBy(Person, { id: session.personId }));
        if (!session || !person)
            return null;
        return { session, person, memberships: await db.find(Membership, { where: { personId: person.id, endedAt: IsNull() }, order: { id: 'ASC' } }) };
    }
    membersOf(partyId, db = this.database.read()) {
        return db.find(Membership, { where: { partyId, endedAt: IsNull() }, order: { id: 'ASC' } });
    }
    async namesOf(personIds, db = this.database.read()) {
        const ids = [...new Set(personIds)];
        const people = ids.length > 0 ? await db.find(Person, { select: { id: true, name: true, username: true }, where: { id: In(ids) } }) : [];
        return new Map(people.map(({ id, name, username }) => [id, { name, username }]));
    }
    async hasMembership(tx, personId, partyId) {
        return (await membershipOf(tx, personId, partyId)) !== null;
    }
    countMembers(partyIds, db = this.database.read()) {
        const query = db.createQueryBuilder(Membership, 'counted').where('counted.ended_at is null');
        return this.countByParty(query, partyIds);
    }
    countOpenInvitations(partyIds, db = this.database.read()) {
        const query = db
            .createQueryBuilder(Invitation, 'counted')
            .where('counted.state = :state and counted.expires_at > :at', { state: 'open', at: now() });
        return this.countByParty(query, partyIds);
    }
    async sweep(tx) {
        await this.signIn.sweep(tx);
        await this.registrations.sweep(tx);
    }
    async countByParty(query, partyIds) {
        if (partyIds.length === 0)
            return new Map();
        const rows = await query
            .select('counted.party_id', 'partyId')
            .addSelect('count(*)', 'total')
            .andWhere('counted.party_id in (:...partyIds)', { partyIds: [...partyIds] })
            .groupBy('counted.party_id')
            .getRawMany();
        return new Map(rows.map(({ partyId, total }) => [partyId, Number(total)]));
    }
}
//# sourceMappingURL=identity.service.js.map