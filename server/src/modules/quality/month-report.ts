import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { causesOf } from '../ingestion/index.js';
import { ClosedFigures } from './closed-figures.entity.js';
import { figuresIn, sharesOf } from './figures.pure.js';
import { figuresOfMonth } from './month-figures.pure.js';
import type { MonthReport } from './monthly.contract.js';
import { promiseOf } from './promises.js';
import { QualityDelivery } from './quality-delivery.entity.js';
import type { QualityFigures } from './quality.contract.js';
import { rollupOf, type Rollup } from './quality.repository.js';
import { keyOf, type NamedStream } from './stream.js';

type Row = MonthReport['rows'][number];
type Late = MonthReport['late'][number];
type Zero = MonthReport['zeros'][number];

/** What a closed month keeps of one dataset of one source. */
export interface FrozenFigures {
  readonly organisationName: string;
  readonly title: string;
  readonly figures: QualityFigures;
  readonly promise: Row['promise'];
  readonly causes: Row['causes'];
  readonly late: readonly Late[];
  /** Months closed before zero reports were known have none. */
  readonly zeros?: readonly Zero[];
}

const causesShown = 3;

/** One month as it can be counted now. */
export async function freshMonth(
  manager: EntityManager,
  streams: readonly NamedStream[],
  month: string,
  withCauses = true,
): Promise<Map<string, FrozenFigures>> {
  const organisationIds = [...new Set(streams.map(({ stream }) => stream.organisationId))];
  const found = new Map<string, FrozenFigures>();
  if (organisationIds.length === 0) return found;
  const rollup = await rollupOf(manager, month, { organisationIds });
  for (const named of streams) {
    const { organisationId, dataset } = named.stream;
    found.set(keyOf(organisationId, dataset.code), await freshLine(manager, named, rollup, month, withCauses));
  }
  return found;
}

export async function freshLine(
  manager: EntityManager,
  { stream, organisationName }: NamedStream,
  rollup: Rollup,
  month: string,
  withCauses: boolean,
): Promise<FrozenFigures> {
  const { organisationId, dataset } = stream;
  const key = keyOf(organisationId, dataset.code);
  const counted = rollup.months.get(key)?.find((row) => row.month === month);
  const { figures, due } = figuresOfMonth(stream, counted, rollup.periods.get(key) ?? [], month, chinaDate(now()));
  const batches = withCauses && figures.rejected > 0 ? await manager.findBy(QualityDelivery, { organisationId, dataset: dataset.code, month }) : [];
  const causes = await causesOf(
    manager,
    batches.map(({ batchId }) => batchId),
  );
  return {
    organisationName,
    title: dataset.title,
    figures,
    promise: promiseOf(dataset.cadence, `${month}-01`),
    causes: causes.slice(0, causesShown).map(({ rule, field, detail, rows }) => ({ rule, field, detail, rows })),
    zeros: due
      .filter(({ isZero }) => isZero)
      .map(({ period, dueOn, arrivedAt }) => ({
        organisationId,
        organisationName,
        dataset: dataset.code,
        title: dataset.title,
        ...{ period, dueOn },
        declaredAt: arrivedAt?.toISOString() ?? '',
      })),
    late: due
      .filter(({ state }) => state === 'late' || state === 'missing')
      .map(({ period, dueOn, arrivedAt, daysLate }) => ({
        organisationId,
        organisationName,
        dataset: dataset.code,
        title: dataset.title,
        ...{ period, dueOn, daysLate },
        arrivedAt: arrivedAt?.toISOString() ?? null,
      })),
  };
}

export interface ClosedLine {
  readonly organisationId: string;
  readonly dataset: string;
  readonly frozen: FrozenFigures;
  readonly corrections: readonly { readonly recordedAt: Date; readonly figures: QualityFigures }[];
}

/** A closed month as it was closed, with what has changed since. */
export async function closedMonth(manager: EntityManager, month: string): Promise<ClosedLine[]> {
  const rows = await manager.find(ClosedFigures, { where: { month }, order: { organisationId: 'ASC', dataset: 'ASC', place: 'ASC' } });
  const lines = new Map<string, ClosedLine & { corrections: { recordedAt: Date; figures: QualityFigures }[] }>();
  for (const { organisationId, dataset, place, recordedAt, figures } of rows) {
    const key = keyOf(organisationId, dataset);
    const stored = JSON.parse(figures) as FrozenFigures;
    const kept = { ...stored, figures: figuresIn(stored) };
    // A dataset that came to the month after it was closed has corrections alone: before that it stood at nothing.
    const line = lines.get(key);
    if (place === 0 || !line) lines.set(key, { organisationId, dataset, frozen: kept, corrections: [] });
    else line.corrections.push({ recordedAt, figures: kept.figures });
  }
  return [...lines.values()];
}

export const rowOf = (organisationId: string, dataset: string, frozen: FrozenFigures, corrections: ClosedLine['corrections']): Row => ({
  organisationId,
  dataset,
  organisationName: frozen.organisationName,
  title: frozen.title,
  figures: frozen.figures,
  shares: sharesOf(frozen.figures, frozen.promise),
  promise: frozen.promise,
  causes: frozen.causes,
  corrections: corrections.map(({ recordedAt, figures }) => ({
    recordedAt: recordedAt.toISOString(),
    figures,
    shares: sharesOf(figures, frozen.promise),
  })),
});
