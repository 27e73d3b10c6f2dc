import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, month, pageOf, pageQuery, period, region } from '../../kernel/wire.contract.js';
import { datasetCode, disclosure } from '../catalogue/catalogue.contract.js';

/** Share in percent as text with four decimals at most; null: nothing to measure. */
const share = z.string().nullable();
export const measure = z.enum(['completeness', 'validity', 'timeliness', 'uniqueness', 'usccErrors']);
export type Measure = z.infer<typeof measure>;

/** Counts over one or more months of arrival; the shares are made of them and of nothing else. */
export const qualityFigures = z
  .object({
    deliveries: z.int(),
    received: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    usccErrors: z.int(),
    /** Rows whose key stood in the same delivery already. */
    repeated: z.int(),
    requiredCells: z.int(),
    requiredMissing: z.int(),
    optionalCells: z.int(),
    optionalFilled: z.int(),
    /** Firms that had rows in the period before, and how many of them have rows in this one. */
    firmsExpected: z.int(),
    firmsCovered: z.int(),
    /** 双公示: rows that came later than the rule allows. */
    lateDecisions: z.int(),
    /** Periods that were due, and how they came. */
    due: z.int(),
    onTime: z.int(),
    late: z.int(),
    missing: z.int(),
    /** Of these: the source said that there is nothing. */
    zeroReports: z.int(),
  })
  .meta({ id: 'QualityFigures' });
export type QualityFigures = z.infer<typeof qualityFigures>;

export const qualityShares = z
  .object({
    /** Required cells that are filled. */
    completeness: share,
    optionalFilled: share,
    coverage: share,
    validity: share,
    timeliness: share,
    uniqueness: share,
    /** Rows per thousand whose 统一社会信用代码 fails. */
    usccPerMille: share,
    broken: z.array(measure),
  })
  .meta({ id: 'QualityShares' });
export type QualityShares = z.infer<typeof qualityShares>;

export const promiseView = z
  .object({
    completeness: z.string(),
    validity: z.string(),
    timeliness: z.string(),
    uniqueness: z.string(),
    usccPerMille: z.string(),
    from: businessDate,
    source: z.string(),
  })
  .meta({ id: 'QualityPromise' });
export type PromiseView = z.infer<typeof promiseView>;

/** `none`: nothing is due in that month. `pending`: not due yet. `zero`: on time, by the word that there is nothing. */
export const arrivalState = z.enum(['onTime', 'zero', 'late', 'missing', 'pending', 'none']);
export type ArrivalState = z.infer<typeof arrivalState>;

export const arrivalMonth = z.object({
  month,
  state: arrivalState,
  due: z.int(),
  onTime: z.int(),
  late: z.int(),
  missing: z.int(),
  zeroReports: z.int(),
});

/** What is to be done now, most urgent first. */
export const todoView = z
  .object({
    kind: z.enum(['missing', 'overPromise', 'soon']),
    organisationId: id,
    organisationName: z.string(),
    dataset: datasetCode,
    title: z.string(),
    period: period.nullable(),
    dueOn: businessDate.nullable(),
    daysLate: z.int().nullable(),
    /** Periods in a row that came late or not at all, the latest first. */
    lateInARow: z.int(),
    measure: measure.nullable(),
    value: z.string().nullable(),
    promise: z.string().nullable(),
    rows: z.int().nullable(),
    batchId: id.nullable(),
  })
  .meta({ id: 'QualityTodo' });
export type TodoView = z.infer<typeof todoView>;

export const boardRow = z
  .object({
    organisationId: id,
    organisationName: z.string(),
    dataset: datasetCode,
    title: z.string(),
    group: z.string(),
    disclosure,
    sensitivity: z.string(),
    cadence: z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'onRequest']),
    freshnessDays: z.int(),
    lastReceivedAt: instant.nullable(),
    lastBatchId: id.nullable(),
    /** The oldest period that is due and has not come. */
    missing: z.object({ period, dueOn: businessDate, daysLate: z.int() }).nullable(),
    next: z.object({ period, dueOn: businessDate }).nullable(),
    months: z.array(arrivalMonth),
    /** Over the last twelve months. */
    figures: qualityFigures,
    shares: qualityShares,
    promise: promiseView,
  })
  .meta({ id: 'QualityBoardRow' });
export type BoardRow = z.infer<typeof boardRow>;

const boardHead = {
  asOf: instant,
  months: z.array(month),
  /** Printed in the heads where all rows promise the same. */
  promise: promiseView,
  todo: z.array(todoView),
};

export const ownBoard = z.object({ ...boardHead, items: z.array(boardRow) }).meta({ id: 'OwnQualityBoard' });
export type OwnBoard = z.infer<typeof ownBoard>;

export const getOwnBoard = contract({
  method: 'get',
  path: '/quality/own',
  summary: 'How good and how punctual the caller’s own deliveries are, and what to do about it',
  permission: 'quality:own',
  tags: ['quality'],
  returns: ownBoard,
});

export const getBoard = contract({
  method: 'get',
  path: '/quality/sources',
  summary: 'All sources by dataset: figures against promises and arrivals; no row of any firm',
  permission: 'quality:read',
  tags: ['quality'],
  query: pageQuery.extend({
    organisationId: id.optional(),
    group: z.string().max(60).optional(),
    /** Only what is late or breaks a promise. */
    attention: z.enum(['late', 'overPromise']).optional(),
  }),
  returns: pageOf(boardRow)
    .extend({
      ...boardHead,
      scope: z.object({ code: region, name: z.string() }),
      totals: z.object({ sources: z.int(), datasets: z.int(), late: z.int(), overPromise: z.int(), figures: qualityFigures, shares: qualityShares }),
      organisations: z.array(z.object({ id, name: z.string() })),
      groups: z.array(z.string()),
    })
    .meta({ id: 'QualityBoard' }),
});
