import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { addDays, chinaDate } from '../../kernel/pure/working-calendar.js';
import { arrivalRuleOf, causesOf, deliveryOf } from '../ingestion/index.js';
import { arrivals, type Arrival } from './arrivals.pure.js';
import { onBoard } from './board.pure.js';
import type { PeriodArrival, QualityDetail } from './detail.contract.js';
import { twelveMonths } from './due.pure.js';
import { addFigures, sharesOf } from './figures.pure.js';
import { promiseOf } from './promises.js';
import { deliveriesOfMonths, rollupOf, type PeriodOfRollup } from './quality.repository.js';
import { expectedOf, keyOf, type NamedStream } from './stream.js';
import type { QualityNeighbours } from './neighbours.js';
import { standingZeros } from './zero-reports.js';
import type { ZeroReportView } from './zero-reports.contract.js';
import { presentZeros } from './zero-reports.views.js';
import type { Actor } from '../../kernel/actor.js';

const periodsShown = 12;
const deliveriesShown = 12;
/** Deliveries whose reasons are added up; a daily dataset has about as many a year. */
const causesFrom = 400;
/** Twelve years back and two ahead: enough for twelve periods of a yearly dataset. */
const reachDays = {
  daily: [40, 7],
  weekly: [120, 21],
  monthly: [450, 70],
  quarterly: [1_300, 200],
  yearly: [4_500, 800],
  onRequest: [0, 0],
} as const;

export async function presentDetail(
  manager: EntityManager,
  neighbours: Pick<QualityNeighbours, 'identity'>,
  actor: Actor,
  { stream, organisationName }: NamedStream,
): Promise<QualityDetail> {
  const { organisationId, dataset } = stream;
  const today = chinaDate(now());
  const months = twelveMonths(today);
  const rollup = await rollupOf(manager, months[0]!, { organisationIds: [organisationId], dataset: dataset.code });
  const line = onBoard(stream, organisationName, rollup, today);
  const deliveries = await deliveriesOfMonths(manager, organisationId, dataset.code, months[0]!, months.at(-1)!, causesFrom);
  const shown = await Promise.all(deliveries.slice(0, deliveriesShown).map(({ batchId }) => deliveryOf(manager, batchId)));
  const [back, ahead] = reachDays[dataset.cadence];
  const rows = await periodRows(manager, organisationId, dataset.code);
  const due = arrivals(expectedOf(stream), rows, addDays(today, -back), addDays(today, ahead), today).filter(
    ({ state, endsOn }) => state !== 'pending' || endsOn < today,
  );
  const zeros = await presentZeros(manager, neighbours, actor, await standingZeros(manager, { organisationId, dataset: dataset.code }));
  const maySend = actor.organisationId === organisationId && actor.permissions.has('batch:send');
  const zeroPart = ({ period, isZero, endsOn, arrivedAt }: Arrival): Pick<PeriodArrival, 'zero' | 'can'> => ({
    zero: isZero ? (zeros.find((one: ZeroReportView) => one.period === period) ?? null) : null,
    can: maySend && arrivedAt === null && endsOn <= today ? ['declareNothing'] : [],
  });
  const rule = arrivalRuleOf(dataset.code, today);
  return {
    asOf: now().toISOString(),
    row: line.row,
    trend: line.months.map(({ month, figures }) => ({ month, figures, shares: sharesOf(figures, promiseOf(dataset.cadence, `${month}-01`)) })),
    periods: due
      .slice(-periodsShown)
      .reverse()
      .map((one) => ({ ...presentPeriod(one, rows), ...zeroPart(one) })),
    deliveries: deliveries.slice(0, deliveriesShown).map((one, index) => ({
      batchId: one.batchId,
      reference: shown[index]?.reference ?? '',
      receivedAt: one.receivedAt.toISOString(),
      received: one.received,
      rejected: one.rejected,
      usccErrors: one.usccErrors,
      repeated: one.repeated,
      lateDecisions: one.lateDecisions,
    })),
    causes: await causesOf(
      manager,
      deliveries.map(({ batchId }) => batchId),
    ),
    arrivalRule: rule
      ? {
          within: rule.within,
          unit: rule.unit,
          from: rule.from,
          source: rule.source,
          lateDecisions: addFigures(line.months.map(({ figures }) => figures)).lateDecisions,
        }
      : null,
  };
}

async function periodRows(manager: EntityManager, organisationId: string, dataset: string): Promise<readonly PeriodOfRollup[]> {
  const all = await rollupOf(manager, '2000-01', { organisationIds: [organisationId], dataset });
  return all.periods.get(keyOf(organisationId, dataset)) ?? [];
}

function presentPeriod(
  { period, dueOn, state, arrivedAt, daysLate, isZero }: Arrival,
  rows: readonly PeriodOfRollup[],
): Omit<PeriodArrival, 'zero' | 'can'> {
  const row = rows.find((one) => one.period === period);
  return {
    period,
    dueOn,
    state: isZero && state === 'onTime' ? 'zero' : state,
    arrivedAt: arrivedAt?.toISOString() ?? null,
    daysLate: state === 'late' || state === 'missing' ? daysLate : null,
    firms: row?.firms ?? null,
    firmsExpected: row?.firmsExpected ?? null,
    firmsCovered: row?.firmsCovered ?? null,
  };
}
