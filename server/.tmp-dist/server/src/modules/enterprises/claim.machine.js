import { stateMachine } from '../../kernel/state-machine.js';
//   (made) ──▶ approved, when the register proves it
//      └─────▶ inReview ──approve──▶ approved
//                  └─────reject──▶ rejected
export const claimMachine = stateMachine('claim', {
    inReview: { approve: 'approved', reject: 'rejected' },
    approved: {},
    rejected: {},
});
//# sourceMappingURL=claim.machine.js.map