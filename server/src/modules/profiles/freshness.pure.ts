import { addDays, addMonths, chinaDate, daysBetween, endOfMonth, monthsBack } from '../../kernel/pure/working-calendar.js';
import type { DatasetDefinition } from '../catalogue/index.js';
import type { Freshness } from './indicators.contract.js';

interface Known {
  readonly value: string | null;
  readonly asOf: string;
  /** There are records, but not what the figure needs of them. */
  readonly isUndefined?: true | undefined;
  /** That no row is there says something too: lists, and what is counted. Then the dataset's own arrival is what matters. */
  readonly isToldBySilence?: boolean;
}
export interface Arrivals {
  /** When the newest of the firm's own rows came; absent: none is there, or open to the reader. */
  readonly rowsAt: ReadonlyMap<string, Date>;
  /** When the dataset was last delivered at all: what lets a silence mean something. */
  readonly deliveredAt: ReadonlyMap<string, Date>;
}
type Dataset = Pick<DatasetDefinition, 'code' | 'title' | 'cadence' | 'freshnessDays' | 'periodField'>;

const cadenceDays = { daily: 1, weekly: 7, monthly: 31, quarterly: 92, yearly: 366, onRequest: 36_500 } as const;
const cadenceMonths = { daily: 1, weekly: 1, monthly: 1, quarterly: 3, yearly: 12, onRequest: 1200 } as const;
const order = { fresh: 0, stale: 1, missing: 2 } as const;

/** A figure is as fresh as the stalest of the datasets it is made of. */
export function freshnessOf(figure: Known, datasets: readonly Dataset[], arrivals: Arrivals, today: string): Freshness {
  const each = datasets.map((dataset) => ofDataset(figure, dataset, arrivals, today));
  const worst = each.reduce<Freshness | null>((worse, one) => (worse && order[worse.state] >= order[one.state] ? worse : one), null);
  if (!worst) return { state: 'missing', reason: 'notArrived', text: '目录里没有这项数据', arrivedAt: null };
  if (worst.state === 'missing' || figure.value !== null) return worst;
  return figure.isUndefined
    ? { state: 'missing', reason: 'notApplicable', text: '有记录，但算不出：期数不够，或没有可比的数', arrivedAt: worst.arrivedAt }
    : { state: 'missing', reason: 'notArrived', text: `还没有这家企业的“${datasets[0]?.title ?? ''}”`, arrivedAt: null };
}

function ofDataset(
  figure: Known,
  { code, title, cadence, freshnessDays, periodField }: Dataset,
  { rowsAt, deliveredAt }: Arrivals,
  today: string,
): Freshness {
  const rows = rowsAt.get(code);
  const delivered = deliveredAt.get(code);
  const arrived = rows && delivered ? (rows > delivered ? rows : delivered) : (rows ?? delivered);
  const isState = periodField === null || figure.isToldBySilence === true;
  if (!arrived || (!rows && !isState)) return { state: 'missing', reason: 'notArrived', text: `“${title}”还没有到`, arrivedAt: null };
  const arrivedAt = arrived.toISOString();
  const promise = isState ? addDays(chinaDate(arrived), cadenceDays[cadence] + freshnessDays) : promisedAfter(figure.asOf, cadence, freshnessDays);
  if (today <= promise) return { state: 'fresh', reason: null, text: null, arrivedAt };
  const late = daysBetween(promise, today);
  return { state: 'stale', reason: null, text: `“${title}”应在 ${promise} 前更新，已晚 ${late} 天`, arrivedAt };
}

/** The day by which the period after this one has arrived. */
function promisedAfter(asOf: string, cadence: Dataset['cadence'], freshnessDays: number): string {
  const month = asOf.slice(0, 7);
  const next = cadence === 'onRequest' ? addMonths(asOf, cadenceMonths.onRequest) : endOfMonth(monthsBack(month, -cadenceMonths[cadence]));
  return addDays(next, freshnessDays);
}

/** When the newest of the firm's rows came, by dataset. */
export function arrivedRows(rows: readonly { readonly dataset: string; readonly loadedAt: Date }[]): ReadonlyMap<string, Date> {
  const newest = new Map<string, Date>();
  for (const { dataset, loadedAt } of rows) {
    const before = newest.get(dataset);
    if (!before || before < loadedAt) newest.set(dataset, loadedAt);
  }
  return newest;
}
