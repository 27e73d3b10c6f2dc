import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { cut, decodeKeys, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { lateDecisionsPage } from '../ingestion/index.js';
import { byUrgency, onBoard, type StreamOnBoard } from './board.pure.js';
import { presentDetail } from './detail.js';
import type { LateDecisionView, QualityDetail } from './detail.contract.js';
import { twelveMonths } from './due.pure.js';
import { addFigures, sharesOf } from './figures.pure.js';
import type { QualityNeighbours } from './neighbours.js';
import { promiseOf } from './promises.js';
import type { BoardRow, getBoard, OwnBoard } from './quality.contract.js';
import type { Returned } from '../../kernel/http/index.js';
import { isInScope, scopeOf, type Scope } from './quality.policy.js';
import { rollupOf } from './quality.repository.js';
import { streamOf, type NamedStream } from './stream.js';

interface BoardFilter extends PageQuery {
  readonly organisationId?: string | undefined;
  readonly group?: string | undefined;
  readonly attention?: 'late' | 'overPromise' | undefined;
}

/** The board: read from the rollup alone, never from rows. */
export class QualityService {
  constructor(
    private readonly database: Database,
    private readonly neighbours: QualityNeighbours,
    private readonly cityRegion: string,
  ) {}

  async ownBoard(actor: Actor): Promise<OwnBoard> {
    const lines = await this.lines(await this.streamsOf(actor.organisationId ?? ''));
    return { ...this.head(lines), items: lines.map(({ row }) => row) };
  }

  async ownDetail(actor: Actor, dataset: string): Promise<QualityDetail> {
    return this.detailOf(actor, await this.streamsOf(actor.organisationId ?? ''), dataset);
  }

  async lateDecisions(actor: Actor, dataset: string, page: PageQuery): Promise<Page<LateDecisionView>> {
    const organisationId = actor.organisationId ?? '';
    required((await this.streamsOf(organisationId)).find(({ stream }) => stream.dataset.code === dataset));
    const late = await lateDecisionsPage(this.database.read(), organisationId, dataset, page);
    return {
      nextCursor: late.nextCursor,
      items: late.items.map(({ batchId, line, documentNumber, decidedOn, receivedOn, daysLate }) => ({
        id: `${batchId}-${line}`,
        ...{ batchId, line, documentNumber, decidedOn, receivedOn, daysLate },
      })),
    };
  }

  async board(actor: Actor, query: BoardFilter): Promise<Returned<typeof getBoard>> {
    const { scope, streams } = await this.inScope(actor);
    const all = await this.lines(streams);
    const wanted = all.filter(({ row, todo }) => isWanted(query, row, todo));
    const after = query.cursor === undefined ? undefined : decodeKeys(query.cursor, ['text', 'text']).join(':');
    const rest = after === undefined ? wanted : wanted.filter(({ row }) => placeOf(row) > after);
    const page = cut(rest, query.limit, ({ row }) => [row.organisationId, row.dataset]);
    const figures = addFigures(all.map(({ row }) => row.figures));
    return {
      ...this.head(wanted),
      scope,
      items: page.items.map(({ row }) => row),
      nextCursor: page.nextCursor,
      totals: {
        sources: new Set(all.map(({ row }) => row.organisationId)).size,
        datasets: all.length,
        late: all.filter(({ row }) => row.missing !== null).length,
        overPromise: all.filter(({ todo }) => todo.some(({ kind }) => kind === 'overPromise')).length,
        figures,
        shares: sharesOf(figures, this.promise()),
      },
      organisations: [...new Map(all.map(({ row }) => [row.organisationId, row.organisationName]))].map(([id, name]) => ({ id, name })),
      groups: [...new Set(all.map(({ row }) => row.group))],
    };
  }

  async detail(actor: Actor, organisationId: string, dataset: string): Promise<QualityDetail> {
    const { streams } = await this.inScope(actor);
    return this.detailOf(
      actor,
      streams.filter(({ stream }) => stream.organisationId === organisationId),
      dataset,
    );
  }

  /** All sources whose data the caller answers for, by source and dataset. */
  async inScope(actor: Actor): Promise<{ scope: Scope; streams: NamedStream[] }> {
    const scope = scopeOf(actor, this.cityRegion);
    const sources = (await this.neighbours.organisations.listByKind('source')).filter(({ region }) => isInScope(region, scope));
    const names = new Map(sources.map(({ id, name }) => [id, name]));
    return { scope, streams: (await this.allStreams()).filter(({ stream }) => names.has(stream.organisationId)) };
  }

  streamsOf(organisationId: string, db = this.database.read()): Promise<NamedStream[]> {
    return this.named(db, organisationId);
  }

  allStreams(db = this.database.read()): Promise<NamedStream[]> {
    return this.named(db);
  }

  private async named(db: EntityManager, organisationId?: string): Promise<NamedStream[]> {
    const { catalogue, organisations } = this.neighbours;
    const byCode = new Map((await catalogue.all()).map((dataset) => [dataset.code, dataset]));
    const assigned = await catalogue.assignments(organisationId, db);
    const names = await organisations.nameOf([...new Set(assigned.map((one) => one.organisationId))], db);
    return assigned.flatMap((assignment) => {
      const dataset = byCode.get(assignment.dataset);
      return dataset ? [{ stream: streamOf(assignment, dataset), organisationName: names.get(assignment.organisationId)?.name ?? '' }] : [];
    });
  }

  /** Board lines by source and dataset. */
  private async lines(streams: readonly NamedStream[]): Promise<StreamOnBoard[]> {
    if (streams.length === 0) return [];
    const today = chinaDate(now());
    const organisationIds = [...new Set(streams.map(({ stream }) => stream.organisationId))];
    const rollup = await rollupOf(this.database.read(), twelveMonths(today)[0]!, { organisationIds });
    return streams
      .map(({ stream, organisationName }) => onBoard(stream, organisationName, rollup, today))
      .sort((left, right) => (placeOf(left.row) < placeOf(right.row) ? -1 : 1));
  }

  private async detailOf(actor: Actor, streams: readonly NamedStream[], dataset: string): Promise<QualityDetail> {
    const named = required(streams.find(({ stream }) => stream.dataset.code === dataset));
    return presentDetail(this.database.read(), this.neighbours, actor, named);
  }

  private head(lines: readonly StreamOnBoard[]) {
    return {
      asOf: now().toISOString(),
      months: twelveMonths(chinaDate(now())),
      promise: this.promise(),
      todo: lines.flatMap(({ todo }) => todo).sort(byUrgency),
    };
  }

  /** Printed in the heads; a line whose cadence promises something else prints its own. */
  private promise() {
    return promiseOf('monthly', chinaDate(now()));
  }
}

const placeOf = (row: Pick<BoardRow, 'organisationId' | 'dataset'>): string => `${row.organisationId}:${row.dataset}`;

const isWanted = ({ organisationId, group, attention }: BoardFilter, row: BoardRow, todo: StreamOnBoard['todo']): boolean =>
  (organisationId === undefined || row.organisationId === organisationId) &&
  (group === undefined || row.group === group) &&
  (attention !== 'late' || row.missing !== null) &&
  (attention !== 'overPromise' || todo.some(({ kind }) => kind === 'overPromise'));

function required<T>(found: T | undefined): T {
  if (found === undefined) throw new NotFound('没有这一项，或者您无权查看');
  return found;
}
