import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { inList, instantOf, sqlInstant } from '../../kernel/database/index.js';

/** The files, while they may be fetched. Rows are written and read by statement: a blob has no business in an entity. */
export async function keepFile(tx: EntityManager, reportId: string, content: Buffer, keptUntil: Date): Promise<void> {
  await tx.query('insert into report_files (report_id, content, kept_until) values (?, ?, ?)', [reportId, content, sqlInstant(keptUntil)]);
}

export async function readFile(manager: EntityManager, reportId: string): Promise<Buffer | null> {
  const rows = (await manager.query('select content from report_files where report_id = ? and kept_until > ?', [
    reportId,
    sqlInstant(now()),
  ])) as Array<{
    content: Buffer;
  }>;
  return rows[0]?.content ?? null;
}

export async function keptUntil(manager: EntityManager, reportIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (reportIds.length === 0) return new Map();
  const sql = `select report_id, kept_until from report_files where kept_until > ? and report_id in ${inList(reportIds)}`;
  const rows = (await manager.query(sql, [sqlInstant(now()), ...reportIds])) as Array<{ report_id: string; kept_until: string | Date }>;
  return new Map(rows.map((row) => [row.report_id, instantOf(row.kept_until)]));
}

export async function dropFiles(tx: EntityManager, reportIds: readonly string[]): Promise<void> {
  if (reportIds.length > 0) await tx.query(`delete from report_files where report_id in ${inList(reportIds)}`, [...reportIds]);
}

export async function dropEndedFiles(tx: EntityManager): Promise<void> {
  await tx.query('delete from report_files where kept_until <= ?', [sqlInstant(now())]);
}
