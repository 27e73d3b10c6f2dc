import type { Actor } from '../../kernel/actor.js';
import { consentMachine, requestMachine } from './consent.machine.js';
import type { Consent } from './consent.entity.js';
import type { ConsentRequest } from './request.entity.js';

type Party = Pick<Consent, 'enterpriseId' | 'receiverId'>;

const isGrantor = (actor: Actor, record: Party): boolean => actor.enterpriseId !== undefined && actor.enterpriseId === record.enterpriseId;

export const canAnswerRequest = (actor: Actor, request: Party): boolean => isGrantor(actor, request);
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

/** The buttons the reader of a consent gets. */
export const consentMoves = (actor: Actor, consent: Consent, instant: Date): Array<(typeof moves)[number]['move']> =>
  moves
    .filter(
      ({ move, permission, mayDo }) =>
        actor.permissions.has(permission) && mayDo(actor, consent) && consentMachine.allows(consent.stateAt(instant), move),
    )
    .map(({ move }) => move);

export const requestMoves = (actor: Actor, request: ConsentRequest, instant: Date): Array<'grant' | 'decline'> =>
  (['grant', 'decline'] as const).filter(
    (move) => actor.permissions.has('consent:grant') && canAnswerRequest(actor, request) && requestMachine.allows(request.stateAt(instant), move),
  );
