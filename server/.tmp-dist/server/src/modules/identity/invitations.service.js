import { IsNull } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { newToken, sha256 } from '../../kernel/crypto/index.js';
import { pageById } from '../../kernel/database/index.js';
import { IllegalTransition, invalidField, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { recordEvidence } from '../evidence/index.js';
import { entries } from './identity.evidence.js';
import { partyIdOf } from './identity.parties.js';
import { Invitation } from './invitation.entity.js';
import { checkPosition, insertMembership } from './memberships.js';
import { newTotpSecret, stepOfCode, totpEnrolment } from './one-time-codes.js';
import { passwordProblem } from './password.policy.js';
import { asPerson, insertPerson } from './people.js';
import { adoptMembership, startSession } from './sessions.js';
const lifetimeMs = 7 * 24 * 60 * 60_000;
const contextOf = (invitationId) => `invitation.totp:${invitationId}`;
/** Membership on offer behind a link. The token stands in the fragment only: no server's log ever sees it. */
export class InvitationsService {
    constructor(database, sealing, passwords, parties, publicUrl) {
        this.database = database;
        this.sealing = sealing;
        this.passwords = passwords;
        this.parties = parties;
        this.publicUrl = publicUrl;
    }
    async make(tx, actor, offer) {
        const party = (await this.parties(tx, [offer.partyId])).get(offer.partyId);
        if (!party)
            throw new NotFound('没有这家单位，或者您无权查看');
        checkPosition(offer, party);
        const token = newToken();
        const at = now();
        const invitation = Object.assign(new Invitation(), {
            id: newId(),
            digest: sha256(token),
            partyKind: offer.partyKind,
            partyId: offer.partyId,
            role: offer.role,
            branchId: offer.branchId ?? null,
            regionScope: offer.regionScope ?? null,
            note: offer.note ?? null,
            totpSealed: null,
            state: 'open',
            invitedBy: actor.personId || null,
            acceptedBy: null,
            createdAt: at,
            expiresAt: new Date(at.getTime() + lifetimeMs),
        });
        await tx.insert(Invitation, invitation);
        await recordEvidence(tx, actor, entries.invitationMade, { invitationId: invitation.id, partyId: offer.partyId, role: offer.role }, { subjectId: invitation.id });
        return { invitation, link: `${this.publicUrl.replace(/\/$/, '')}/join#${token}` };
    }
    async lookUp(token) {
        const invitation = await this.openOne(this.database.read(), token);
        const party = (await this.parties(this.database.read(), [invitation.partyId])).get(invitation.partyId);
        if (!party)
            throw this.gone();
        return { invitation, party, totp: totpEnrolment(await this.secretOf(invitation), party.name) };
    }
    /** Person, membership and session in one commit; of two acceptances at once the second finds the link used. */
    async accept(token, account, origin, replacedToken) {
        const problem = passwordProblem(account.password, account.username);
        if (problem)
            throw invalidField('/body/password', 'weak', problem);
        const invitation = await this.openOne(this.database.read(), token);
        const totpSecret = await this.secretOf(invitation);
        const totpStep = stepOfCode(totpSecret, account.code);
        if (totpStep === null)
            throw invalidField('/body/code', 'proof', '验证码不对：请核对手机上的 6 位数字，并确认手机时间准确');
        const passwordHash = await this.passwords.hash(account.password);
        return this.database.transaction(async (tx) => {
            await this.use(tx, invitation);
            const person = await insertPerson(tx, this.sealing, { username: account.username, name: account.name, passwordHash, totpSecret, totpStep });
            const membership = await this.join(tx, asPerson(person.id), invitation);
            return startSession(tx, person, origin, replacedToken, membership);
        });
    }
    async acceptAsSelf(actor, token) {
        return this.database.transaction(async (tx) => {
            const invitation = await this.openOne(tx, token);
            await this.use(tx, invitation);
            const membership = await this.join(tx, actor, invitation);
            await adoptMembership(tx, actor.personId, membership.id);
            return membership;
        });
    }
    async listOf(actor, page) {
        const query = this.database
            .read()
            .createQueryBuilder(Invitation, 'invitation')
            .where('invitation.partyId = :partyId', { partyId: partyIdOf(actor) });
        return pageById(query, 'invitation', page);
    }
    async withdraw(actor, invitationId) {
        return this.database.transaction(async (tx) => {
            const found = await tx.findOneBy(Invitation, { id: invitationId, partyId: partyIdOf(actor) });
            if (!found)
                throw new NotFound('没有这个邀请，或者您无权查看');
            if (found.stateAt(now()) !== 'open')
                throw new IllegalTransition('这个邀请已经用过、撤回或过期，不能再撤回', { invitationId });
            const { affected } = await tx.update(Invitation, { id: invitationId, state: 'open' }, { state: 'withdrawn' });
            if (affected !== 1)
                throw new IllegalTransition('这个邀请刚被接受或撤回', { invitationId });
            await recordEvidence(tx, actor, entries.invitationWithdrawn, { invitationId }, { subjectId: invitationId });
            return Object.assign(new Invitation(), found, { state: 'withdrawn' });
        });
    }
    /** The first start's link when it was never used: a restart prints a new one, the old one dies. */
    async withdrawAll(tx, partyId) {
        for (const { id } of await tx.findBy(Invitation, { partyId, state: 'open', invitedBy: IsNull() })) {
            await tx.update(Invitation, { id, state: 'open' }, { state: 'withdrawn' });
            await recordEvidence(tx, platform, entries.invitationWithdrawn, { invitationId: id }, { subjectId: id });
        }
    }
    async use(tx, invitation) {
        const { affected } = await tx.update(Invitation, { id: invitation.id, state: 'open' }, { state: 'accepted' });
        if (affected !== 1)
            throw this.gone();
    }
    async join(tx, actor, invitation) {
        const membership = await insertMembership(tx, actor, actor.personId, invitation);
        await tx.update(Invitation, { id: invitation.id }, { acceptedBy: actor.personId });
        await recordEvidence(tx, actor, entries.invitationAccepted, { invitationId: invitation.id, membershipId: membership.id }, { subjectId: invitation.id });
        return membership;
    }
    async openOne(db, token) {
        const invitation = await db.findOneBy(Invitation, { digest: sha256(token) });
        if (!invitation || invitation.stateAt(now()) !== 'open')
            throw this.gone();
        return invitation;
    }
    async secretOf({ id, totpSealed }) {
        if (totpSealed !== null)
            return this.sealing.unseal(totpSealed, contextOf(id));
        const sealed = this.sealing.seal(newTotpSecret(), contextOf(id));
        const kept = await this.database.transaction(async (tx) => {
            await tx.update(Invitation, { id, totpSealed: IsNull() }, { totpSealed: sealed });
            return tx.findOneByOrFail(Invitation, { id });
        });
        return this.sealing.unseal(kept.totpSealed ?? sealed, contextOf(id));
    }
    gone() {
        return new NotFound('邀请链接无效：可能已经用过、被撤回或过期，请向邀请您的人要一个新的');
    }
}
//# sourceMappingURL=invitations.service.js.map