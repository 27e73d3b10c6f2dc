import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/errors.js';
import { Report } from './report.entity.js';

/** A firm sees its own and those that banks made about it; a bank sees its own. No row has the empty id. */
export function reportsVisibleTo(manager: EntityManager, actor: Actor): SelectQueryBuilder<Report> {
  const builder = manager.createQueryBuilder(Report, 'report');
  return actor.enterpriseId
    ? builder.where('report.enterpriseId = :enterpriseId', { enterpriseId: actor.enterpriseId })
    : builder.where('report.receiverId = :receiverId', { receiverId: actor.organisationId ?? '' });
}

export const notVisible = (): NotFound => new NotFound('没有这一项，或者您无权查看');

export async function visibleReport(manager: EntityManager, actor: Actor, reportId: string): Promise<Report> {
  const report = await reportsVisibleTo(manager, actor).andWhere('report.id = :reportId', { reportId }).getOne();
  if (!report) throw notVisible();
  return report;
}
