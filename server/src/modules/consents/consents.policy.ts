import type { Actor } from '../../kernel/actor.js';
import { consentMachine, requestMachine } from './consent.machine.js';
import type { Consent } from './consent.entity.js';
import type { ConsentRequest } from './request.entity.js';
import type { Signature } from './signature.entity.js';

type Party = Pick<Consent, 'enterpriseId' | 'receiverId'>;

const isGrantor = (actor: Actor, record: Party): boolean => actor.enterpriseId !== undefined && actor.enterpriseId === record.enterpriseId;

export const canAnswerRequest = (actor: Actor, request: Party): boolean => isGrantor(actor, request);
/** What the receiver asked of its own accord it may take back; a question that came with a firm's application is not its to withdraw. */
export const canWithdrawRequest = (actor: Actor, request: Pick<ConsentRequest, 'receiverId' | 'receiverBranchId' | 'askedByReceiver'>): boolean =>
  request.askedByReceiver && isReaderOf(actor, request);
export const canRevokeConsent = (actor: Actor, consent: Party): boolean => isGrantor(actor, consent);

/** A consent names a unit of its receiver: people of another unit are outside it; those of no unit work for the whole house. */
export const isReaderOf = (actor: Actor, consent: Pick<Consent, 'receiverId' | 'receiverBranchId'>): boolean =>
  actor.organisationId === consent.receiverId &&
  (consent.receiverBranchId === null || actor.branchId === undefined || actor.branchId === consent.receiverBranchId);

/** Whoever could not read under it does not give it back for those who can. */
export const canRelinquishConsent = isReaderOf;

const moves = [
  { move: 'revoke', permission: 'consent:revoke', mayDo: canRevokeConsent },
  { move: 'pause', permission: 'consent:revoke', mayDo: canRevokeConsent },
  { move: 'resume', permission: 'consent:revoke', mayDo: canRevokeConsent },
  { move: 'relinquish', permission: 'consent:relinquish', mayDo: canRelinquishConsent },
] as const;

type ConsentMove = (typeof moves)[number]['move'] | 'cosign' | 'declineSignature';

/** The buttons the reader of a consent gets. `signatures` are those asked for on it. */
export function consentMoves(actor: Actor, consent: Consent, signatures: readonly Signature[], instant: Date): ConsentMove[] {
  const state = consent.stateAt(instant);
  const isAsked =
    isGrantor(actor, consent) &&
    actor.permissions.has('consent:grant') &&
    signatures.some(({ personId, outcome }) => personId === actor.personId && outcome === 'waiting');
  return [
    ...(isAsked && consentMachine.allows(state, 'cosign') ? (['cosign', 'declineSignature'] as const) : []),
    ...moves
      .filter(({ move, permission, mayDo }) => actor.permissions.has(permission) && mayDo(actor, consent) && consentMachine.allows(state, move))
      .map(({ move }) => move),
  ];
}

const requestActs = [
  { act: 'grant', permission: 'consent:grant', mayDo: canAnswerRequest },
  { act: 'decline', permission: 'consent:grant', mayDo: canAnswerRequest },
  { act: 'withdraw', permission: 'consent:ask', mayDo: canWithdrawRequest },
] as const;

export const requestMoves = (actor: Actor, request: ConsentRequest, instant: Date): Array<(typeof requestActs)[number]['act']> =>
  requestActs
    .filter(
      ({ act, permission, mayDo }) =>
        actor.permissions.has(permission) && mayDo(actor, request) && requestMachine.allows(request.stateAt(instant), act),
    )
    .map(({ act }) => act);
