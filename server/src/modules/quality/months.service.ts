import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { cut, decodeKeys, isDuplicate, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Conflict, invalidField, NotFound } from '../../kernel/errors.js';
import type { FileAnswer } from '../../kernel/http/index.js';
import { enqueue } from '../../kernel/jobs/index.js';
import { chinaMonth, monthsBack } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import { ClosedFigures } from './closed-figures.entity.js';
import { Closing } from './closing.entity.js';
import { reconcileClosed } from './job-kinds.js';
import { closedMonth, freshMonth, rowOf } from './month-report.js';
import type { MonthReport, MonthView } from './monthly.contract.js';
import type { QualityNeighbours } from './neighbours.js';
import { QualityMonth } from './quality-month.entity.js';
import { entries } from './quality.evidence.js';
import type { QualityService } from './quality.service.js';
import { reportWorkbook } from './report-workbook.js';
import { keyOf, type NamedStream } from './stream.js';

const monthsBackMax = 24;

/** The monthly report: counted while the month is open, kept once it is closed. */
export class MonthsService {
  constructor(
    private readonly database: Database,
    private readonly neighbours: QualityNeighbours,
    private readonly quality: QualityService,
  ) {}

  async page(actor: Actor, query: PageQuery): Promise<Page<MonthView>> {
    const current = chinaMonth(now());
    const first = (await this.database.read().find(QualityMonth, { select: { month: true }, order: { month: 'ASC' }, take: 1 }))[0]?.month ?? current;
    const oldest = first > monthsBack(current, monthsBackMax) ? first : monthsBack(current, monthsBackMax);
    const all: string[] = [];
    for (let month = current; month >= oldest; month = monthsBack(month, 1)) all.push(month);
    const before = query.cursor === undefined ? undefined : decodeKeys(query.cursor, ['text'])[0];
    const page = cut(
      all.filter((month) => before === undefined || month < before),
      query.limit,
      (month) => [month],
    );
    return { items: await Promise.all(page.items.map((month) => this.state(actor, month))), nextCursor: page.nextCursor };
  }

  async report(actor: Actor, month: string): Promise<MonthReport> {
    const { scope, streams } = await this.quality.inScope(actor);
    return this.reportOf(actor, month, scope, streams);
  }

  async workbook(actor: Actor, month: string): Promise<FileAnswer> {
    return this.printed(actor, await this.report(actor, month));
  }

  async ownWorkbook(actor: Actor, month: string): Promise<FileAnswer> {
    const organisationId = actor.organisationId ?? '';
    const [organisation, streams] = [await this.neighbours.organisations.find(organisationId), await this.quality.streamsOf(organisationId)];
    if (!organisation) throw new NotFound('没有这家单位');
    return this.printed(actor, await this.reportOf(actor, month, { code: organisation.region, name: organisation.name }, streams));
  }

  /** The figures of all sources stay as they are now. */
  async close(actor: Actor, month: string): Promise<MonthView> {
    if (month >= chinaMonth(now())) throw invalidField('/params/month', 'notOver', '这个月还没有结束，下个月再关账');
    const streams = await this.quality.allStreams();
    try {
      await this.database.transaction(async (tx) => {
        await tx.insert(Closing, { month, closedAt: now(), closedBy: actor.personId });
        const fresh = await freshMonth(tx, streams, month);
        const rows = streams.map(({ stream: { organisationId, dataset } }) => ({
          month,
          organisationId,
          dataset: dataset.code,
          place: 0,
          recordedAt: now(),
          figures: JSON.stringify(fresh.get(keyOf(organisationId, dataset.code))),
        }));
        for (const row of rows) await tx.insert(ClosedFigures, row);
        const digest = sha256(canonical(rows.map(({ organisationId, dataset, figures }) => [organisationId, dataset, figures])));
        await recordEvidence(tx, actor, entries.monthClosed, { month, rows: rows.length, digest }, { subjectId: month });
        await enqueue(tx, reconcileClosed, {}, { dedupeKey: 'next' });
      });
    } catch (error) {
      if (isDuplicate(error)) throw new Conflict(`${month} 已经关账`);
      throw error;
    }
    return this.state(actor, month);
  }

  private async reportOf(actor: Actor, month: string, scope: MonthReport['scope'], streams: readonly NamedStream[]): Promise<MonthReport> {
    const current = chinaMonth(now());
    if (month > current || month < monthsBack(current, monthsBackMax)) throw new NotFound('没有这个月的报告');
    const state = await this.state(actor, month);
    const head = { month: state, asOf: now().toISOString(), scope };
    const sources = new Set(streams.map(({ stream }) => stream.organisationId));
    if (state.state === 'closed') {
      const lines = (await closedMonth(this.database.read(), month)).filter(({ organisationId }) => sources.has(organisationId));
      return {
        ...head,
        rows: lines.map(({ organisationId, dataset, frozen, corrections }) => rowOf(organisationId, dataset, frozen, corrections)),
        late: lines.flatMap(({ frozen }) => [...frozen.late]),
        zeros: lines.flatMap(({ frozen }) => [...(frozen.zeros ?? [])]),
      };
    }
    const fresh = await freshMonth(this.database.read(), streams, month);
    const rows = streams.flatMap(({ stream: { organisationId, dataset } }) => {
      const line = fresh.get(keyOf(organisationId, dataset.code));
      return line ? [rowOf(organisationId, dataset.code, line, [])] : [];
    });
    return {
      ...head,
      rows,
      late: [...fresh.values()].flatMap(({ late }) => [...late]),
      zeros: [...fresh.values()].flatMap(({ zeros = [] }) => [...zeros]),
    };
  }

  private async printed(actor: Actor, report: MonthReport): Promise<FileAnswer> {
    return reportWorkbook(report, (await this.neighbours.identity.namesOf([actor.personId])).get(actor.personId)?.name ?? '');
  }

  private async state(actor: Actor, month: string): Promise<MonthView> {
    const closing = await this.database.read().findOneBy(Closing, { month });
    const isOver = month < chinaMonth(now());
    const corrections = closing ? (await closedMonth(this.database.read(), month)).reduce((sum, line) => sum + line.corrections.length, 0) : 0;
    const names = closing ? await this.neighbours.identity.namesOf([closing.closedBy]) : undefined;
    return {
      month,
      state: closing ? 'closed' : isOver ? 'open' : 'running',
      closedAt: closing?.closedAt.toISOString() ?? null,
      closedBy: closing ? (names?.get(closing.closedBy)?.name ?? '') : null,
      corrections,
      can: !closing && isOver && actor.permissions.has('quality:manage') ? ['close'] : [],
    };
  }
}
