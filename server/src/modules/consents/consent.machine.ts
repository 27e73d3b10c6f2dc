import { stateMachine } from '../../kernel/state-machine.js';
import type { ConsentState, RequestState } from './consents.contract.js';

export type RequestEvent = 'grant' | 'decline' | 'withdraw' | 'lapse';
export type ConsentEvent = 'cosign' | 'decline' | 'lapse' | 'pause' | 'resume' | keyof typeof endings;

//   requested ──▶ granted | declined (enterprise) | withdrawn (bank, or its application ended) | lapsed (clock)
export const requestMachine = stateMachine<RequestState, RequestEvent>('consent request', {
  requested: { grant: 'granted', decline: 'declined', withdraw: 'withdrawn', lapse: 'lapsed' },
  granted: {},
  declined: {},
  withdrawn: {},
  lapsed: {},
});

const endings = { revoke: 'revoked', relinquish: 'relinquished', expire: 'expired', exhaust: 'exhausted', terminate: 'terminated' } as const;

//   awaitingCosigner ──cosign──▶ active ◀──pause/resume──▶ paused
//      │  └──decline──▶ declined     └──────────┬───────────┘
//      └──lapse──▶ lapsed                       └──▶ revoked | relinquished | expired | exhausted | terminated
export const consentMachine = stateMachine<ConsentState, ConsentEvent>('consent', {
  awaitingCosigner: { cosign: 'active', decline: 'declined', lapse: 'lapsed' },
  active: { pause: 'paused', ...endings },
  paused: { resume: 'active', ...endings },
  declined: {},
  lapsed: {},
  revoked: {},
  relinquished: {},
  expired: {},
  exhausted: {},
  terminated: {},
});

/** Not ended yet, whether or not it opens anything now. */
export const liveStates = consentMachine.states.filter((state) => !consentMachine.isFinal(state));
