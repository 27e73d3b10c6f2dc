import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { permissions } from '../../kernel/permissions.js';
import { done, id, instant, line, pageOf, pageQuery, region } from '../../kernel/wire.contract.js';
export const partyKind = z.enum(['operator', 'source', 'bank', 'regulator', 'guarantor', 'enterprise']);
export const roleName = z.enum([
    'operatorAdmin',
    'operatorReviewer',
    'sourceOfficer',
    'sourceAdmin',
    'bankAdmin',
    'productManager',
    'customerManager',
    'approver',
    'regulatorAnalyst',
    'regulatorAdmin',
    'enterpriseOwner',
    'enterpriseAgent',
]);
/** Mobile number or a name the organisation gives: 4–64 characters without blanks. */
const username = z
    .string()
    .trim()
    .min(4, '用户名至少 4 个字符')
    .max(64)
    .regex(/^[A-Za-z0-9_.@-]+$/, '用户名只能用字母、数字和 _ . @ -');
/** At least 10 characters; the service also refuses the ones everybody tries first. */
const newPassword = z.string().min(10, '密码至少 10 个字符').max(128);
const password = z.string().min(1).max(128);
const oneTimeCode = z.string().regex(/^\d{6}$/, '验证码是 6 位数字');
/** 256-bit token in base64url. It travels in bodies only, never in an address. */
const secretToken = z.string().min(20).max(200);
export const membershipView = z
    .object({
    membershipId: id,
    partyKind,
    partyId: id,
    partyName: z.string(),
    branchName: z.string().nullable(),
    role: roleName,
    regionScope: region.nullable(),
})
    .meta({ id: 'Membership' });
export const sessionView = z
    .object({
    person: z.object({ id, name: z.string(), username: z.string() }),
    memberships: z.array(membershipView),
    /** The membership this session acts under; null for a person who belongs to no one yet. */
    current: membershipView.nullable(),
    permissions: z.array(z.enum(permissions)),
    provenAt: instant.nullable(),
    /** A proof given before this instant no longer counts as fresh. */
    proofFreshUntil: instant.nullable(),
})
    .meta({ id: 'Session' });
export const getSession = contract({
    method: 'get',
    path: '/session',
    summary: 'Who is signed in, and under which membership',
    permission: 'public',
    tags: ['session'],
    returns: z.object({ session: sessionView.nullable(), cityName: z.string() }),
});
export const startSignIn = contract({
    method: 'post',
    path: '/sign-ins',
    summary: 'First step of signing in: user name and password',
    permission: 'public',
    tags: ['session'],
    limit: 'signIn',
    status: 201,
    body: z.strictObject({ username: z.string().trim().min(1).max(64), password }),
    returns: z.object({ challenge: z.string(), expiresAt: instant }),
});
export const finishSignIn = contract({
    method: 'post',
    path: '/sessions',
    summary: 'Second step of signing in: the one-time code (TOTP, RFC 6238)',
    permission: 'public',
    tags: ['session'],
    limit: 'signIn',
    status: 201,
    body: z.strictObject({ challenge: secretToken, code: oneTimeCode }),
    returns: sessionView,
});
export const signOut = contract({
    method: 'delete',
    path: '/session',
    summary: 'End this session',
    permission: 'session:use',
    tags: ['session'],
    returns: done,
});
export const switchMembership = contract({
    method: 'put',
    path: '/session/membership',
    summary: 'Act under another of one’s memberships; the session is rotated',
    permission: 'session:use',
    tags: ['session'],
    body: z.strictObject({ membershipId: id }),
    returns: sessionView,
});
export const proveSelf = contract({
    method: 'post',
    path: '/session/proofs',
    summary: 'Prove oneself again before a consequential act: password and one-time code',
    permission: 'session:use',
    tags: ['session'],
    limit: 'signIn',
    status: 201,
    body: z.strictObject({ password, code: oneTimeCode }),
    returns: sessionView,
});
export const sessionItem = z
    .object({ id, createdAt: instant, lastSeenAt: instant, userAgent: z.string(), isCurrent: z.boolean() })
    .meta({ id: 'SessionItem' });
