import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';
import { refusalCode } from './financing.contract.js';
const application = { applicationId: z.string() };
const offer = { ...application, offerId: z.string() };
/** Ids and codes only; amounts and reasons stay in the tables they belong to. */
export const entries = {
    drafted: defineEvidence('application.drafted', z.object({ ...application, productVersionId: z.string() })),
    needChanged: defineEvidence('application.needChanged', z.object(application)),
    submitted: defineEvidence('application.submitted', z.object(application)),
    accepted: defineEvidence('application.accepted', z.object(application)),
    intakeDeclined: defineEvidence('application.intakeDeclined', z.object({ ...application, code: refusalCode })),
    reviewStarted: defineEvidence('application.reviewStarted', z.object(application)),
    questioned: defineEvidence('application.questioned', z.object({ ...application, questionId: z.string() })),
    answered: defineEvidence('application.answered', z.object({ ...application, questionId: z.string() })),
    refused: defineEvidence('application.refused', z.object({ ...application, code: refusalCode })),
    withdrawn: defineEvidence('application.withdrawn', z.object(application)),
    lapsed: defineEvidence('application.lapsed', z.object({ ...application, waitedFor: z.enum(['bank', 'enterprise']) })),
    promiseBroken: defineEvidence('application.promiseBroken', z.object({ ...application, promise: z.enum(['firstResponse', 'decision']) })),
    contracted: defineEvidence('application.contracted', z.object(application)),
    disbursed: defineEvidence('application.disbursed', z.object(application)),
    offerMade: defineEvidence('offer.made', z.object(offer)),
    offerAccepted: defineEvidence('offer.accepted', z.object(offer)),
    offerDeclined: defineEvidence('offer.declined', z.object(offer)),
    offerWithdrawn: defineEvidence('offer.withdrawn', z.object(offer)),
    offerExpired: defineEvidence('offer.expired', z.object(offer)),
    offerSuperseded: defineEvidence('offer.superseded', z.object(offer)),
};
//# sourceMappingURL=financing.evidence.js.map