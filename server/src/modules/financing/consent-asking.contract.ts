import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id } from '../../kernel/wire.contract.js';
import { applicationView } from './financing.contract.js';

const asking = {
  method: 'post',
  status: 201,
  once: true,
  limit: 'write',
  params: z.strictObject({ applicationId: id }),
  body: z.strictObject({}),
  returns: applicationView,
} as const;

export const askConsentAgain = contract({
  ...asking,
  path: '/applications/{applicationId}/consent-requests',
  summary: 'The bank asks for a new consent because the one for this application has ended; not within the days after a no',
  permission: 'consent:ask',
  tags: ['applications'],
});

export const renewConsent = contract({
  ...asking,
  path: '/applications/{applicationId}/consent-renewals',
  summary: 'The firm opens the question anew itself, to give another consent for its application',
  permission: 'application:apply',
  tags: ['applications'],
});
