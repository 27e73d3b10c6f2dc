import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';

const party = { receiver: z.string(), application: z.string().nullable() };
const ofRequest = z.object({ request: z.string(), purpose: z.string(), ...party });
const ofConsent = z.object({ consent: z.string(), ...party });
const ofAccess = z.object({ access: z.string(), consent: z.string().nullable(), ...party });

const ofTerms = z.object({ change: z.string(), subject: z.string() });
const proposedTerms = ofTerms.extend({ from: z.string(), digest: z.string() });
const ofSigners = z.object({ rule: z.string(), number: z.int(), roles: z.array(z.string()) });

/** What this module writes into the log: ids, codes and digests. */
export const entries = {
  requested: defineEvidence('consent.requested', ofRequest.extend({ template: z.string(), datasets: z.array(z.string()) })),
  requestDeclined: defineEvidence('consent.requestDeclined', ofRequest),
  requestWithdrawn: defineEvidence('consent.requestWithdrawn', ofRequest),
  requestLapsed: defineEvidence('consent.requestLapsed', ofRequest),
  granted: defineEvidence(
    'consent.granted',
    ofConsent.extend({
      request: z.string(),
      digest: z.string(),
      noticeVersion: z.string(),
      noticeDigest: z.string(),
      datasets: z.array(z.string()),
      includesPersonal: z.boolean(),
      furtherSigners: z.array(z.string()),
      isSigned: z.boolean(),
    }),
  ),
  signatureGiven: defineEvidence('consent.cosigned', ofConsent.extend({ role: z.string(), digest: z.string() })),
  signatureRefused: defineEvidence('consent.cosignatureRefused', ofConsent.extend({ role: z.string() })),
  activated: defineEvidence('consent.activated', ofConsent),
  declined: defineEvidence('consent.declined', ofConsent),
  lapsed: defineEvidence('consent.lapsed', ofConsent),
  receiptIssued: defineEvidence('consent.receiptIssued', z.object({ consent: z.string(), number: z.string(), digest: z.string() })),
  altered: defineEvidence('consent.alterationFound', ofConsent.extend({ fields: z.array(z.string()) })),
  signersProposed: defineEvidence('consentSigners.proposed', ofSigners),
  signersApproved: defineEvidence('consentSigners.approved', ofSigners),
  signersSet: defineEvidence('consentSigners.set', ofSigners),
  signersDeclined: defineEvidence('consentSigners.declined', ofSigners),
  signersLapsed: defineEvidence('consentSigners.lapsed', ofSigners),
  termsProposed: defineEvidence('consentTerms.proposed', proposedTerms),
  termsAmended: defineEvidence('consentTerms.amended', proposedTerms),
  /** `widens`: more is possible than before, and the reviewer has confirmed that. */
  termsPublished: defineEvidence('consentTerms.published', proposedTerms.extend({ version: z.string(), widens: z.boolean() })),
  termsReturned: defineEvidence('consentTerms.returned', ofTerms),
  termsWithdrawn: defineEvidence('consentTerms.withdrawn', ofTerms.extend({ version: z.string().nullable(), wasPublished: z.boolean() })),
  paused: defineEvidence('consent.paused', ofConsent),
  resumed: defineEvidence('consent.resumed', ofConsent),
  revoked: defineEvidence('consent.revoked', ofConsent),
  relinquished: defineEvidence('consent.relinquished', ofConsent),
  expired: defineEvidence('consent.expired', ofConsent),
  exhausted: defineEvidence('consent.exhausted', ofConsent),
  terminated: defineEvidence('consent.terminated', ofConsent),
  accessed: defineEvidence('profile.accessed', ofAccess.extend({ use: z.int(), datasets: z.array(z.string()) })),
  refused: defineEvidence('profile.refused', ofAccess.extend({ reason: z.string(), datasets: z.array(z.string()) })),
  withheld: defineEvidence('profile.withheld', ofAccess.extend({ reason: z.string(), datasets: z.array(z.string()) })),
};
