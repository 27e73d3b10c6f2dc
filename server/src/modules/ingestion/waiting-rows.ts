import { LessThan, type EntityManager } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { inList, insertRows, isSqlite, sqlInstant, type Database } from '../../kernel/database/index.js';
import { emit } from '../../kernel/events.js';
import { newId } from '../../kernel/ids.js';
import { isWithdrawn, type Values } from '../../kernel/importing/index.js';
import { enqueue } from '../../kernel/jobs/index.js';
import { isSealed, type VersionedDataset } from '../catalogue/index.js';
import { recordEvidence } from '../evidence/index.js';
import type { Batch } from './batch.entity.js';
import { deliveryEnded } from './ingestion.events.js';
import { entries } from './ingestion.evidence.js';
import { moveWaitingRows } from './job-kinds.js';
import { naturalKeyOf, periodOfRow, withdrawalReasonOf } from './natural-key.js';
import type { IngestionNeighbours } from './neighbours.js';
import { expiredBefore, waitingPage, type WaitingPage, type WaitingQuery } from './waiting-page.js';
import { WaitingRow } from './waiting-row.entity.js';

const sealingContext = 'ingestion.waiting';
const movedAtOnce = 200;
const droppedAtOnce = 500;
const columns = ['id', 'uscc', 'organisation_id', 'batch_id', 'dataset', 'version', 'content', 'waiting_since'] as const;

/** Rows about firms that are not registered yet: kept, counted, and moved to the records when the firm appears. */
export class WaitingRows {
  constructor(
    private readonly database: Database,
    private readonly neighbours: Pick<IngestionNeighbours, 'catalogue' | 'enterprises' | 'records' | 'sealing'>,
    private readonly kept: {
      /** Of one source. */
      readonly rowsMax: number;
      readonly days: number;
    },
  ) {}

  page(organisationId: string, query: WaitingQuery): Promise<WaitingPage> {
    return waitingPage(this.database.read(), this.neighbours.catalogue, organisationId, query, this.kept);
  }

  /** Gives up rows whose firms were not registered in all that time; how many, per delivery, is on the record. */
  async expire(): Promise<void> {
    while ((await this.database.transaction((tx) => this.expireSome(tx))) === droppedAtOnce);
  }

  private async expireSome(tx: EntityManager): Promise<number> {
    const rows = await tx.find(WaitingRow, {
      where: { waitingSince: LessThan(expiredBefore(this.kept.days)) },
      order: { id: 'ASC' },
      take: droppedAtOnce,
      ...(!isSqlite(tx) && { lock: { mode: 'pessimistic_write' } as const }),
    });
    for (const { batchId, dataset, rowsMany } of countedByDelivery(rows)) {
      await tx.query('update batches set waiting = waiting - ? where id = ?', [rowsMany, batchId]);
      await recordEvidence(tx, platform, entries.waitingExpired, { batchId, dataset, rows: rowsMany }, { subjectId: batchId });
      await emit(tx, deliveryEnded, { batchId });
    }
    if (rows.length > 0) {
      await tx.query(
        `delete from waiting_rows where id in ${inList(rows)}`,
        rows.map(({ id }) => id),
      );
    }
    return rows.length;
  }

  async roomFor(organisationId: string): Promise<number> {
    return Math.max(0, this.kept.rowsMax - (await this.database.read().countBy(WaitingRow, { organisationId })));
  }

  async keep(
    tx: EntityManager,
    batch: Batch,
    dataset: VersionedDataset,
    rows: readonly { readonly uscc: string; readonly values: Values }[],
  ): Promise<void> {
    const isSecret = dataset.fields.some(isSealed);
    const { sealing } = this.neighbours;
    const since = sqlInstant(now());
    const contentOf = (values: Values): string => (isSecret ? sealing.seal(JSON.stringify(values), sealingContext) : JSON.stringify(values));
    await insertRows(
      tx,
      'waiting_rows',
      columns,
      rows.map(({ uscc, values }) => [newId(), uscc, batch.organisationId, batch.id, dataset.code, dataset.version, contentOf(values), since]),
    );
  }

  /** Some waiting rows of a delivery that is taken back; how many. */
  async drop(tx: EntityManager, batchId: string): Promise<number> {
    const rows = await tx.find(WaitingRow, {
      select: { id: true },
      where: { batchId },
      take: droppedAtOnce,
      ...(!isSqlite(tx) && { lock: { mode: 'pessimistic_write' } as const }),
    });
    if (rows.length > 0)
      await tx.query(
        `delete from waiting_rows where id in ${inList(rows)}`,
        rows.map(({ id }) => id),
      );
    return rows.length;
  }

