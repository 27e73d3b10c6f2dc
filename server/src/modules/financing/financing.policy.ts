import type { Actor } from '../../kernel/actor.js';
import type { z } from 'zod';
import type { ConsentState, RequestState } from '../consents/consents.contract.js';
import { applicationMachine, type ApplicationEvent } from './application.machine.js';
import type { Application } from './application.entity.js';
import type { applicationView, offerView } from './financing.contract.js';
import type { Offer } from './offer.entity.js';

type Can = z.infer<typeof applicationView>['can'][number];
type OfferCan = z.infer<typeof offerView>['can'][number];
type Parties = Pick<Application, 'enterpriseId' | 'bankId'>;

export const isApplicant = (actor: Actor, record: Parties): boolean => actor.enterpriseId !== undefined && actor.enterpriseId === record.enterpriseId;
export const isLender = (actor: Actor, record: Parties): boolean => actor.organisationId !== undefined && actor.organisationId === record.bankId;

/** What the buttons depend on besides the application itself. */
export interface Circumstances {
  /** The firm can answer the consent request now. */
  readonly isConsentAsked: boolean;
  /** The required data is covered by a live consent, or none is required. */
  readonly isCovered: boolean;
  readonly isConsentActive: boolean;
  /** Nothing is asked and nothing holds, though the product needs data. */
  readonly isConsentMissing: boolean;
  /** The firm said no to the bank's own question a short while ago. */
  readonly isCoolingDown: boolean;
}

export const fileStates: readonly Application['state'][] = ['accepted', 'reviewing', 'actionRequired', 'offered', 'offerAccepted', 'contracted'];

/** A product that needs data has asked at least once; nothing of that is open or standing any more. */
export const isConsentMissing = (request: { readonly state: RequestState } | null, consent: { readonly state: ConsentState } | null): boolean =>
  request !== null && request.state !== 'requested' && !(consent && liveStates.includes(consent.state));

const liveStates: readonly ConsentState[] = ['awaitingCosigner', 'active', 'paused'];

/** The firm may give a new consent from its draft on. */
export const consentStates: readonly Application['state'][] = ['draft', 'submitted', ...fileStates];

/** The bank asks of its own accord while the application is on its desk. */
export const mayAskConsent = (actor: Actor, application: Pick<Application, 'enterpriseId' | 'bankId' | 'state'>): boolean =>
  isLender(actor, application) && actor.permissions.has('consent:ask') && fileStates.includes(application.state);

/** The buttons of whoever reads the application: permission, party and state together. */
export function applicationMoves(
  actor: Actor,
  application: Pick<Application, 'enterpriseId' | 'bankId' | 'state'>,
  circumstances: Circumstances,
): Can[] {
  const { state } = application;
  const allows = (event: ApplicationEvent): boolean => applicationMachine.allows(state, event);
  const may = (permission: Parameters<Actor['permissions']['has']>[0]): boolean => actor.permissions.has(permission);
  const firm = isApplicant(actor, application) && may('application:apply');
  const handles = isLender(actor, application) && may('application:handle');
  const decides = isLender(actor, application) && may('application:decide');
  const reports = isLender(actor, application) && may('lending:report');
  const moves: Array<readonly [Can, boolean]> = [
    ['edit', firm && state === 'draft'],
    ['consent', firm && may('consent:grant') && state === 'draft' && circumstances.isConsentAsked],
    ['submit', firm && allows('submit') && circumstances.isCovered],
    ['withdraw', firm && allows('withdraw')],
    ['answer', firm && allows('answer')],
    ['accept', handles && allows('accept')],
    ['decline', handles && allows('declineIntake')],
    ['review', handles && allows('review')],
    ['ask', handles && allows('ask')],
    ['offer', decides && allows('offer')],
    ['refuse', decides && allows('refuse')],
    ['openFile', isLender(actor, application) && may('profile:open') && fileStates.includes(state) && circumstances.isConsentActive],
    ['askConsent', mayAskConsent(actor, application) && circumstances.isConsentMissing && !circumstances.isCoolingDown],
    ['renewConsent', firm && consentStates.includes(state) && circumstances.isConsentMissing],
    ['recordContract', reports && state === 'offerAccepted'],
    ['recordDisbursement', reports && (state === 'contracted' || state === 'disbursed')],
  ];
  return moves.filter(([, isAllowed]) => isAllowed).map(([move]) => move);
}

export function offerMoves(actor: Actor, offer: Pick<Offer, 'enterpriseId' | 'bankId'>, isLive: boolean): OfferCan[] {
  if (!isLive) return [];
  if (isApplicant(actor, offer) && actor.permissions.has('offer:answer')) return ['accept', 'decline'];
  return isLender(actor, offer) && actor.permissions.has('application:decide') ? ['withdraw'] : [];
}
