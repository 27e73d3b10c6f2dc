import { IsNull, type EntityManager } from 'typeorm';
import { platform, type Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { newToken, sha256, type Sealing } from '../../kernel/crypto/index.js';
import { pageById, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { IllegalTransition, invalidField, NotFound } from '../../kernel/errors.js';
import type { Origin } from '../../kernel/http/index.js';
import { newId } from '../../kernel/ids.js';
import { recordEvidence } from '../evidence/index.js';
import { entries } from './identity.evidence.js';
import { partyIdOf, type PartyBrief, type PartyNames } from './identity.parties.js';
import { Invitation } from './invitation.entity.js';
import { checkPosition, insertMembership, outOfReach, reaches, type Position } from './memberships.js';
import type { Membership } from './membership.entity.js';
import { newTotpSecret, stepOfCode, totpEnrolment } from './one-time-codes.js';
import { passwordProblem } from './password.policy.js';
import type { Passwords } from './passwords.js';
import { asPerson, insertPerson } from './people.js';
import { adoptMembership, startSession, type StartedSession } from './sessions.js';

const lifetimeMs = 7 * 24 * 60 * 60_000;

export interface Offer extends Position {
  readonly note?: string | null | undefined;
}
export interface NewAccount {
  readonly name: string;
  readonly username: string;
  readonly password: string;
  readonly code: string;
}

const contextOf = (invitationId: string): string => `invitation.totp:${invitationId}`;

/** Membership on offer behind a link. The token stands in the fragment only: no server's log ever sees it. */
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
    private readonly passwords: Passwords,
    private readonly parties: PartyNames,
    private readonly publicUrl: string,
  ) {}

  async make(tx: EntityManager, actor: Actor, offer: Offer): Promise<{ invitation: Invitation; link: string }> {
    const party = (await this.parties(tx, [offer.partyId])).get(offer.partyId);
    if (!party) throw new NotFound('没有这家单位，或者您无权查看');
    checkPosition(offer, party);
    if (partyIdOf(actor) === offer.partyId && !reaches(actor, offer)) throw outOfReach();
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
      state: 'open' as const,
      invitedBy: actor.personId || null,
      acceptedBy: null,
      createdAt: at,
      expiresAt: new Date(at.getTime() + lifetimeMs),
    });
    await tx.insert(Invitation, invitation);
    await recordEvidence(
      tx,
      actor,
      entries.invitationMade,
      { invitationId: invitation.id, partyId: offer.partyId, role: offer.role },
      { subjectId: invitation.id },
    );
    return { invitation, link: `${this.publicUrl.replace(/\/$/, '')}/join#${token}` };
  }

  async lookUp(token: string): Promise<{ invitation: Invitation; party: PartyBrief; totp: { secret: string; uri: string } }> {
    const invitation = await this.openOne(this.database.read(), token);
    const party = (await this.parties(this.database.read(), [invitation.partyId])).get(invitation.partyId);
    if (!party) throw this.gone();
    return { invitation, party, totp: totpEnrolment(await this.secretOf(invitation), party.name) };
  }

  /** Person, membership and session in one commit; of two acceptances at once the second finds the link used. */
  async accept(token: string, account: NewAccount, origin: Origin, replacedToken: string | null): Promise<StartedSession> {
    const problem = passwordProblem(account.password, account.username);
    if (problem) throw invalidField('/body/password', 'weak', problem);
    const invitation = await this.openOne(this.database.read(), token);
    const totpSecret = await this.secretOf(invitation);
    const totpStep = stepOfCode(totpSecret, account.code);
    if (totpStep === null) throw invalidField('/body/code', 'proof', '验证码不对：请核对手机上的 6 位数字，并确认手机时间准确');
    const passwordHash = await this.passwords.hash(account.password);
    return this.database.transaction(async (tx) => {
      await this.use(tx, invitation);
      const person = await insertPerson(tx, this.sealing, { username: account.username, name: account.name, passwordHash, totpSecret, totpStep });
      const membership = await this.join(tx, asPerson(person.id), invitation);
      return startSession(tx, person, origin, replacedToken, membership);
    });
  }

  async acceptAsSelf(actor: Actor, token: string): Promise<Membership> {
    return this.database.transaction(async (tx) => {
      const invitation = await this.openOne(tx, token);
      await this.use(tx, invitation);
      const membership = await this.join(tx, actor, invitation);
      await adoptMembership(tx, actor.personId, membership.id);
      return membership;
    });
  }

  async listOf(actor: Actor, page: PageQuery): Promise<Page<Invitation>> {
    const query = this.database
      .read()
      .createQueryBuilder(Invitation, 'invitation')
      .where('invitation.partyId = :partyId', { partyId: partyIdOf(actor) });
    return pageById(query, 'invitation', page);
  }

  async withdraw(actor: Actor, invitationId: string): Promise<Invitation> {
    return this.database.transaction(async (tx) => {
      const found = await tx.findOneBy(Invitation, { id: invitationId, partyId: partyIdOf(actor) });
      if (!found) throw new NotFound('没有这个邀请，或者您无权查看');
      if (!reaches(actor, found)) throw outOfReach();
      if (found.stateAt(now()) !== 'open') throw new IllegalTransition('这个邀请已经用过、撤回或过期，不能再撤回', { invitationId });
      const { affected } = await tx.update(Invitation, { id: invitationId, state: 'open' }, { state: 'withdrawn' });
      if (affected !== 1) throw new IllegalTransition('这个邀请刚被接受或撤回', { invitationId });
      await recordEvidence(tx, actor, entries.invitationWithdrawn, { invitationId }, { subjectId: invitationId });
      return Object.assign(new Invitation(), found, { state: 'withdrawn' as const });
    });
  }

  /** The first start's link when it was never used: a restart prints a new one, the old one dies. */
  async withdrawAll(tx: EntityManager, partyId: string): Promise<void> {
    for (const { id } of await tx.findBy(Invitation, { partyId, state: 'open', invitedBy: IsNull() })) {
      await tx.update(Invitation, { id, state: 'open' }, { state: 'withdrawn' });
      await recordEvidence(tx, platform, entries.invitationWithdrawn, { invitationId: id }, { subjectId: id });
    }
  }

  private async use(tx: EntityManager, invitation: Invitation): Promise<void> {
    const { affected } = await tx.update(Invitation, { id: invitation.id, state: 'open' }, { state: 'accepted' });
    if (affected !== 1) throw this.gone();
  }

  private async join(tx: EntityManager, actor: Actor, invitation: Invitation): Promise<Membership> {
    const membership = await insertMembership(tx, actor, actor.personId, invitation);
    await tx.update(Invitation, { id: invitation.id }, { acceptedBy: actor.personId });
    await recordEvidence(
      tx,
      actor,
      entries.invitationAccepted,
      { invitationId: invitation.id, membershipId: membership.id },
      { subjectId: invitation.id },
    );
    return membership;
  }

  private async openOne(db: EntityManager, token: string): Promise<Invitation> {
    const invitation = await db.findOneBy(Invitation, { digest: sha256(token) });
    if (!invitation || invitation.stateAt(now()) !== 'open') throw this.gone();
    return invitation;
  }

  private async secretOf({ id, totpSealed }: Invitation): Promise<string> {
    if (totpSealed !== null) return this.sealing.unseal(totpSealed, contextOf(id));
    const sealed = this.sealing.seal(newTotpSecret(), contextOf(id));
    const kept = await this.database.transaction(async (tx) => {
      await tx.update(Invitation, { id, totpSealed: IsNull() }, { totpSealed: sealed });
      return tx.findOneByOrFail(Invitation, { id });
    });
    return this.sealing.unseal(kept.totpSealed ?? sealed, contextOf(id));
  }

  private gone(): NotFound {
    return new NotFound('邀请链接无效：可能已经用过、被撤回或过期，请向邀请您的人要一个新的');
  }
}