export const listSessions = contract({
    method: 'get',
    path: '/me/sessions',
    summary: 'Where the person is signed in',
    permission: 'session:use',
    tags: ['session'],
    query: pageQuery,
    returns: pageOf(sessionItem),
});
export const endSession = contract({
    method: 'delete',
    path: '/me/sessions/{sessionId}',
    summary: 'End one of one’s own sessions',
    permission: 'session:use',
    tags: ['session'],
    params: z.strictObject({ sessionId: id }),
    returns: done,
});
export const changePassword = contract({
    method: 'put',
    path: '/me/password',
    summary: 'Change one’s password; every other session ends',
    permission: 'session:use',
    proof: 'fresh',
    tags: ['session'],
    limit: 'signIn',
    body: z.strictObject({ newPassword }),
    returns: done,
});
/** A second factor being set up: shown once as text and QR code, kept sealed. */
const totpEnrolment = z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'TotpEnrolment' });
export const lookUpInvitation = contract({
    method: 'post',
    path: '/invitation-lookups',
    summary: 'What an invitation link offers, and the second factor to set up',
    permission: 'public',
    tags: ['invitations'],
    limit: 'signIn',
    body: z.strictObject({ token: secretToken }),
    returns: z.object({ partyName: z.string(), partyKind, role: roleName, branchName: z.string().nullable(), expiresAt: instant, totp: totpEnrolment }),
});
export const acceptInvitation = contract({
    method: 'post',
    path: '/invitation-acceptances',
    summary: 'Make an account from an invitation; the link works once',
    permission: 'public',
    tags: ['invitations'],
    limit: 'signIn',
    status: 201,
    body: z.strictObject({ token: secretToken, name: line(60), username, password: newPassword, code: oneTimeCode }),
    returns: sessionView,
});
export const acceptInvitationAsSelf = contract({
    method: 'post',
    path: '/me/invitation-acceptances',
    summary: 'Add the offered membership to the account one is signed in with',
    permission: 'session:use',
    tags: ['invitations'],
    limit: 'signIn',
    status: 201,
    body: z.strictObject({ token: secretToken }),
    returns: sessionView,
});
export const startRegistration = contract({
    method: 'post',
    path: '/registration-starts',
    summary: 'Begin an account for the person of an enterprise: the second factor to set up',
    permission: 'public',
    tags: ['registration'],
    limit: 'signIn',
    status: 201,
    body: z.strictObject({ username }),
    returns: z.object({ registration: z.string(), expiresAt: instant, totp: totpEnrolment }),
});
export const finishRegistration = contract({
    method: 'post',
    path: '/registrations',
    summary: 'Make the account; it acts for no enterprise until a claim succeeds',
    permission: 'public',
    tags: ['registration'],
    limit: 'signIn',
    status: 201,
    body: z.strictObject({ registration: secretToken, name: line(60), password: newPassword, code: oneTimeCode }),
    returns: sessionView,
});
export const memberView = z
    .object({
    membershipId: id,
    name: z.string(),
    username: z.string(),
    role: roleName,
    branchName: z.string().nullable(),
    regionScope: region.nullable(),
    since: instant,
    can: z.array(z.enum(['remove'])),
})
    .meta({ id: 'Member' });
export const listMembers = contract({
    method: 'get',
    path: '/members',
    summary: 'The people of the caller’s own organisation or enterprise',
    permission: 'member:read',
    tags: ['members'],
    query: pageQuery,
    returns: pageOf(memberView),
});
export const invitationView = z
    .object({
    id,
    role: roleName,
    branchName: z.string().nullable(),
    regionScope: region.nullable(),
    note: z.string().nullable(),
    expiresAt: instant,
    state: z.enum(['open', 'accepted', 'withdrawn', 'lapsed']),
})
    .meta({ id: 'Invitation' });
/** Shown to the inviter this once; only its digest is kept. */
export const invitationMade = invitationView.extend({ link: z.string() }).meta({ id: 'InvitationMade' });
export const listInvitations = contract({
    method: 'get',
    path: '/members/invitations',
    summary: 'Invitations of the caller’s own organisation or enterprise',
    permission: 'member:read',
    tags: ['members'],
    query: pageQuery,
    returns: pageOf(invitationView),
});
export const inviteMember = contract({
    method: 'post',
    path: '/members/invitations',
    summary: 'Invite a person into the caller’s own organisation or enterprise; answers a link that works once',
    permission: 'member:invite',
    tags: ['members'],
    status: 201,
    limit: 'write',
    body: z.strictObject({ role: roleName, branchId: id.optional(), regionScope: region.optional(), note: line(100).optional() }),
    returns: invitationMade,
});
export const withdrawInvitation = contract({
    method: 'post',
    path: '/members/invitations/{invitationId}/withdrawal',
    summary: 'Make an open invitation worthless',
    permission: 'member:invite',
    tags: ['members'],
    status: 201,
    params: z.strictObject({ invitationId: id }),
    body: z.strictObject({}),
    returns: invitationView,
});
export const removeMember = contract({
    method: 'delete',
    path: '/members/{membershipId}',
    summary: 'End a membership; its sessions end with it',
    permission: 'member:remove',
    tags: ['members'],
    params: z.strictObject({ membershipId: id }),
    returns: done,
});
//# sourceMappingURL=identity.contract.js.map