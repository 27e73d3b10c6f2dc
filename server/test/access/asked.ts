import * as asking from '../../src/modules/financing/consent-asking.contract.js';
import type { ApplicationView } from '../../src/modules/financing/financing.contract.js';
import * as consents from '../../src/modules/consents/consents.contract.js';
import type { Case } from './line.js';

/** Under review, and the firm has taken its consent back. */
export async function withoutConsent({ stage, side }: Case): Promise<{ applicationId: string }> {
  const application = await stage.scenes.reviewedApplication(side.firm, side.bank);
  const consentId = application.consent?.id ?? '';
  await stage.world.as(side.firm.owner).post(consents.revokeConsent, { params: { consentId }, body: {} }).expect(201);
  return { applicationId: application.id };
}

/** The bank has asked for another consent. */
export async function askedAgain(one: Case): Promise<{ requestId: string }> {
  const params = await withoutConsent(one);
  const answer = await one.stage.world.as(one.side.bank.customerManager).post(asking.askConsentAgain, { params, body: {} }).expect(201);
  return { requestId: (answer.body as ApplicationView).consentRequestId ?? '' };
}
