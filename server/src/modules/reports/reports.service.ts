import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { sha256 } from '../../kernel/crypto/index.js';
import { once, pageById, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { newDocumentName, registerDocument, type DocumentName } from '../../kernel/documents/index.js';
import { newId } from '../../kernel/ids.js';
import type { OpenConsent } from '../consents/index.js';
import { recordEvidence } from '../evidence/index.js';
import type { ReportContent, ReportFrame } from './report-content.js';
import { dropEndedFiles, dropFiles, keepFile, readFile } from './report-files.js';
import { asOfOf, reportSpec } from './report-spec.pure.js';
import { Report } from './report.entity.js';
import { ReportContents } from './report-contents.js';
import { entries } from './reports.evidence.js';
import type { Neighbours, ReportSettings } from './reports.neighbours.js';
import { notVisible, reportsVisibleTo, visibleReport } from './reports.repository.js';
import { ReportViews } from './reports.views.js';

const ownKeptMs = 30 * 60 * 1000;

interface Making {
  readonly id: string;
  readonly actor: Actor;
  readonly content: ReportContent;
  readonly name: DocumentName;
  readonly open: OpenConsent | null;
  readonly enterpriseId: string;
  readonly key: OnceKey;
}

/** Makes, signs and registers reports, and hands their files out while they are kept. */
export class ReportsService {
  readonly views: ReportViews;
  readonly contents: ReportContents;

  constructor(
    private readonly database: Database,
    private readonly neighbours: Neighbours,
    private readonly settings: ReportSettings,
  ) {
    this.views = new ReportViews(database, neighbours);
    this.contents = new ReportContents(neighbours);
  }

  /** The bank's: of what its access opens. The answer leaves through gate 2, so the open consent comes with it. */
  async make(actor: Actor, enterpriseId: string, accessId: string, key: OnceKey): Promise<{ report: Report; open: OpenConsent }> {
    const open = await this.neighbours.consents.reopen(actor, enterpriseId, accessId);
    const content = await this.contents.under(actor, open);
    return { report: await this.issue({ id: newId(), actor, content, name: await this.newName(), open, enterpriseId, key }), open };
  }

  /** The firm's own: complete. */
  async makeOwn(actor: Actor, key: OnceKey): Promise<Report> {
    const enterpriseId = actor.enterpriseId ?? '';
    const content = await this.contents.own(actor);
    return this.issue({ id: newId(), actor, content, name: await this.newName(), open: null, enterpriseId, key });
  }

  list(
    actor: Actor,
    query: PageQuery & { readonly kind?: Report['kind'] | undefined; readonly enterpriseId?: string | undefined },
  ): Promise<Page<Report>> {
    const builder = reportsVisibleTo(this.database.read(), actor);
    if (query.kind) builder.andWhere('report.kind = :kind', { kind: query.kind });
    if (query.enterpriseId) builder.andWhere('report.enterpriseId = :about', { about: query.enterpriseId });
    return pageById(builder, 'report', query);
  }

  find(actor: Actor, reportId: string): Promise<Report> {
    return visibleReport(this.database.read(), actor, reportId);
  }

  /** A bank's file is read under its access like every other page of it: by the same person, in time, through both gates. */
  async file(
    actor: Actor,
    params: { enterpriseId: string; accessId: string; reportId: string },
  ): Promise<{ report: Report; pdf: Buffer; open: OpenConsent }> {
    const { enterpriseId, accessId } = params;
    const report = await this.find(actor, params.reportId);
    if (report.accessId !== accessId || report.enterpriseId !== enterpriseId) throw notVisible();
    const open = await this.neighbours.consents.reopen(actor, enterpriseId, accessId);
    return { report, pdf: await this.kept(report), open };
  }

  /** Only what the firm made itself: what a bank made is named in the list, and is the bank's. */
  async ownFile(actor: Actor, reportId: string): Promise<{ report: Report; pdf: Buffer }> {
    const report = await this.find(actor, reportId);
    if (report.kind !== 'own' || report.enterpriseId !== actor.enterpriseId) throw notVisible();
    return { report, pdf: await this.kept(report) };
  }

  /** Listens to consents that ended: what was made under them is not kept. */
  async forgetFilesOf(tx: EntityManager, consentId: string): Promise<void> {
    const reports = await tx.findBy(Report, { consentId });
    await dropFiles(
      tx,
      reports.map(({ id }) => id),
    );
  }

  forgetEndedFiles(tx: EntityManager): Promise<void> {
    return dropEndedFiles(tx);
  }

  private async kept(report: Report): Promise<Buffer> {
    const pdf = await readFile(this.database.read(), report.id);
    if (!pdf) throw notVisible();
    return pdf;
  }

  private newName(): Promise<DocumentName> {
    return this.database.transaction((tx) => newDocumentName(tx, 'BG'));
  }

  /** Drawn and signed before the transaction: both take longer than a lock should be held. A number may stay unused. */
  private async issue({ id, actor, content, name, open, enterpriseId, key }: Making): Promise<Report> {
    const issuedAt = now();
    const frame = await this.frameOf(actor, name, issuedAt, open);
    const drawn = await this.neighbours.renderer.render(reportSpec(content, frame));
    const pdf = await this.neighbours.signer.signPdf(drawn.pdf, { reason: `Credit report ${name.number}`, location: this.settings.region });
    const report = Object.assign(new Report(), {
      id,
      number: name.number,
      kind: open ? ('bank' as const) : ('own' as const),
      enterpriseId,
      receiverId: open?.receiverId ?? null,
      receiverBranchId: open ? (actor.branchId ?? null) : null,
      personId: actor.personId,
      consentId: open?.consentId ?? null,
      accessId: open?.accessId ?? null,
      purpose: open?.purpose ?? null,
      datasets: open?.items.map(({ dataset }) => dataset) ?? [],
      asOf: asOfOf(content).slice(0, 10),
      pages: drawn.pages,
      sizeBytes: pdf.length,
      digest: sha256(pdf),
      issuedAt,
    });
    return this.database.transaction(async (tx) => {
      await once(tx, key, id);
      await tx.insert(Report, report);
      await keepFile(tx, id, pdf, open?.readableUntil ?? new Date(issuedAt.getTime() + ownKeptMs));
      const { number, digest, consentId, accessId, receiverId, datasets } = report;
      const data = { report: id, number, digest, consent: consentId, access: accessId, receiver: receiverId, datasets: [...datasets] };
      const entry = await recordEvidence(tx, actor, entries.issued, data, { enterpriseId, subjectId: id });
      await registerDocument(tx, {
        ...name,
        kind: open ? 'creditReport' : 'ownReport',
        digest,
        subjectId: id,
        enterpriseName: content.identity?.name ?? '',
        series: open ? `report:${open.consentId}` : `report:own:${enterpriseId}`,
        entryId: entry.id,
      });
      return report;
    });
  }

  private async frameOf(actor: Actor, name: DocumentName, madeAt: Date, open: OpenConsent | null): Promise<ReportFrame> {
    const { people, organisations } = this.neighbours;
    const { operatorName, cityName, publicUrl } = this.settings;
    return {
      ...name,
      madeAt: madeAt.toISOString(),
      operatorName,
      cityName,
      publicUrl,
      personName: open?.personName ?? (await people.namesOf([actor.personId])).get(actor.personId)?.name ?? '',
      receiverName: open ? ((await organisations.nameOf([open.receiverId])).get(open.receiverId)?.name ?? null) : null,
      branchName: open && actor.branchId ? ((await organisations.branchNames([actor.branchId])).get(actor.branchId) ?? null) : null,
    };
  }
}
