import { IsNull, MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { Arrived } from './arrivals.pure.js';
import { QualityPeriod } from './quality-period.entity.js';
import { ZeroReport } from './zero-report.entity.js';

interface StreamKey {
  readonly organisationId: string;
  readonly dataset: string;
}

export const standingKeyOf = ({ organisationId, dataset }: StreamKey, period: string): string => `${organisationId}:${dataset}:${period}`;

export const standingZeros = (tx: EntityManager, where: object, fromPeriod = ''): Promise<ZeroReport[]> =>
  tx.find(ZeroReport, {
    where: { ...where, withdrawnAt: IsNull(), ...(fromPeriod !== '' && { period: MoreThanOrEqual(fromPeriod) }) },
    order: { period: 'ASC' },
  });

export const asArrived = ({ period, declaredAt }: ZeroReport): Arrived => ({ period, arrivedAt: declaredAt, isZero: true });

/** All that came of one stream, and what was said not to come. */
export async function arrivedOf(tx: EntityManager, { organisationId, dataset }: StreamKey): Promise<Arrived[]> {
  const where = { organisationId, dataset };
  return [...(await tx.find(QualityPeriod, { where, order: { period: 'ASC' } })), ...(await standingZeros(tx, where)).map(asArrived)];
}
