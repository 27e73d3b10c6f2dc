import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { cut, decodeCursor, instantOf, type PageQuery } from '../../kernel/database/index.js';
import type { CatalogueService } from '../catalogue/index.js';
import { Batch } from './batch.entity.js';
import type { WaitingRowsView } from './waiting.contract.js';
import { WaitingRow } from './waiting-row.entity.js';

export type WaitingQuery = PageQuery & { readonly dataset?: string | undefined };
export type WaitingPage = WaitingRowsView;

const dayMs = 86_400_000;

/** What of one source waits, oldest first, and how much in all. */
export async function waitingPage(
  db: EntityManager,
  catalogue: Pick<CatalogueService, 'definitionAt'>,
  organisationId: string,
  query: WaitingQuery,
  { rowsMax, days: keptDays }: { readonly rowsMax: number; readonly days: number },
): Promise<WaitingPage> {
  const builder = db.createQueryBuilder(WaitingRow, 'row').where('row.organisationId = :organisationId', { organisationId });
  if (query.dataset !== undefined) builder.andWhere('row.dataset = :dataset', { dataset: query.dataset });
  if (query.cursor !== undefined) builder.andWhere('row.id > :after', { after: decodeCursor(query.cursor, 1)[0] });
  const rows = await builder
    .orderBy('row.id', 'ASC')
    .take(query.limit + 1)
    .getMany();
  const page = cut(rows, query.limit, (row) => [row.id]);
  const batches = new Map(
    (await db.find(Batch, { where: { id: In([...new Set(page.items.map(({ batchId }) => batchId))]) }, select: { id: true, reference: true } })).map(
      (batch) => [batch.id, batch.reference],
    ),
  );
  const [sum] = (await db.query(
    'select count(*) as held, count(distinct uscc) as firms, min(waiting_since) as oldest from waiting_rows where organisation_id = ?',
    [organisationId],
  )) as Array<{ held: number | string; firms: number | string; oldest: string | Date | null }>;
  const items = await Promise.all(
    page.items.map(async (row) => ({
      id: row.id,
      uscc: row.uscc,
      dataset: row.dataset,
      datasetTitle: (await catalogue.definitionAt(row.dataset, row.version)).title,
      batch: { id: row.batchId, reference: batches.get(row.batchId) ?? '' },
      since: row.waitingSince.toISOString(),
      days: Math.floor((now().getTime() - row.waitingSince.getTime()) / dayMs),
      expiresAt: new Date(row.waitingSince.getTime() + keptDays * dayMs).toISOString(),
    })),
  );
  const oldest = sum?.oldest ? instantOf(sum.oldest).toISOString() : null;
  return { items, nextCursor: page.nextCursor, summary: { rows: Number(sum?.held ?? 0), firms: Number(sum?.firms ?? 0), rowsMax, oldest, keptDays } };
}

/** Waiting since before this instant is too long. */
export const expiredBefore = (days: number): Date => new Date(now().getTime() - days * dayMs);
