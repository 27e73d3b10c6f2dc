import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { Unauthenticated } from '../../kernel/errors.js';
import { proofFreshMs, route, type Route, type SessionCookie } from '../../kernel/http/index.js';
import * as contracts from './identity.contract.js';
import { partyIdOf, type PartyBrief } from './identity.parties.js';
import type { IdentityService } from './identity.service.js';
import type { Invitation } from './invitation.entity.js';
import { administers, reaches } from './memberships.js';
import type { Membership } from './membership.entity.js';
import { permissionsOf } from './roles.js';
import type { StartedSession } from './sessions.js';

export const identityRoutes = (database: Database, identity: IdentityService, cityName: string): Route[] => {
  const viewOf = async (sessionId: string | undefined): Promise<z.input<typeof contracts.sessionView>> => {
    const described = await identity.describe(sessionId ?? '');
    if (!described) throw new Unauthenticated('请先登录');
    const { session, person, memberships } = described;
    const parties = await identity.parties(
      database.read(),
      memberships.map(({ partyId }) => partyId),
    );
    const current = memberships.find(({ id }) => id === session.membershipId) ?? null;
    return {
      person: { id: person.id, name: person.name, username: person.username },
      memberships: memberships.map((membership) => presentMembership(membership, parties.get(membership.partyId))),
      current: current && presentMembership(current, parties.get(current.partyId)),
      permissions: [...permissionsOf(current?.role ?? null)],
      provenAt: session.provenAt?.toISOString() ?? null,
      proofFreshUntil: session.provenAt ? new Date(session.provenAt.getTime() + proofFreshMs).toISOString() : null,
    };
  };
  /** The cookie is set after the commit: a browser never holds a token that was rolled back. */
  const begin = (cookie: SessionCookie, { token, session }: StartedSession) => {
    cookie.set(token, session.expiresAt);
    return viewOf(session.id);
  };
  const ownParty = async (actor: Actor): Promise<PartyBrief | undefined> =>
    (await identity.parties(database.read(), [partyIdOf(actor)])).get(partyIdOf(actor));

  return [
    route(contracts.getSession, async ({ actor, session }) => {
      if (!actor && session.token) session.clear();
      return { session: actor ? await viewOf(actor.sessionId) : null, cityName };
    }),
    route(contracts.startSignIn, async ({ body }) => {
      const { challenge, expiresAt } = await identity.signIn.start(body.username, body.password);
      return { challenge, expiresAt: expiresAt.toISOString() };
    }),
    route(contracts.finishSignIn, async ({ body, origin, session }) =>
      begin(session, await identity.signIn.finish(body.challenge, body.code, origin, session.token)),
    ),
    route(contracts.signOut, async ({ actor, session }) => {
      await identity.signOut(actor);
      session.clear();
      return isDone;
    }),
    route(contracts.switchMembership, async ({ actor, body, session }) => begin(session, await identity.switchMembership(actor, body.membershipId))),
    route(contracts.proveSelf, async ({ actor, body }) => {
      await identity.signIn.prove(actor, body.password, body.code);
      return viewOf(actor.sessionId);
    }),
    route(contracts.listSessions, async ({ actor, query }) => {
      const { items, nextCursor } = await identity.sessionsOf(actor, query);
      const present = items.map(({ id, createdAt, lastSeenAt, userAgent }) => ({
        id,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        userAgent,
        isCurrent: id === actor.sessionId,
      }));
      return { items: present, nextCursor };
    }),
    route(contracts.endSession, async ({ actor, params, session }) => {
      await identity.endSession(actor, params.sessionId);
      if (params.sessionId === actor.sessionId) session.clear();
      return isDone;
    }),
    route(contracts.changePassword, async ({ actor, body }) => {
      await identity.signIn.changePassword(actor, body.newPassword);
      return isDone;
    }),
    route(contracts.lookUpInvitation, async ({ body }) => {
      const { invitation, party, totp } = await identity.invitations.lookUp(body.token);
      const { partyKind, role, branchId, expiresAt } = invitation;
      return { partyName: party.name, partyKind, role, branchName: branchNameOf(party, branchId), expiresAt: expiresAt.toISOString(), totp };
    }),
    route(contracts.acceptInvitation, async ({ body: { token, ...account }, origin, session }) =>
      begin(session, await identity.invitations.accept(token, account, origin, session.token)),
    ),
    route(contracts.acceptInvitationAsSelf, async ({ actor, body }) => {
      await identity.invitations.acceptAsSelf(actor, body.token);
      return viewOf(actor.sessionId);
    }),
    route(contracts.startRegistration, async ({ body }) => {
      const { registration, expiresAt, totp } = await identity.registrations.start(body.username);
      return { registration, expiresAt: expiresAt.toISOString(), totp };
    }),
    route(contracts.finishRegistration, async ({ body: { registration, ...account }, origin, session }) =>
      begin(session, await identity.registrations.finish(registration, account, origin, session.token)),
    ),
    route(contracts.listMembers, async ({ actor, query }) => {
      const { items, nextCursor } = await identity.members.listOf(actor, query);
      const party = await ownParty(actor);
      const names = await identity.namesOf(items.map(({ personId }) => personId));
      const administrators = await identity.members.administratorsOf(partyIdOf(actor));
      const mayRemove = (member: Membership): boolean =>
        actor.permissions.has('member:remove') && reaches(actor, member) && !(administers(member.role) && administrators.length < 2);
      const present = items.map((member) => ({
        membershipId: member.id,
        name: names.get(member.personId)?.name ?? '',
        username: names.get(member.personId)?.username ?? '',
        role: member.role,
        branchName: branchNameOf(party, member.branchId),
        regionScope: member.regionScope,
        since: member.createdAt.toISOString(),
        can: mayRemove(member) ? ['remove' as const] : [],
      }));
      return { items: present, nextCursor };
    }),
    route(contracts.listInvitations, async ({ actor, query }) => {
      const { items, nextCursor } = await identity.invitations.listOf(actor, query);
      const party = await ownParty(actor);
      return { items: items.map((invitation) => presentInvitation(invitation, party)), nextCursor };
    }),
    route(contracts.inviteMember, async ({ actor, body }) => {
      const offer = { ...body, partyKind: actor.partyKind ?? 'enterprise', partyId: partyIdOf(actor) };
      const { invitation, link } = await database.transaction((tx) => identity.invite(tx, actor, offer));
      return { ...presentInvitation(invitation, await ownParty(actor)), link };
    }),
    route(contracts.withdrawInvitation, async ({ actor, params }) =>
      presentInvitation(await identity.invitations.withdraw(actor, params.invitationId), await ownParty(actor)),
    ),
    route(contracts.removeMember, async ({ actor, params }) => {
      await identity.members.remove(actor, params.membershipId);
      return isDone;
    }),
  ];
};

const isDone = { done: true } as const;

const branchNameOf = (party: PartyBrief | undefined, branchId: string | null): string | null => (branchId && party?.branches.get(branchId)) || null;

const presentMembership = (membership: Membership, party: PartyBrief | undefined): contracts.MembershipView => ({
  membershipId: membership.id,
  partyKind: membership.partyKind,
  partyId: membership.partyId,
  partyName: party?.name ?? '',
  branchName: branchNameOf(party, membership.branchId),
  role: membership.role,
  regionScope: membership.regionScope,
});

export const presentInvitation = (invitation: Invitation, party: PartyBrief | undefined): z.input<typeof contracts.invitationView> => ({
  id: invitation.id,
  role: invitation.role,
  branchName: branchNameOf(party, invitation.branchId),
  regionScope: invitation.regionScope,
  note: invitation.note,
  expiresAt: invitation.expiresAt.toISOString(),
  state: invitation.stateAt(now()),
});
