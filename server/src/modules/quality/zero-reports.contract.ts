import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, line, period } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';

export const zeroReportView = z
  .object({
    id,
    dataset: datasetCode,
    period,
    declaredAt: instant,
    declaredBy: z.string(),
    reason: z.string().nullable(),
    withdrawnAt: instant.nullable(),
    can: z.array(z.enum(['withdraw'])),
  })
  .meta({ id: 'ZeroReport' });
export type ZeroReportView = z.infer<typeof zeroReportView>;

export const declareNothing = contract({
  method: 'post',
  path: '/quality/own/{dataset}/zero-reports',
  summary: 'Say that there is nothing to deliver for some periods; saying it again changes nothing',
  permission: 'batch:send',
  tags: ['quality'],
  status: 201,
  limit: 'write',
  params: z.strictObject({ dataset: datasetCode }),
  body: z.strictObject({ periods: z.array(period).min(1).max(31), reason: line(500).optional() }),
  returns: z.object({ items: z.array(zeroReportView) }),
});

export const withdrawZeroReport = contract({
  method: 'post',
  path: '/zero-reports/{zeroReportId}/withdrawal',
  summary: 'Take back that there was nothing, while the month in which it was due is not closed',
  permission: 'batch:send',
  tags: ['quality'],
  status: 201,
  limit: 'write',
  params: z.strictObject({ zeroReportId: id }),
  body: z.strictObject({}),
  returns: zeroReportView,
});
