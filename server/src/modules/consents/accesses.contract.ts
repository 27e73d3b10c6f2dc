import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { aboutEnterprise, consentPurpose, receiver } from './consents.contract.js';

export const accessView = z
  .object({
    id,
    at: instant,
    outcome: z.enum(['allowed', 'refused']),
    /** Why it was refused; null when it was allowed. */
    reason: z.enum(['noConsent', 'paused', 'revoked', 'relinquished', 'expired', 'exhausted', 'ended', 'withheld', 'altered']).nullable(),
    enterprise: aboutEnterprise,
    receiver,
    personId: id,
    personName: z.string(),
    roleName: z.string(),
    purpose: consentPurpose.nullable(),
    applicationId: id.nullable(),
    applicationReference: z.string().nullable(),
    loanReference: z.string().nullable(),
    consentId: id.nullable(),
    datasets: z.array(z.object({ dataset: datasetCode, title: z.string() })),
    /** "2nd of 3": the place of this access in the consent's budget. */
    use: z.int().nullable(),
    usesMax: z.int().nullable(),
  })
  .meta({ id: 'Access' });
export type AccessView = z.infer<typeof accessView>;

const filter = z.object({
  outcome: z.enum(['allowed', 'refused']).optional(),
  consentId: id.optional(),
  enterpriseId: id.optional(),
  receiverId: id.optional(),
  personId: id.optional(),
  dataset: datasetCode.optional(),
  /** Days in China, both included. */
  from: businessDate.optional(),
  to: businessDate.optional(),
});
export type AccessFilter = z.output<typeof filter>;

export const listAccesses = contract({
  method: 'get',
  path: '/accesses',
  summary: 'Who looked, when, at what, and every refused attempt',
  permission: 'access:read',
  tags: ['consents'],
  query: pageQuery.extend(filter.shape),
  returns: pageOf(accessView),
});

export const exportAccesses = contract({
  method: 'get',
  path: '/accesses/export',
  summary: 'The same list as a file, under the same conditions, with head lines that say what it holds',
  permission: 'access:read',
  tags: ['consents'],
  limit: 'export',
  query: z.strictObject({ ...filter.shape, format: z.enum(['csv', 'xlsx']) }),
  returns: 'file',
});

export const getAccessChoices = contract({
  method: 'get',
  path: '/accesses/choices',
  summary: 'What the list can be narrowed to: the parties, persons and datasets that occur in it',
  permission: 'access:read',
  tags: ['consents'],
  returns: z.object({
    receivers: z.array(z.object({ id, name: z.string() })),
    people: z.array(z.object({ id, name: z.string(), party: z.string() })),
    datasets: z.array(z.object({ dataset: datasetCode, title: z.string() })),
  }),
});
