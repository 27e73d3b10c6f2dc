import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';

const about = { reminderId: z.string(), organisationId: z.string(), dataset: z.string() };

const zero = { zeroReportId: z.string(), organisationId: z.string(), dataset: z.string(), period: z.string(), dueOn: z.string() };

export const entries = {
  sent: defineEvidence('reminder.sent', z.object({ ...about, digest: z.string() })),
  acknowledged: defineEvidence('reminder.acknowledged', z.object(about)),
  answered: defineEvidence('reminder.answered', z.object({ ...about, replyId: z.string(), promisedOn: z.string(), digest: z.string() })),
  nothingDeclared: defineEvidence('zeroReport.declared', z.object(zero)),
  nothingWithdrawn: defineEvidence('zeroReport.withdrawn', z.object(zero)),
  monthClosed: defineEvidence('quality.monthClosed', z.object({ month: z.string(), rows: z.int(), digest: z.string() })),
};
