import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, month, percent, region, yuan } from '../../kernel/wire.contract.js';
import { guaranteeType } from '../products/products.contract.js';
/** Figures of one cell. No row of any firm; shares and rates are null where nothing was drawn. */
export const loanFigures = z
    .object({
    granted: yuan,
    grantedCount: z.int(),
    drawn: yuan,
    drawnCount: z.int(),
    /** Distinct enterprises that drew. */
    firms: z.int(),
    firstLoanFirms: z.int(),
    /** Share of the drawn amount that needed no security, 0–1, four decimals as text. */
    unsecuredShare: z.string().nullable(),
    /** Yearly rate weighted by drawn amount. */
    weightedRate: percent.nullable(),
    /** Outstanding at the end of the period. */
    balance: yuan,
    /** How many lending events the figures are made of, reversals counted. */
    events: z.int(),
})
    .meta({ id: 'LoanFigures' });
export const statisticsQuery = z.strictObject({
    from: month.optional(),
    to: month.optional(),
    region: region.optional(),
    bankId: id.optional(),
    guaranteeType: guaranteeType.optional(),
});
const head = {
    /** Events up to this instant are counted. */
    asOf: instant,
    scope: z.object({ code: region, name: z.string() }),
    from: month,
    to: month,
    banks: z.object({ reported: z.int(), all: z.int() }),
};
export const loanTable = z
    .object({
    ...head,
    groupBy: z.enum(['month', 'region', 'bank']),
    total: loanFigures,
    rows: z.array(z.object({ key: z.string(), label: z.string(), figures: loanFigures })),
})
    .meta({ id: 'LoanTable' });
export const getLoanTable = contract({
    method: 'get',
    path: '/statistics/loans',
    summary: 'Loans granted and drawn by month, district or bank, within the caller’s region',
    permission: 'statistics:read',
    tags: ['statistics'],
    query: statisticsQuery.extend({ groupBy: z.enum(['month', 'region', 'bank']).default('month') }),
    returns: loanTable,
});
export const getOverview = contract({
    method: 'get',
    path: '/statistics/overview',
    summary: 'Headline figures of one month with the change against the year before, the last thirteen months, districts and banks',
    permission: 'statistics:read',
    tags: ['statistics'],
    query: statisticsQuery.omit({ from: true, to: true }).extend({ month: month.optional() }),
    returns: z.object({
        ...head,
        month,
        current: loanFigures,
        yearBefore: loanFigures.nullable(),
        months: z.array(z.object({ month, figures: loanFigures })),
        regions: z.array(z.object({ key: z.string(), label: z.string(), figures: loanFigures })),
        bankRows: z.array(z.object({ key: z.string(), label: z.string(), figures: loanFigures })),
    }),
});
export const getDimensions = contract({
    method: 'get',
    path: '/statistics/dimensions',
    summary: 'Districts and banks the caller may filter by',
    permission: 'statistics:read',
    tags: ['statistics'],
    returns: z.object({
        scope: z.object({ code: region, name: z.string() }),
        regions: z.array(z.object({ code: region, name: z.string() })),
        banks: z.array(z.object({ id, name: z.string() })),
        firstMonth: month.nullable(),
        lastMonth: month,
    }),
});
export const exportLoanTable = contract({
    method: 'get',
    path: '/statistics/loans.xlsx',
    summary: 'The same table as a workbook, with scope, filter and as-of in its head',
    permission: 'statistics:read',
    tags: ['statistics'],
    limit: 'export',
    query: statisticsQuery.extend({ groupBy: z.enum(['month', 'region', 'bank']).default('month') }),
    returns: 'file',
});
//# sourceMappingURL=statistics.contract.js.map