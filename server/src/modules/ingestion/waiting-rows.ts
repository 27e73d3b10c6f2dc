import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { inList, insertRows, isSqlite, sqlInstant, type Database } from '../../kernel/database/index.js';
import { emit } from '../../kernel/events.js';
import { newId } from '../../kernel/ids.js';
import type { Values } from '../../kernel/importing/index.js';
import { enqueue } from '../../kernel/jobs/index.js';
import { isSealed, type VersionedDataset } from '../catalogue/index.js';
import type { Batch } from './batch.entity.js';
import { deliveryEnded } from './ingestion.events.js';
import { moveWaitingRows } from './job-kinds.js';
import { naturalKeyOf, periodOfRow } from './natural-key.js';
import type { IngestionNeighbours } from './neighbours.js';
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
    /** Of one source. */
    private readonly rowsMax: number,
  ) {}

  async roomFor(organisationId: string): Promise<number> {
    return Math.max(0, this.rowsMax - (await this.database.read().countBy(WaitingRow, { organisationId })));
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

  /** Moves some rows of a firm that is registered now; the rest in a job of its own, so that others write between. */
  async move(tx: EntityManager, uscc: string): Promise<void> {
    const rows = await tx.find(WaitingRow, {
      where: { uscc },
      // In the order of arrival: the later row of one key stands.
      order: { id: 'ASC' },
      take: movedAtOnce,
      ...(!isSqlite(tx) && { lock: { mode: 'pessimistic_write' } as const }),
    });
    if (rows.length === 0) return;
    const enterpriseId = (await this.neighbours.enterprises.idsByUscc(tx, [uscc])).get(uscc);
    if (enterpriseId === undefined) return;
    for (const group of byDelivery(rows)) await this.moveGroup(tx, enterpriseId, group);
    await tx.query(
      `delete from waiting_rows where id in ${inList(rows)}`,
      rows.map(({ id }) => id),
    );
    if (rows.length === movedAtOnce) await enqueue(tx, moveWaitingRows, { uscc }, { dedupeKey: uscc });
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
          body: values,
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

function byDelivery(rows: readonly WaitingRow[]): WaitingRow[][] {
  const groups = new Map<string, WaitingRow[]>();
  for (const row of rows) {
    const key = `${row.batchId} ${row.dataset} ${row.version}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
