import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';

const id = z.string();

export const entries = {
  claimMade: defineEvidence('claim.made', z.object({ claimId: id, state: z.enum(['approved', 'inReview']) })),
  claimApproved: defineEvidence('claim.approved', z.object({ claimId: id, enterpriseId: id, membershipId: id })),
  claimRejected: defineEvidence('claim.rejected', z.object({ claimId: id })),
  representativeChanged: defineEvidence('enterprise.representativeChanged', z.object({ enterpriseId: id })),
  registrationTakenBack: defineEvidence('enterprise.registrationTakenBack', z.object({ enterpriseId: id })),
  usccExcepted: defineEvidence('uscc.excepted', z.object({ exceptionId: id, codeDigest: z.string() })),
};
