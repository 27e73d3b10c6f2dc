import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { cut, decodeKeys, instantOf, type PageQuery } from '../../kernel/database/index.js';
import { normaliseUscc } from '../../kernel/pure/uscc.js';
import type { CatalogueService } from '../catalogue/index.js';
import { Batch } from './batch.entity.js';
import type { WaitingRowsView } from './waiting.contract.js';
import { WaitingRow } from './waiting-row.entity.js';

export type WaitingQuery = PageQuery & {
  readonly dataset?: string | undefined;
  readonly batchId?: string | undefined;
  /** A code or its beginning. */
  readonly uscc?: string | undefined;
};
export type WaitingPage = WaitingRowsView;

const dayMs = 86_400_000;

/** What of one source waits, oldest first, and how much in all. */
export async function waitingPage(
  db: EntityManager,
  catalogue: Pick<CatalogueService, 'definition' | 'definitionAt'>,
  organisationId: string,
  query: WaitingQuery,
  { rowsMax, days: keptDays }: { readonly rowsMax: number; readonly days: number },
): Promise<WaitingPage> {
  const builder = db.createQueryBuilder(WaitingRow, 'row').where('row.organisationId = :organisationId', { organisationId });
  if (query.dataset !== undefined) builder.andWhere('row.dataset = :dataset', { dataset: query.dataset });
  if (query.batchId !== undefined) builder.andWhere('row.batchId = :batchId', { batchId: query.batchId });
  if (query.uscc !== undefined) {
    const begins = normaliseUscc(query.uscc);
    // Not `like`: what people paste may hold its signs.
    builder.andWhere('substr(row.uscc, 1, :length) = :begins', { begins, length: begins.length });
  }
  if (query.cursor !== undefined) builder.andWhere('row.id > :after', { after: decodeKeys(query.cursor, ['text'])[0] });
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
  const summary = await summaryOf(db, catalogue, organisationId);
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
  return { items, nextCursor: page.nextCursor, summary: { ...summary, rowsMax, keptDays } };
}

async function summaryOf(
  db: EntityManager,
  catalogue: Pick<CatalogueService, 'definition'>,
  organisationId: string,
): Promise<Pick<WaitingPage['summary'], 'rows' | 'firms' | 'oldest' | 'datasets'>> {
  const counted = (await db.query(
    'select dataset, count(*) as held, min(waiting_since) as oldest from waiting_rows where organisation_id = ? group by dataset order by dataset',
    [organisationId],
  )) as Array<{ dataset: string; held: number | string; oldest: string | Date }>;
  // A firm may wait in several datasets: their firms cannot be added up.
  const [all] = (await db.query('select count(distinct uscc) as firms from waiting_rows where organisation_id = ?', [organisationId])) as Array<{
    firms: number | string;
  }>;
  const datasets = await Promise.all(
    counted.map(async ({ dataset, held }) => ({ dataset, title: (await catalogue.definition(dataset)).title, rows: Number(held) })),
  );
  const instants = counted.map(({ oldest }) => instantOf(oldest).toISOString()).sort();
  return {
    rows: datasets.reduce((sum, { rows }) => sum + rows, 0),
    firms: Number(all?.firms ?? 0),
    oldest: instants[0] ?? null,
    datasets,
  };
}

/** Waiting since before this instant is too long. */
export const expiredBefore = (days: number): Date => new Date(now().getTime() - days * dayMs);
