import { stateMachine } from '../../kernel/state-machine.js';
//   requested ──▶ granted | declined (enterprise) | withdrawn (bank, or its application ended) | lapsed (clock)
export const requestMachine = stateMachine('consent request', {
    requested: { grant: 'granted', decline: 'declined', withdraw: 'withdrawn', lapse: 'lapsed' },
    granted: {},
    declined: {},
    withdrawn: {},
    lapsed: {},
});
const endings = { revoke: 'revoked', relinquish: 'relinquished', expire: 'expired', exhaust: 'exhausted', terminate: 'terminated' };
//   awaitingCosigner ──cosign──▶ active ◀──pause/resume──▶ paused
//      │  └──decline──▶ declined     └──────────┬───────────┘
//      └──lapse──▶ lapsed                       └──▶ revoked | relinquished | expired | exhausted | terminated
export const consentMachine = stateMachine('consent', {
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
//# sourceMappingURL=consent.machine.js.map