import type { EntityManager } from 'typeorm';
import { instantOf } from '../../kernel/database/index.js';
import { endOfChinaDay } from '../../kernel/pure/working-calendar.js';

/**
 * When each dataset was last heard of. A source that has nothing new may say so instead of sending its list again; said after the day it
 * was due, it speaks for that day only. Where no list has ever come, "nothing this time" does not say that there was nothing before.
 */
export async function withZeroReports(db: EntityManager, delivered: ReadonlyMap<string, Date>): Promise<ReadonlyMap<string, Date>> {
  const rows = (await db.query(
    'select dataset, due_on, max(declared_at) as declared_at from quality_zero_reports where withdrawn_at is null group by dataset, due_on',
  )) as Array<{ dataset: string; due_on: string; declared_at: string | Date }>;
  const heard = new Map(delivered);
  for (const { dataset, due_on: dueOn, declared_at: declaredAt } of rows) {
    const before = heard.get(dataset);
    const said = Math.min(instantOf(declaredAt).getTime(), endOfChinaDay(dueOn).getTime());
    if (before && said > before.getTime()) heard.set(dataset, new Date(said));
  }
  return heard;
}
