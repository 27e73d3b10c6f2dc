import { Between, In, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { monthsBack } from '../../kernel/pure/working-calendar.js';
import { QualityDelivery } from './quality-delivery.entity.js';
import { QualityMonth } from './quality-month.entity.js';
import { QualityPeriod } from './quality-period.entity.js';
import { QualityStream } from './quality-stream.entity.js';
import type { QualityFigures } from './quality.contract.js';
import { keyOf } from './stream.js';
import { asArrived, standingZeros } from './zero-reports.js';
import type { Arrived } from './arrivals.pure.js';

export type Counted = Omit<QualityFigures, 'firmsExpected' | 'firmsCovered' | 'due' | 'onTime' | 'late' | 'missing' | 'zeroReports'>;

export type PeriodOfRollup = Arrived & Partial<Pick<QualityPeriod, 'firms' | 'firmsExpected' | 'firmsCovered'>>;

/** The small rollup of some sources from a month on, by dataset and source. */
export interface Rollup {
  readonly months: ReadonlyMap<string, readonly QualityMonth[]>;
  /** What came, and what was said not to come. */
  readonly periods: ReadonlyMap<string, readonly PeriodOfRollup[]>;
  readonly latest: ReadonlyMap<string, { readonly batchId: string; readonly receivedAt: Date }>;
}

export async function rollupOf(
  manager: EntityManager,
  fromMonth: string,
  who: { organisationIds?: readonly string[]; dataset?: string } = {},
): Promise<Rollup> {
  const where = { ...(who.organisationIds && { organisationId: In([...who.organisationIds]) }), ...(who.dataset && { dataset: who.dataset }) };
  // A year's rows may come two years later and are told by text: `2024` before `2025-01`.
  const fromPeriod = String(Number(monthsBack(fromMonth, 12).slice(0, 4)));
  const [months, periods] = [
    await manager.find(QualityMonth, { where: { ...where, month: MoreThanOrEqual(fromMonth) }, order: { month: 'ASC' } }),
    await manager.find(QualityPeriod, { where: { ...where, period: MoreThanOrEqual(fromPeriod) }, order: { period: 'ASC' } }),
  ];
  const zeros = (await standingZeros(manager, where, fromPeriod)).map((report) => ({ ...report, ...asArrived(report) }));
  const latest = new Map<string, { batchId: string; receivedAt: Date }>();
  for (const { organisationId, dataset, lastBatchId, lastReceivedAt } of await manager.findBy(QualityStream, where))
    if (lastBatchId !== null && lastReceivedAt !== null)
      latest.set(keyOf(organisationId, dataset), { batchId: lastBatchId, receivedAt: lastReceivedAt });
  return { months: grouped(months), periods: grouped<KeyedPeriod>([...periods, ...zeros]), latest };
}

export const deliveriesOfMonths = (
  manager: EntityManager,
  organisationId: string,
  dataset: string,
  from: string,
  to: string,
  limit: number,
): Promise<QualityDelivery[]> =>
  manager.find(QualityDelivery, {
    where: { organisationId, dataset, month: Between(from, to) },
    order: { receivedAt: 'DESC', batchId: 'DESC' },
    take: limit,
  });

export const countedOf = (row: Counted): Counted => ({
  deliveries: row.deliveries,
  received: row.received,
  accepted: row.accepted,
  rejected: row.rejected,
  usccErrors: row.usccErrors,
  repeated: row.repeated,
  requiredCells: row.requiredCells,
  requiredMissing: row.requiredMissing,
  optionalCells: row.optionalCells,
  optionalFilled: row.optionalFilled,
  lateDecisions: row.lateDecisions,
});

type KeyedPeriod = PeriodOfRollup & { readonly organisationId: string; readonly dataset: string };

function grouped<T extends { readonly organisationId: string; readonly dataset: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row.organisationId, row.dataset);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