  /** Firms about which a delivery has rows here. */
  async firmsOf(batchId: string): Promise<string[]> {
    const found = (await this.database.read().query('select distinct uscc from waiting_rows where batch_id = ?', [batchId])) as { uscc: string }[];
    return found.map(({ uscc }) => uscc);
  }

  /** All that one delivery said about a firm, before it says more: of two rows with one key the later one has to stand. */
  async moveAll(tx: EntityManager, batchId: string, uscc: string): Promise<void> {
    while ((await this.moveSome(tx, { uscc, batchId })) === movedAtOnce);
  }

  /** Moves some rows of a firm that is registered now; the rest in a job of its own, so that others write between. */
  async move(tx: EntityManager, uscc: string): Promise<void> {
    if ((await this.moveSome(tx, { uscc })) === movedAtOnce) await enqueue(tx, moveWaitingRows, { uscc }, { dedupeKey: uscc });
  }

  private async moveSome(tx: EntityManager, where: { readonly uscc: string; readonly batchId?: string }): Promise<number> {
    const { uscc } = where;
    const rows = await tx.find(WaitingRow, {
      where,
      // In the order of arrival: the later row of one key stands.
      order: { id: 'ASC' },
      take: movedAtOnce,
      ...(!isSqlite(tx) && { lock: { mode: 'pessimistic_write' } as const }),
    });
    if (rows.length === 0) return 0;
    const enterpriseId = (await this.neighbours.enterprises.idsByUscc(tx, [uscc])).get(uscc);
    if (enterpriseId === undefined) return 0;
    for (const group of byDelivery(rows)) await this.moveGroup(tx, enterpriseId, group);
    await tx.query(
      `delete from waiting_rows where id in ${inList(rows)}`,
      rows.map(({ id }) => id),
    );
    return rows.length;
  }

  /** Two transactions may pass each other: one registers a firm while the other lets its row wait. */
  async sweep(): Promise<void> {
    let after = '';
    for (;;) {
      const found = (await this.database
        .read()
        .query('select distinct uscc from waiting_rows where uscc > ? order by uscc limit 500', [after])) as Array<{ uscc: string }>;
      const last = found.at(-1);
      if (!last) return;
      const known = await this.neighbours.enterprises.idsByUscc(
        this.database.read(),
        found.map(({ uscc }) => uscc),
      );
      await this.database.transaction(async (tx) => {
        for (const uscc of known.keys()) await enqueue(tx, moveWaitingRows, { uscc }, { dedupeKey: uscc });
      });
      after = last.uscc;
    }
  }

  private async moveGroup(tx: EntityManager, enterpriseId: string, rows: readonly WaitingRow[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const { batchId } = first;
    const { catalogue, records } = this.neighbours;
    const dataset = await catalogue.definitionAt(first.dataset, first.version);
    const touched = (await tx.query('select 1 from records where batch_id = ? and enterprise_id = ? limit 1', [batchId, enterpriseId])) as unknown[];
    const outcome = await records.load(tx, {
      dataset: dataset.code,
      version: dataset.version,
      batchId,
      rows: rows.map((row) => {
        const values = this.valuesOf(row);
        return {
          enterpriseId,
          period: periodOfRow(dataset, values),
          naturalKey: naturalKeyOf(dataset, values),
          ...(isWithdrawn(values) ? { withdrawn: { reason: withdrawalReasonOf(values) } } : { body: values }),
        };
      }),
    });
    const isNewlyTouched = touched.length === 0 && outcome.inserted + outcome.replaced > 0;
    await tx.query(
      'update batches set waiting = waiting - ?, replaced = replaced + ?, unchanged = unchanged + ?, enterprises_touched = enterprises_touched + ? where id = ?',
      [rows.length, outcome.replaced, outcome.unchanged, isNewlyTouched ? 1 : 0, batchId],
    );
    await emit(tx, deliveryEnded, { batchId });
  }

  private valuesOf({ content }: WaitingRow): Values {
    return JSON.parse(content.startsWith('{') ? content : this.neighbours.sealing.unseal(content, sealingContext)) as Values;
  }
}

function countedByDelivery(rows: readonly WaitingRow[]): { batchId: string; dataset: string; rowsMany: number }[] {
  const counts = new Map<string, { batchId: string; dataset: string; rowsMany: number }>();
  for (const { batchId, dataset } of rows) counts.set(batchId, { batchId, dataset, rowsMany: (counts.get(batchId)?.rowsMany ?? 0) + 1 });
  return [...counts.values()];
}

function byDelivery(rows: readonly WaitingRow[]): WaitingRow[][] {
  const groups = new Map<string, WaitingRow[]>();
  for (const row of rows) {
    const key = `${row.batchId} ${row.dataset} ${row.version}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
