import { z } from 'zod';
import { defineEvidence } from '../evidence/index.js';
const id = z.string();
const membership = z.object({ membershipId: id, personId: id, partyId: id, role: z.string() });
export const entries = {
    personRegistered: defineEvidence('person.registered', z.object({ personId: id })),
    sessionStarted: defineEvidence('session.started', z.object({ sessionId: id })),
    sessionEnded: defineEvidence('session.ended', z.object({ sessionId: id })),
    selfProven: defineEvidence('person.proven', z.object({ sessionId: id })),
    proofFailed: defineEvidence('proof.failed', z.object({ step: z.enum(['password', 'code', 'again']) })),
    passwordChanged: defineEvidence('password.changed', z.object({ personId: id })),
    invitationMade: defineEvidence('invitation.made', z.object({ invitationId: id, partyId: id, role: z.string() })),
    invitationAccepted: defineEvidence('invitation.accepted', z.object({ invitationId: id, membershipId: id })),
    invitationWithdrawn: defineEvidence('invitation.withdrawn', z.object({ invitationId: id })),
    membershipGranted: defineEvidence('membership.granted', membership),
    membershipRemoved: defineEvidence('membership.removed', membership),
};
//# sourceMappingURL=identity.evidence.js.map