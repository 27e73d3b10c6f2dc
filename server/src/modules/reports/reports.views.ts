import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Database } from '../../kernel/database/index.js';
import { keptUntil } from './report-files.js';
import type { Report } from './report.entity.js';
import type { reportView } from './reports.contract.js';
import type { Neighbours } from './reports.neighbours.js';

type ReportView = z.input<typeof reportView>;

export class ReportViews {
  constructor(
    private readonly database: Database,
    private readonly neighbours: Pick<Neighbours, 'enterprises' | 'organisations' | 'people' | 'catalogue'>,
  ) {}

  async many(actor: Actor, reports: readonly Report[]): Promise<ReportView[]> {
    const { enterprises, organisations, people, catalogue } = this.neighbours;
    const firms = await enterprises.briefs(reports.map(({ enterpriseId }) => enterpriseId));
    const receivers = await organisations.nameOf(reports.flatMap(({ receiverId }) => receiverId ?? []));
    const branches = await organisations.branchNames(reports.flatMap(({ receiverBranchId }) => receiverBranchId ?? []));
    const persons = await people.namesOf(reports.map(({ personId }) => personId));
    const titles = new Map((await catalogue.all()).map(({ code, title }) => [code, title]));
    const files = await keptUntil(
      this.database.read(),
      reports.map(({ id }) => id),
    );
    return reports.map((report) => {
      const firm = firms.get(report.enterpriseId);
      const fileUntil = files.get(report.id) ?? null;
      // A bank's file belongs to the person who opened the access; the firm sees that it was made.
      const isMine = report.kind === 'own' ? actor.enterpriseId === report.enterpriseId : actor.personId === report.personId && !actor.enterpriseId;
      return {
        id: report.id,
        number: report.number,
        kind: report.kind,
        enterprise: { id: report.enterpriseId, name: firm?.name ?? '', uscc: firm?.uscc ?? '' },
        receiver: report.receiverId && {
          id: report.receiverId,
          name: receivers.get(report.receiverId)?.name ?? '',
          branchName: report.receiverBranchId ? (branches.get(report.receiverBranchId) ?? null) : null,
        },
        personName: persons.get(report.personId)?.name ?? '',
        purpose: report.purpose as ReportView['purpose'],
        consentId: report.consentId,
        accessId: report.accessId,
        datasets: report.datasets.map((dataset) => ({ dataset, title: titles.get(dataset) ?? dataset })),
        issuedAt: report.issuedAt.toISOString(),
        asOf: report.asOf,
        pages: report.pages,
        sizeBytes: report.sizeBytes,
        digest: report.digest,
        fileUntil: isMine ? (fileUntil?.toISOString() ?? null) : null,
        can: isMine && fileUntil ? (['download'] as const).slice() : [],
      } as ReportView;
    });
  }

  async one(actor: Actor, report: Report): Promise<ReportView> {
    return (await this.many(actor, [report]))[0]!;
  }
}
