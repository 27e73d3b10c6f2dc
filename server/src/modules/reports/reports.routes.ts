import { Guarded, route, type FileAnswer, type Route } from '../../kernel/http/index.js';
import type { ConsentsService } from '../consents/index.js';
import type { OwnExport } from './own-export.js';
import * as contracts from './reports.contract.js';
import type { ReportsService } from './reports.service.js';

/** What a consent opens leaves through `Guarded` only: the answer about a bank's report as well as its file. */
export const reportsRoutes = (reports: ReportsService, ownExport: OwnExport, consents: Pick<ConsentsService, 'handOver'>): Route[] => [
  route(
    contracts.makeReport,
    async ({ actor, params, once }) => {
      const { report, open } = await reports.make(actor, params.enterpriseId, params.accessId, once);
      return new Guarded(await reports.views.one(actor, report), (send) => consents.handOver(actor, open, send));
    },
    { again: async ({ actor }, reportId) => reports.views.one(actor, await reports.find(actor, reportId)) },
  ),
  route(contracts.makeOwnReport, async ({ actor, once }) => reports.views.one(actor, await reports.makeOwn(actor, once)), {
    again: async ({ actor }, reportId) => reports.views.one(actor, await reports.find(actor, reportId)),
  }),
  route(contracts.listReports, async ({ actor, query }) => {
    const page = await reports.list(actor, query);
    return { items: await reports.views.many(actor, page.items), nextCursor: page.nextCursor };
  }),
  route(contracts.getReport, async ({ actor, params }) => reports.views.one(actor, await reports.find(actor, params.reportId))),
  route(contracts.getReportFile, async ({ actor, params }) => {
    const { report, pdf, open } = await reports.file(actor, params);
    return new Guarded(fileOf(report.number, pdf), (send) => consents.handOver(actor, open, send));
  }),
  route(contracts.getOwnReportFile, async ({ actor, params }) => {
    const { report, pdf } = await reports.ownFile(actor, params.reportId);
    return fileOf(report.number, pdf);
  }),
  route(contracts.exportOwnFile, async ({ actor, query }) => ownExport.file(actor, query.format)),
];

const fileOf = (number: string, pdf: Buffer): FileAnswer => ({ name: `信用报告-${number}.pdf`, type: 'application/pdf', content: [pdf] });
