import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';
const reported = z.object({ eventId: z.string(), applicationId: z.string() });
export const entries = {
    contracted: defineEvidence('lending.contracted', reported),
    granted: defineEvidence('lending.granted', reported),
    disbursed: defineEvidence('lending.disbursed', reported),
    repaid: defineEvidence('lending.repaid', reported),
    reversed: defineEvidence('lending.reversed', reported),
};
//# sourceMappingURL=lending.evidence.js.map