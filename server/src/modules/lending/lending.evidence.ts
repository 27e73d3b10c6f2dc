import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';
import type { LendingEventKind } from './lending.contract.js';

const reported = z.object({ eventId: z.string(), applicationId: z.string() });

export const entries = {
  contracted: defineEvidence('lending.contracted', reported),
  granted: defineEvidence('lending.granted', reported),
  disbursed: defineEvidence('lending.disbursed', reported),
  repaid: defineEvidence('lending.repaid', reported),
  writtenOff: defineEvidence('lending.writtenOff', reported),
  reversed: defineEvidence('lending.reversed', reported),
} as const satisfies Record<LendingEventKind, unknown>;
