import { stateMachine } from '../../kernel/state-machine.js';
import type { ClaimState } from './claim.entity.js';

//   (made) ──▶ approved, when the register proves it
//      └─────▶ inReview ──approve──▶ approved
//                  └─────reject──▶ rejected
export const claimMachine = stateMachine<ClaimState, 'approve' | 'reject'>('claim', {
  inReview: { approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
});
