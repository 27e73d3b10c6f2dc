import { platform } from '../../src/kernel/actor.js';
import * as identity from '../../src/modules/identity/identity.contract.js';
import type { Caller } from '../as.js';
import { administrators, everyRole, ids, noInput, signedIn, type Case, type Walk } from './line.js';
import type { Newcomer, Stage } from './stage.js';

const sessionOf = async ({ world }: Stage, caller: Caller): Promise<string> => {
  const { items } = (await world.as(caller).get(identity.listSessions, {}).expect(200)).body as { items: { id: string; isCurrent: boolean }[] };
  return items.find(({ isCurrent }) => isCurrent)?.id ?? '';
};

/** One more session of the same person, to be used up. */
const again = ({ stage, side, who }: Case): Promise<Caller> => (who === 'unattached' ? stage.newcomer() : stage.world.again(side.people[who]));

/** A membership to switch to. Someone who belongs to no one is given one that the open session does not act under yet. */
async function membership(one: Case): Promise<{ caller: Caller; membershipId: string }> {
  const { stage, side, who } = one;
  if (who !== 'unattached') return { caller: await again(one), membershipId: side.people[who].membershipId };
  const caller = await stage.newcomer();
  const position = { personId: caller.personId, partyKind: 'enterprise', partyId: side.firm.id, role: 'enterpriseAgent' } as const;
  const { database, identity: people } = stage.world.app;
  return { caller, membershipId: await database.transaction((tx) => people.grantMembership(tx, platform, position)) };
}

const challenge = async ({ world }: Stage, { username, password }: Newcomer): Promise<string> =>
  ((await world.as(null).post(identity.startSignIn, { body: { username, password } }).expect(201)).body as { challenge: string }).challenge;

const secretBehind = async ({ world }: Stage, token: string): Promise<{ totpSecret: string }> => {
  const { totp } = (await world.as(null).post(identity.lookUpInvitation, { body: { token } }).expect(200)).body as { totp: { secret: string } };
  return { totpSecret: totp.secret };
};

const started = async ({ world }: Stage, username: string): Promise<{ registration: string; totp: { secret: string } }> =>
  (await world.as(null).post(identity.startRegistration, { body: { username } }).expect(201)).body as {
    registration: string;
    totp: { secret: string };
  };

const newPassword = 'une-longue-phrase';

export const identityWalk: Walk = {
  'GET /session': { allowed: 'public', free: noInput },
  'POST /sign-ins': {
    allowed: 'public',
    free: ({ side: { unattached } }) => ({ body: { username: unattached.username, password: unattached.password } }),
  },
  'POST /sessions': {
    allowed: 'public',
    free: async ({ stage, side }) => ({ body: { challenge: await challenge(stage, side.unattached), code: stage.code(side.unattached) } }),
  },
  'DELETE /session': { allowed: signedIn, free: async (one) => ({ caller: await again(one) }) },
  'PUT /session/membership': {
    allowed: signedIn,
    record: async (one) => {
      const { caller, membershipId } = await membership(one);
      return { caller, body: { membershipId } };
    },
  },
  'POST /session/proofs': {
    allowed: signedIn,
    free: async ({ stage, side, who }) => {
      const caller = await stage.colleague(side, who);
      return { caller, body: { password: caller.password, code: stage.code(caller) } };
    },
  },
  'GET /me/sessions': { allowed: signedIn, shows: ids },
  'DELETE /me/sessions/{sessionId}': {
    allowed: signedIn,
    record: async (one) => {
      const caller = await again(one);
      return { caller, params: { sessionId: await sessionOf(one.stage, caller) } };
    },
  },
  'PUT /me/password': {
    allowed: signedIn,
    proof: 'fresh',
    free: async ({ stage, side, who }) => ({ caller: await stage.colleague(side, who), body: { newPassword } }),
  },
  'POST /invitation-lookups': {
    allowed: 'public',
    free: async ({ stage, side }) => ({ body: { token: (await stage.invitation(side)).token } }),
  },
  'POST /invitation-acceptances': {
    allowed: 'public',
    free: async ({ stage, side }) => {
      const { token } = await stage.invitation(side);
      const code = stage.code(await secretBehind(stage, token));
      return { body: { token, name: '受邀的人', username: `invited${stage.next()}`, password: newPassword, code } };
    },
  },
  'POST /me/invitation-acceptances': {
    allowed: signedIn,
    free: async ({ stage, side, who }) => ({
      caller: await stage.colleague(side, who),
      body: { token: (await stage.invitation(stage.other)).token },
    }),
  },
  'POST /registration-starts': { allowed: 'public', free: ({ stage }) => ({ body: { username: `starter${stage.next()}` } }) },
  'POST /registrations': {
    allowed: 'public',
    free: async ({ stage }) => {
      const { registration, totp } = await started(stage, `finisher${stage.next()}`);
      return { body: { registration, name: '注册的人', password: newPassword, code: stage.code({ totpSecret: totp.secret }) } };
    },
  },
  'GET /members': { allowed: everyRole, shows: ({ items }) => items.map(({ membershipId }) => membershipId) },
  'GET /members/invitations': {
    allowed: everyRole,
    shows: ids,
    prepare: ({ stage, side, who }) => {
      const kind = side.people[who as (typeof everyRole)[number]].partyKind;
      const administrator = administrators.find((role) => side.people[role].partyKind === kind) ?? 'bankAdmin';
      return stage.keep(`invitation ${kind}`, side, () => stage.invitation(side, administrator));
    },
  },
  'POST /members/invitations': {
    allowed: administrators,
    free: ({ stage, side, who }) => ({ body: stage.offer(side, who as (typeof administrators)[number]) }),
  },
  'POST /members/invitations/{invitationId}/withdrawal': {
    allowed: administrators,
    record: async ({ stage, side, who }) => {
      const { id } = await stage.fresh(`invitation ${who}`, side, () => stage.invitation(side, who as (typeof administrators)[number]));
      return { params: { invitationId: id }, body: {} };
    },
  },
  'DELETE /members/{membershipId}': {
    allowed: administrators,
    record: async ({ stage, side, who }) => {
      const { membershipId } = (await stage.colleague(side, who)) as Newcomer & { membershipId: string };
      return { params: { membershipId } };
    },
  },
};
