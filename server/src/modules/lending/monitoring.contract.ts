import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, line, pageOf, pageQuery, yuan } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { consentRequestView, consentState, requestState } from '../consents/consents.contract.js';
import { loanState } from './lending.contract.js';

/** A loan with what the bank may watch of the firm while it lives. */
export const monitoredLoan = z
  .object({
    loan: z.object({
      id,
      reference: z.string(),
      state: loanState,
      productName: z.string(),
      amount: yuan,
      outstanding: yuan,
      disbursedOn: businessDate,
      dueOn: businessDate,
    }),
    enterprise: z.object({ id, name: z.string(), uscc: z.string() }),
    request: z.object({ id, state: requestState, requestedAt: instant, lapsesAt: instant }).nullable(),
    consent: z.object({ id, state: consentState, uses: z.int(), usesMax: z.int(), expiresAt: instant, lastAccessAt: instant.nullable() }).nullable(),
    /** The firm said no to this bank a while ago: from then on the bank may ask again. Null: nothing keeps it from asking. */
    askableFrom: instant.nullable(),
    can: z.array(z.enum(['ask', 'open'])),
  })
  .meta({ id: 'MonitoredLoan' });
export type MonitoredLoan = z.infer<typeof monitoredLoan>;

export const listMonitoring = contract({
  method: 'get',
  path: '/monitoring',
  summary: 'The bank’s loans with the consent to watch each, newest first',
  permission: 'profile:open',
  tags: ['lending'],
  query: pageQuery.extend({
    living: z.enum(['true', 'false']).default('true'),
    /** Part of the firm's name or of its code. */
    q: line(60).optional(),
  }),
  returns: pageOf(monitoredLoan),
});

export const askMonitoring = contract({
  method: 'post',
  path: '/loans/{loanId}/monitoring-requests',
  summary: 'Ask the firm to let the bank watch one living loan; a consent of its own, apart from the one for the review',
  permission: 'consent:ask',
  once: true,
  tags: ['lending'],
  status: 201,
  limit: 'write',
  params: z.strictObject({ loanId: id }),
  body: z.strictObject({
    items: z
      .array(z.strictObject({ dataset: datasetCode, months: z.int().min(1).max(120).nullable(), isRequired: z.boolean(), reason: line(100) }))
      .min(1)
      .max(30),
  }),
  returns: consentRequestView,
});
