import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';
export const entries = {
    created: defineEvidence('organisation.created', z.object({ organisationId: z.string(), kind: z.string() })),
    branchAdded: defineEvidence('organisation.branchAdded', z.object({ organisationId: z.string(), branchId: z.string() })),
};
//# sourceMappingURL=organisations.evidence.js.map