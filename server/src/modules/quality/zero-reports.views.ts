import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { Closing } from './closing.entity.js';
import type { QualityNeighbours } from './neighbours.js';
import type { ZeroReport } from './zero-report.entity.js';
import type { ZeroReportView } from './zero-reports.contract.js';

/** Latest period first. */
export async function presentZeros(
  manager: EntityManager,
  { identity }: Pick<QualityNeighbours, 'identity'>,
  actor: Actor,
  reports: readonly ZeroReport[],
): Promise<ZeroReportView[]> {
  if (reports.length === 0) return [];
  const names = await identity.namesOf([...new Set(reports.map(({ declaredBy }) => declaredBy))]);
  const months = [...new Set(reports.map(({ dueOn }) => dueOn.slice(0, 7)))];
  const closed = new Set((await manager.findBy(Closing, { month: In(months) })).map(({ month }) => month));
  const mayWithdraw = ({ organisationId, withdrawnAt, dueOn }: ZeroReport): boolean =>
    actor.organisationId === organisationId && actor.permissions.has('batch:send') && withdrawnAt === null && !closed.has(dueOn.slice(0, 7));
  return [...reports]
    .sort((left, right) => (left.period < right.period ? 1 : -1))
    .map((report) => ({
      id: report.id,
      dataset: report.dataset,
      period: report.period,
      declaredAt: report.declaredAt.toISOString(),
      declaredBy: names.get(report.declaredBy)?.name ?? '',
      reason: report.reason,
      withdrawnAt: report.withdrawnAt?.toISOString() ?? null,
      can: mayWithdraw(report) ? ['withdraw'] : [],
    }));
}
