import { consentMachine, requestMachine } from './consent.machine.js';
const isGrantor = (actor, record) => actor.enterpriseId !== undefined && actor.enterpriseId === record.enterpriseId;
const isReceiver = (actor, record) => actor.organisationId !== undefined && actor.organisationId === record.receiverId;
export const canAnswerRequest = (actor, request) => isGrantor(actor, request);
export const canRevokeConsent = (actor, consent) => isGrantor(actor, consent);
export const canRelinquishConsent = (actor, consent) => isReceiver(actor, consent);
/** A consent names a unit of its receiver: people of another unit are outside it; those of no unit work for the whole house. */
export const isReaderOf = (actor, consent) => actor.organisationId === consent.receiverId && (consent.receiverBranchId === null || actor.branchId === undefined || actor.branchId === consent.receiverBranchId);
const moves = [
    { move: 'revoke', permission: 'consent:revoke', mayDo: canRevokeConsent },
    { move: 'pause', permission: 'consent:revoke', mayDo: canRevokeConsent },
    { move: 'resume', permission: 'consent:revoke', mayDo: canRevokeConsent },
    { move: 'relinquish', permission: 'consent:relinquish', mayDo: canRelinquishConsent },
];
/** The buttons the reader of a consent gets. */
export const consentMoves = (actor, consent, instant) => moves
    .filter(({ move, permission, mayDo }) => actor.permissions.has(permission) && mayDo(actor, consent) && consentMachine.allows(consent.stateAt(instant), move))
    .map(({ move }) => move);
export const requestMoves = (actor, request, instant) => ['grant', 'decline'].filter((move) => actor.permissions.has('consent:grant') && canAnswerRequest(actor, request) && requestMachine.allows(request.stateAt(instant), move));
//# sourceMappingURL=consents.policy.js.map