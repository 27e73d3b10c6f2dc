import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { consentPurpose } from '../consents/consents.contract.js';

export const reportView = z
  .object({
    id,
    number: z.string(),
    /** `bank`: made by a bank under an access. `own`: made by the firm, complete. */
    kind: z.enum(['bank', 'own']),
    enterprise: z.object({ id, name: z.string(), uscc: z.string() }),
    receiver: z.object({ id, name: z.string(), branchName: z.string().nullable() }).nullable(),
    personName: z.string(),
    purpose: consentPurpose.nullable(),
    consentId: id.nullable(),
    accessId: id.nullable(),
    datasets: z.array(z.object({ dataset: datasetCode, title: z.string() })),
    issuedAt: instant,
    asOf: z.string(),
    pages: z.int(),
    sizeBytes: z.int(),
    /** SHA-256 (hex) of the file. */
    digest: z.string(),
    /** Until when the file may be fetched; null: it is not kept any more, what stays is this line. */
    fileUntil: instant.nullable(),
    can: z.array(z.enum(['download'])),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof reportView>;

export const makeReport = contract({
  method: 'post',
  path: '/profiles/{enterpriseId}/accesses/{accessId}/reports',
  summary: 'Make a credit report of what an access of less than 30 minutes ago opens; costs no further use, is on the record',
  permission: 'profile:open',
  tags: ['reports'],
  status: 201,
  once: true,
  limit: 'export',
  params: z.strictObject({ enterpriseId: id, accessId: id }),
  body: z.strictObject({}),
  returns: reportView,
});

export const makeOwnReport = contract({
  method: 'post',
  path: '/enterprise/reports',
  summary: 'Make the caller’s own credit report, complete',
  permission: 'enterprise:read',
  tags: ['reports'],
  status: 201,
  once: true,
  limit: 'export',
  body: z.strictObject({}),
  returns: reportView,
});

export const listReports = contract({
  method: 'get',
  path: '/reports',
  summary: 'Reports that were issued: to a firm its own and those banks made about it, to a bank its own',
  permission: 'report:read',
  tags: ['reports'],
  query: pageQuery.extend({ kind: z.enum(['bank', 'own']).optional(), enterpriseId: id.optional() }),
  returns: pageOf(reportView),
});

const reportParams = z.strictObject({ reportId: id });

export const getReport = contract({
  method: 'get',
  path: '/reports/{reportId}',
  summary: 'One issued report',
  permission: 'report:read',
  tags: ['reports'],
  params: reportParams,
  returns: reportView,
});

export const getReportFile = contract({
  method: 'get',
  path: '/profiles/{enterpriseId}/accesses/{accessId}/reports/{reportId}/file',
  summary: 'The signed PDF, while the access may be read; passes the consent again',
  permission: 'profile:open',
  tags: ['reports'],
  limit: 'export',
  params: z.strictObject({ enterpriseId: id, accessId: id, reportId: id }),
  returns: 'file',
});

export const getOwnReportFile = contract({
  method: 'get',
  path: '/enterprise/reports/{reportId}/file',
  summary: 'The signed PDF of the caller’s own report, for half an hour',
  permission: 'enterprise:read',
  tags: ['reports'],
  limit: 'export',
  params: reportParams,
  returns: 'file',
});

export const exportOwnFile = contract({
  method: 'get',
  path: '/enterprise/export',
  summary: 'Everything the platform shows the caller’s firm about itself: XLSX for people, JSON for programs',
  permission: 'enterprise:read',
  tags: ['enterprise'],
  limit: 'export',
  query: z.strictObject({ format: z.enum(['xlsx', 'json']).default('xlsx') }),
  returns: 'file',
});
