import { IsNull } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow, pageById, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { ConcurrentChange, Conflict, NotFound } from '../../kernel/errors.js';
import { recordEvidence } from '../evidence/index.js';
import type { EntityManager } from 'typeorm';
import { entries } from './identity.evidence.js';
import { partyIdOf } from './identity.parties.js';
import { Invitation } from './invitation.entity.js';
import { administers, outOfReach, reaches } from './memberships.js';
import { Membership } from './membership.entity.js';
import { Session } from './session.entity.js';

/** The people of one's own party. */
export class MembersService {
  constructor(private readonly database: Database) {}

  async listOf(actor: Actor, page: PageQuery): Promise<Page<Membership>> {
    const query = this.database
      .read()
      .createQueryBuilder(Membership, 'membership')
      .where('membership.partyId = :partyId', { partyId: partyIdOf(actor) })
      .andWhere('membership.endedAt is null');
    return pageById(query, 'membership', page, 'ASC');
  }

  async administratorsOf(partyId: string): Promise<string[]> {
    return (await this.administrators(this.database.read(), partyId)).map(({ id }) => id);
  }

  /** Sessions under the membership and links the person has given out end in the same commit; other memberships of the person live on. */
  async remove(actor: Actor, membershipId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const membership = await tx.findOneBy(Membership, { id: membershipId, partyId: partyIdOf(actor), endedAt: IsNull() });
      if (!membership) throw new NotFound('没有这位成员，或者您无权查看');
      if (!reaches(actor, membership)) throw outOfReach();
      if (administers(membership.role)) await this.keepOneAdministrator(tx, membership);
      const { affected } = await tx.update(Membership, { id: membershipId, endedAt: IsNull() }, { endedAt: now(), activeKey: null });
      if (affected !== 1) throw new ConcurrentChange('这位成员刚被移除', { membershipId });
      await tx.delete(Session, { membershipId });
      const { personId, partyId, partyKind, role } = membership;
      await this.withdrawLinksOf(tx, actor, personId, partyId);
      await recordEvidence(
        tx,
        actor,
        entries.membershipRemoved,
        { membershipId, personId, partyId, role },
        { subjectId: membershipId, ...(partyKind === 'enterprise' && { enterpriseId: partyId }) },
      );
    });
  }

  /** A link kept back would let the person in again. */
  private async withdrawLinksOf(tx: EntityManager, actor: Actor, personId: string, partyId: string): Promise<void> {
    for (const { id } of await tx.findBy(Invitation, { partyId, invitedBy: personId, state: 'open' })) {
      const { affected } = await tx.update(Invitation, { id, state: 'open' }, { state: 'withdrawn' });
      if (affected === 1) await recordEvidence(tx, actor, entries.invitationWithdrawn, { invitationId: id }, { subjectId: id });
    }
  }

  /** All administrators are locked in one order: two who remove each other at once must not both succeed. */
  private async keepOneAdministrator(tx: EntityManager, leaving: Membership): Promise<void> {
    let others = 0;
    for (const { id } of await this.administrators(tx, leaving.partyId)) {
      const locked = await lockRow(tx, Membership, { id });
      if (locked?.endedAt === null && id !== leaving.id) others += 1;
    }
    if (others === 0) throw new Conflict('这是最后一位管理员，不能移除；请先邀请另一位管理员');
  }

  private async administrators(db: EntityManager, partyId: string): Promise<Membership[]> {
    const members = await db.find(Membership, { where: { partyId, endedAt: IsNull() }, order: { id: 'ASC' } });
    return members.filter(({ role }) => administers(role));
  }
}
