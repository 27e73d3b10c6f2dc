import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, month, pageOf, pageQuery, yuan } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { consentPurpose, consentState } from '../consents/consents.contract.js';
import { enterpriseView } from '../enterprises/enterprises.contract.js';
import { asOf, recordView } from '../records/records.contract.js';
import { indicatorView, issuedGrade, seriesView, valueType } from './indicators.contract.js';
import { scoreView } from './score.contract.js';

export { indicatorView, valueType, type IndicatorView } from './indicators.contract.js';

export const taxSeries = z
  .object({
    asOf: z.string(),
    sourceName: z.string(),
    /** First month the reader may see; earlier ones are absent. */
    from: month,
    to: month,
    months: z.array(z.object({ month, amount: yuan })),
  })
  .meta({ id: 'TaxSeries' });

/** Sentences an experienced officer would say first. Built only from what the reader may see. */
const findings = z.object({ favourable: z.array(z.string()), toVerify: z.array(z.string()), notVisible: z.array(z.string()) });

/** The file a bank reads. What the consent leaves out is absent, not null (invariant 1). */
export const profileView = z
  .object({
    access: z.object({ id, openedAt: instant, readableUntil: instant, personName: z.string() }),
    consent: z.object({
      id,
      state: consentState,
      purpose: consentPurpose,
      uses: z.int(),
      usesMax: z.int(),
      grantedAt: instant,
      expiresAt: instant,
      items: z.array(z.object({ dataset: datasetCode, title: z.string(), from: month.nullable(), to: month.nullable() })),
    }),
    identity: enterpriseView.partial().optional(),
    findings,
    indicators: z.array(indicatorView),
    /** Grades that authorities have given, as issued. */
    issuedGrades: z.array(issuedGrade),
    score: scoreView,
    taxSeries: taxSeries.optional(),
    /** A line for each monthly dataset that is open; the others are absent. */
    series: z.array(seriesView),
    /** The newest of what has happened and is dated: licences, penalties, gradings, changes. Newest first. */
    recentRecords: z.array(recordView.extend({ on: businessDate })),
    recordCounts: z.array(z.object({ dataset: datasetCode, title: z.string(), rows: z.int() })),
  })
  .meta({ id: 'Profile' });
export type ProfileView = z.infer<typeof profileView>;

/** What the file is read for: an application, or one live consent of the caller's bank by name (monitoring a loan has no application). */
export const opening = z
  .strictObject({ applicationId: id.optional(), consentId: id.optional() })
  .refine(({ applicationId, consentId }) => (applicationId === undefined) !== (consentId === undefined), {
    message: '要写明是为哪一笔申请（applicationId），或按哪一份授权（consentId）打开，两者只写一个',
  });

export const openProfile = contract({
  method: 'post',
  path: '/profiles/{enterpriseId}/accesses',
  summary: 'Open an enterprise’s file for one application, or under one named consent: counts once against the consent, and is on the record',
  permission: 'profile:open',
  tags: ['profiles'],
  status: 201,
  once: true,
  limit: 'write',
  params: z.strictObject({ enterpriseId: id }),
  body: opening,
  returns: profileView,
});

const accessParams = z.strictObject({ enterpriseId: id, accessId: id });

export const readProfile = contract({
  method: 'get',
  path: '/profiles/{enterpriseId}/accesses/{accessId}',
  summary: 'Read the file again under an access made less than 30 minutes ago; passes the consent again, costs nothing',
  permission: 'profile:open',
  tags: ['profiles'],
  limit: 'write',
  params: accessParams,
  returns: profileView,
});

export const listProfileRecords = contract({
  method: 'get',
  path: '/profiles/{enterpriseId}/accesses/{accessId}/records',
  summary: 'Records behind the file, within the consent',
  permission: 'profile:open',
  tags: ['profiles'],
  limit: 'write',
  params: accessParams,
  query: pageQuery.extend({ dataset: datasetCode, asOf: asOf.optional() }),
  returns: pageOf(recordView),
});

/** What the enterprise sees of itself: everything. */
export const ownProfileView = z
  .object({
    identity: enterpriseView,
    indicators: z.array(indicatorView),
    issuedGrades: z.array(issuedGrade),
    score: scoreView,
    taxSeries: taxSeries.nullable(),
    series: z.array(seriesView),
    refreshedAt: instant.nullable(),
  })
  .meta({ id: 'OwnProfile' });

export const getOwnProfile = contract({
  method: 'get',
  path: '/enterprise/profile',
  summary: 'The caller’s own file, as complete as the platform has it',
  permission: 'enterprise:read',
  tags: ['enterprise'],
  returns: ownProfileView,
});

/** What a rule can ask about: the vocabulary of the rule builder. */
export const factView = z
  .object({
    code: z.string(),
    title: z.string(),
    group: z.string(),
    type: valueType,
    /** Word shown behind the number: 万元, 个月, %. */
    unit: z.string().nullable(),
    /** For `code`: the words; ordered best first when `isOrdered`. */
    options: z.array(z.object({ code: z.string(), title: z.string() })),
    isOrdered: z.boolean(),
    dataset: datasetCode,
    /** Months of records the fact looks back over; a product that asks it must ask for at least these. Null: a state. */
    months: z.int().nullable(),
    /** The indicator of the window before this one, where there is one: shown beside it, or named as not open. */
    previous: z.string().nullable(),
  })
  .meta({ id: 'Fact' });
export type FactView = z.infer<typeof factView>;

export const listFacts = contract({
  method: 'get',
  path: '/facts',
  summary: 'What eligibility rules can ask about',
  permission: 'product:read',
  tags: ['products'],
  query: pageQuery,
  returns: pageOf(factView),
});
