import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, month, pageOf, pageQuery, period } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { zeroReportView } from './zero-reports.contract.js';
import { arrivalState, boardRow, qualityFigures, qualityShares } from './quality.contract.js';

export const monthOfQuality = z.object({ month, figures: qualityFigures, shares: qualityShares }).meta({ id: 'QualityMonth' });
export type MonthOfQuality = z.infer<typeof monthOfQuality>;

export const periodArrival = z
  .object({
    period,
    dueOn: businessDate,
    state: arrivalState,
    arrivedAt: instant.nullable(),
    daysLate: z.int().nullable(),
    firms: z.int().nullable(),
    firmsExpected: z.int().nullable(),
    firmsCovered: z.int().nullable(),
    /** What arrived is the word that there is nothing. */
    zero: zeroReportView.nullable(),
    /** The caller may say of it that there is nothing. */
    can: z.array(z.enum(['declareNothing'])),
  })
  .meta({ id: 'PeriodArrival' });
export type PeriodArrival = z.infer<typeof periodArrival>;

export const qualityDetail = z
  .object({
    asOf: instant,
    row: boardRow,
    /** Twelve months of arrival, oldest first. */
    trend: z.array(monthOfQuality),
    /** The last twelve periods by cadence, latest first. */
    periods: z.array(periodArrival),
    deliveries: z.array(
      z.object({
        batchId: id,
        reference: z.string(),
        receivedAt: instant,
        received: z.int(),
        rejected: z.int(),
        usccErrors: z.int(),
        repeated: z.int(),
        lateDecisions: z.int(),
      }),
    ),
    causes: z.array(z.object({ rule: z.string(), field: z.string(), header: z.string(), detail: z.string(), remedy: z.string(), rows: z.int() })),
    /** The rule for single decisions (双公示), where the dataset has one. */
    arrivalRule: z
      .object({ within: z.int(), unit: z.enum(['days', 'workingDays']), from: businessDate, source: z.string(), lateDecisions: z.int() })
      .nullable(),
  })
  .meta({ id: 'QualityDetail' });
export type QualityDetail = z.infer<typeof qualityDetail>;

export const getOwnDetail = contract({
  method: 'get',
  path: '/quality/own/{dataset}',
  summary: 'One dataset of the caller’s own: twelve months, twelve periods, deliveries and reasons',
  permission: 'quality:own',
  tags: ['quality'],
  params: z.strictObject({ dataset: datasetCode }),
  returns: qualityDetail,
});

export const getDetail = contract({
  method: 'get',
  path: '/quality/sources/{organisationId}/{dataset}',
  summary: 'One dataset of one source: twelve months and twelve periods; no row of any firm',
  permission: 'quality:read',
  tags: ['quality'],
  params: z.strictObject({ organisationId: id, dataset: datasetCode }),
  returns: qualityDetail,
});

export const lateDecisionView = z
  .object({
    id: z.string(),
    batchId: id,
    line: z.int(),
    documentNumber: z.string(),
    decidedOn: businessDate,
    receivedOn: businessDate,
    daysLate: z.int(),
  })
  .meta({ id: 'LateDecision' });
export type LateDecisionView = z.infer<typeof lateDecisionView>;

export const listLateDecisions = contract({
  method: 'get',
  path: '/quality/own/{dataset}/late-decisions',
  summary: 'Licences and penalties that came later than the rule allows: the document and the days, nobody’s name',
  permission: 'quality:own',
  tags: ['quality'],
  params: z.strictObject({ dataset: datasetCode }),
  query: pageQuery,
  returns: pageOf(lateDecisionView),
});
