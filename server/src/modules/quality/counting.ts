import { In, type EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { lockRow, upsertRows, sqlInstant } from '../../kernel/database/index.js';
import { enqueue } from '../../kernel/jobs/index.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { deliveriesOfPeriods, deliveryOf, type Delivery } from '../ingestion/index.js';
import { countFirms } from './job-kinds.js';
import type { QualityNeighbours } from './neighbours.js';
import { QualityDelivery } from './quality-delivery.entity.js';
import { QualityMonth } from './quality-month.entity.js';
import { QualityPeriod } from './quality-period.entity.js';
import { countedOf, type Counted } from './quality.repository.js';
import { QualityStream } from './quality-stream.entity.js';
import { countsPeriods } from './stream.js';

interface StreamKey {
  readonly organisationId: string;
  readonly dataset: string;
}

/** Counts a delivery that has ended, or takes it out again when it was rolled back. Counting it twice changes nothing. */
export async function countDelivery(tx: EntityManager, neighbours: QualityNeighbours, batchId: string): Promise<StreamKey | null> {
  const delivery = await deliveryOf(tx, batchId);
  const before = await tx.findOneBy(QualityDelivery, { batchId });
  const stream = delivery ?? before;
  if (!stream) return null;
  const { organisationId, dataset } = stream;
  await holdStream(tx, { organisationId, dataset });
  const row = delivery && rowOf(delivery, countsPeriods(await neighbours.catalogue.definition(dataset)));
  if (row) await tx.save(QualityDelivery, row);
  else await tx.delete(QualityDelivery, { batchId });
  const months = new Set([row?.month, before?.month].filter((month) => month !== undefined));
  for (const month of months) await countMonth(tx, { organisationId, dataset }, month);
  const periods = [...new Set([...periodsOf(row), ...periodsOf(before)])].sort();
  await countPeriods(tx, { organisationId, dataset }, periods);
  await noteLatest(tx, { organisationId, dataset });
  return { organisationId, dataset };
}

const periodsOf = (row: Pick<QualityDelivery, 'periods'> | null): string[] => (row ? (JSON.parse(row.periods) as string[]) : []);

function rowOf(delivery: Delivery, hasPeriods: boolean): Omit<QualityDelivery, never> {
  const receivedOn = chinaDate(delivery.receivedAt);
  return {
    batchId: delivery.batchId,
    organisationId: delivery.organisationId,
    dataset: delivery.dataset,
    month: receivedOn.slice(0, 7),
    receivedOn,
    receivedAt: delivery.receivedAt,
    periods: JSON.stringify(hasPeriods ? delivery.periods : [receivedOn]),
    ...deliveryCounts(delivery),
  };
}

const deliveryCounts = ({ accepted, rejected, usccErrors, facts }: Delivery): Counted => ({
  deliveries: 1,
  received: accepted + rejected,
  accepted,
  rejected,
  usccErrors,
  repeated: facts.repeated,
  requiredCells: facts.requiredCells,
  requiredMissing: facts.requiredMissing,
  optionalCells: facts.optionalCells,
  optionalFilled: facts.optionalFilled,
  lateDecisions: facts.lateDecisions,
});

/** Makes the row if need be and locks it until the end of the transaction. */
export async function holdStream(tx: EntityManager, { organisationId, dataset }: StreamKey): Promise<void> {
  const cells = [organisationId, dataset, sqlInstant(now())];
  await upsertRows(tx, 'quality_streams', ['organisation_id', 'dataset', 'counted_at'], ['organisation_id', 'dataset'], [cells]);
  await lockRow(tx, QualityStream, { organisationId, dataset });
}

async function countMonth(tx: EntityManager, key: StreamKey, month: string): Promise<void> {
  const rows = await tx.findBy(QualityDelivery, { ...key, month });
  if (rows.length === 0) await tx.delete(QualityMonth, { ...key, month });
  else await tx.save(QualityMonth, { ...key, month, ...rows.map(countedOf).reduce(addCounted) });
}

function addCounted(left: Counted, right: Counted): Counted {
  const sum = { ...left };
  for (const name of Object.keys(sum) as (keyof Counted)[]) sum[name] += right[name];
  return sum;
}

/** The first arrival of each period; months and years have their firms counted by a job of its own. */
async function countPeriods(tx: EntityManager, key: StreamKey, periods: readonly string[]): Promise<void> {
  const days = periods.filter((period) => period.length === 10);
  const named = periods.filter((period) => period.length < 10);
  for (const day of days) {
    const first = await tx.findOne(QualityDelivery, {
      where: { ...key, month: day.slice(0, 7), receivedOn: day },
      order: { receivedAt: 'ASC', batchId: 'ASC' },
    });
    await keepPeriod(tx, key, day, first, true);
  }
  if (named.length === 0) return;
  const brought = await deliveriesOfPeriods(tx, key.organisationId, key.dataset, named);
  for (const period of named) await keepPeriod(tx, key, period, brought.find((one) => one.period === period) ?? null, false);
  // What comes after a period is held against its firms.
  const following = await followers(tx, key, named);
  if (following.length > 0) await tx.update(QualityPeriod, { ...key, period: In(following) }, { isCounted: false });
  await enqueue(tx, countFirms, key, { dedupeKey: `${key.organisationId}:${key.dataset}` });
}

async function keepPeriod(
  tx: EntityManager,
  key: StreamKey,
  period: string,
  first: { readonly batchId: string; readonly receivedAt: Date } | null,
  isCounted: boolean,
): Promise<void> {
  if (!first) await tx.delete(QualityPeriod, { ...key, period });
  else {
    const arrival = { arrivedAt: first.receivedAt, batchId: first.batchId, isCounted };
    await tx.save(QualityPeriod, { ...key, period, ...arrival, ...(isCounted && { firms: null, firmsExpected: null, firmsCovered: null }) });
  }
}

async function followers(tx: EntityManager, key: StreamKey, periods: readonly string[]): Promise<string[]> {
  const all = (await tx.find(QualityPeriod, { where: key, select: { period: true }, order: { period: 'ASC' } })).map(({ period }) => period);
  return periods.flatMap((period) => all.find((one) => one > period) ?? []);
}

async function noteLatest(tx: EntityManager, key: StreamKey): Promise<void> {
  const last = await tx.findOne(QualityDelivery, { where: key, order: { month: 'DESC', receivedOn: 'DESC', batchId: 'DESC' } });
  await tx.update(QualityStream, key, { lastBatchId: last?.batchId ?? null, lastReceivedAt: last?.receivedAt ?? null });
}
