import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate } from '../../kernel/wire.contract.js';
import { consentPurpose } from './consents.contract.js';

export const consentTemplateView = z
  .object({
    version: z.string(),
    purpose: consentPurpose,
    from: businessDate,
    /** The day before the next line begins; null while it is the newest. */
    until: businessDate.nullable(),
    isInForce: z.boolean(),
    monthsMax: z.int(),
    validDaysMax: z.int(),
    usesMax: z.int(),
    offersPersonal: z.boolean(),
    boundTo: z.enum(['application', 'loan']).nullable(),
    validDaysChoices: z.array(z.int()),
    usesChoices: z.array(z.int()),
  })
  .meta({ id: 'ConsentTemplate' });

export const consentPolicyView = z
  .object({
    from: businessDate,
    isInForce: z.boolean(),
    /** Days an unanswered request stays open. */
    requestLapseDays: z.int(),
    /** Days a receiver that was told no may not ask again. */
    coolDownDays: z.int(),
    /** Days further signers have. */
    cosignDays: z.int(),
    waitingNoticeDays: z.int(),
    expiryNoticeDays: z.int(),
    reviewNoticeDays: z.int(),
    pullNoticeDays: z.int(),
    alternativeChannel: z.string(),
  })
  .meta({ id: 'ConsentPolicy' });

export const listConsentTemplates = contract({
  method: 'get',
  path: '/consent-templates',
  summary: 'What bounds every consent, by purpose and day, and the days its clocks count',
  permission: 'policy:read',
  tags: ['operations'],
  returns: z.object({ asOf: businessDate, templates: z.array(consentTemplateView), policies: z.array(consentPolicyView) }),
});
