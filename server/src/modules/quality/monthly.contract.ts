import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, month, pageOf, pageQuery, period, region } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { promiseView, qualityFigures, qualityShares } from './quality.contract.js';

export const monthView = z
  .object({
    month,
    state: z.enum(['running', 'open', 'closed']),
    closedAt: instant.nullable(),
    closedBy: z.string().nullable(),
    corrections: z.int(),
    can: z.array(z.enum(['close'])),
  })
  .meta({ id: 'QualityMonthState' });
export type MonthView = z.infer<typeof monthView>;

export const listMonths = contract({
  method: 'get',
  path: '/quality/months',
  summary: 'Months of which there is a report, latest first; a closed one keeps its figures',
  permission: 'quality:read',
  tags: ['quality'],
  query: pageQuery,
  returns: pageOf(monthView),
});

export const reportRow = z.object({
  organisationId: id,
  organisationName: z.string(),
  dataset: datasetCode,
  title: z.string(),
  figures: qualityFigures,
  shares: qualityShares,
  promise: promiseView,
  causes: z.array(z.object({ rule: z.string(), field: z.string(), detail: z.string(), rows: z.int() })),
  /** Figures as they became after the month was closed, each with its date. */
  corrections: z.array(z.object({ recordedAt: instant, figures: qualityFigures, shares: qualityShares })),
});

export const monthReport = z
  .object({
    month: monthView,
    asOf: instant,
    scope: z.object({ code: region, name: z.string() }),
    rows: z.array(reportRow),
    /** Late or missing periods that were due in the month. */
    late: z.array(
      z.object({
        organisationId: id,
        organisationName: z.string(),
        dataset: datasetCode,
        title: z.string(),
        period,
        dueOn: businessDate,
        arrivedAt: instant.nullable(),
        daysLate: z.int(),
      }),
    ),
    /** Periods due in the month of which the source said that there is nothing. */
    zeros: z.array(
      z.object({
        organisationId: id,
        organisationName: z.string(),
        dataset: datasetCode,
        title: z.string(),
        period,
        dueOn: businessDate,
        declaredAt: instant,
      }),
    ),
  })
  .meta({ id: 'QualityMonthReport' });
export type MonthReport = z.infer<typeof monthReport>;

const monthParams = z.strictObject({ month });

export const getMonthReport = contract({
  method: 'get',
  path: '/quality/months/{month}',
  summary: 'All sources and datasets of one month: figures, promises, what was late, why rows were sent back',
  permission: 'quality:read',
  tags: ['quality'],
  params: monthParams,
  returns: monthReport,
});

export const exportMonthReport = contract({
  method: 'get',
  path: '/quality/months/{month}/report.xlsx',
  summary: 'The monthly report as XLSX',
  permission: 'quality:read',
  tags: ['quality'],
  limit: 'export',
  params: monthParams,
  returns: 'file',
});

export const exportOwnMonthReport = contract({
  method: 'get',
  path: '/quality/own-months/{month}/report.xlsx',
  summary: 'The monthly report of the caller’s own deliveries as XLSX',
  permission: 'quality:own',
  tags: ['quality'],
  limit: 'export',
  params: monthParams,
  returns: 'file',
});

export const closeMonth = contract({
  method: 'post',
  path: '/quality/months/{month}/closing',
  summary: 'Close a month that is over: its figures stay as they are, later changes are shown as corrections',
  permission: 'quality:manage',
  tags: ['quality'],
  status: 201,
  proof: 'fresh',
  params: monthParams,
  body: z.strictObject({}),
  returns: monthView,
});

export const rebuildQuality = contract({
  method: 'post',
  path: '/quality/rebuilds',
  summary: 'Count everything anew from the deliveries; the board keeps answering meanwhile',
  permission: 'quality:manage',
  tags: ['quality'],
  status: 202,
  body: z.strictObject({}),
  returns: z.object({ queued: z.literal(true) }),
});
