import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import type { AcceptedRow, ImportChunk, ImportTarget, RejectedRow, Values } from '../../kernel/importing/index.js';
import type { VersionedDataset } from '../catalogue/index.js';
import type { LoadOutcome } from '../records/index.js';
import { Batch } from './batch.entity.js';
import { Causes, type Cause } from './causes.pure.js';
import { keepFacts } from './delivery-facts.js';
import { naturalKeyOf, periodOfRow } from './natural-key.js';
import { registrationOf } from './registration.js';
import type { IngestionNeighbours } from './neighbours.js';
import type { RejectsStore } from './rejects.store.js';
import type { WaitingRows } from './waiting-rows.js';

interface PreparedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly uscc: string;
  readonly period: string;
  readonly naturalKey: string;
  readonly values: Values;
}

export interface ChunkSurroundings {
  readonly database: Database;
  readonly neighbours: IngestionNeighbours;
  readonly rejects: RejectsStore;
  readonly waiting: WaitingRows;
  /** Takes the batch for this transaction, or throws `RunOver`. */
  readonly hold: (tx: EntityManager) => Promise<Batch>;
}

/** A stored row is one JSON text; four bytes a character at worst must fit. */
const rowLengthMax = 15_000;
const touchedEveryMs = 10_000;

/** One chunk is one transaction: registrations, records, waiting rows, rejects and checkpoint commit together or not at all. */
export class ChunkTarget implements ImportTarget {
  private touchedAt = 0;
  private touched: number | undefined;

  constructor(
    private readonly batchId: string,
    private readonly dataset: VersionedDataset,
    /** For rows of unknown firms. */
    private room: number,
    private readonly surroundings: ChunkSurroundings,
  ) {}

  async chunk(chunk: ImportChunk): Promise<{ readonly turnedAway: number }> {
    const { database } = this.surroundings;
    // Whatever needs no lock is done before the transaction: on SQLite it holds up every writer.
    const fitting = chunk.accepted.filter((row) => lengthOf(row.values) <= rowLengthMax);
    const tooWide = chunk.accepted.filter((row) => lengthOf(row.values) > rowLengthMax).map(tooWideRow);
    const rows = fitting.map((row) => this.prepared(row));
    await this.refreshTouched();
    const { turnedAway, waiting } = await database.transaction((tx) => this.settle(tx, chunk, rows, tooWide));
    this.room -= waiting;
    return { turnedAway };
  }

  private async settle(
    tx: EntityManager,
    chunk: ImportChunk,
    rows: readonly PreparedRow[],
    tooWide: readonly RejectedRow[],
  ): Promise<{ turnedAway: number; waiting: number }> {
    const { neighbours, rejects, waiting, hold } = this.surroundings;
    const batch = await hold(tx);
    if (this.dataset.registers) {
      await neighbours.enterprises.register(
        tx,
        rows.map(({ values }) => registrationOf(values, batch.receivedAt, neighbours.sealing)),
      );
    }
    const ids = await neighbours.enterprises.idsByUscc(
      tx,
      rows.map(({ uscc }) => uscc),
    );
    const unknown = rows.filter(({ uscc }) => !ids.has(uscc));
    const kept = unknown.slice(0, this.room);
    const turned = [...tooWide, ...unknown.slice(this.room).map(noRoomRow)];
    const outcome = await neighbours.records.load(tx, {
      dataset: this.dataset.code,
      version: this.dataset.version,
      batchId: this.batchId,
      rows: rows.flatMap(({ uscc, period, naturalKey, values }) => {
        const enterpriseId = ids.get(uscc);
        return enterpriseId === undefined ? [] : [{ enterpriseId, period, naturalKey, body: values, disclosure: this.dataset.disclosure }];
      }),
    });
    await waiting.keep(tx, batch, this.dataset, kept);
    const rejected = [...chunk.rejected, ...turned].sort((left, right) => left.line - right.line);
    await rejects.keep(tx, this.batchId, this.dataset, rejected);
    const away = new Set(unknown.slice(this.room));
    await keepFacts(tx, batch, this.dataset, { accepted: rows.filter((row) => !away.has(row)), rejected, repeated: outcome.repeated });
    await this.count(tx, batch, { chunk, rejected, outcome, turned: turned.length, waiting: kept.length });
    return { turnedAway: turned.length, waiting: kept.length };
  }

  private async count(
    tx: EntityManager,
    batch: Batch,
    done: { chunk: ImportChunk; rejected: readonly RejectedRow[]; outcome: LoadOutcome; turned: number; waiting: number },
  ): Promise<void> {
    const causes = new Causes(JSON.parse(batch.causes) as Cause[]);
    for (const { problems } of done.rejected) causes.add(problems);
    await tx.update(
      Batch,
      { id: batch.id },
      {
        rowsDone: done.chunk.rowsDone,
        accepted: batch.accepted + done.chunk.accepted.length - done.turned,
        replaced: batch.replaced + done.outcome.replaced,
        unchanged: batch.unchanged + done.outcome.unchanged,
        rejected: batch.rejected + done.rejected.length,
        waiting: batch.waiting + done.waiting,
        usccErrors: batch.usccErrors + done.rejected.filter(isUsccError).length,
        causes: JSON.stringify(causes.list()),
        ...(this.touched !== undefined && { enterprisesTouched: this.touched }),
      },
    );
  }

  private prepared({ line, cells, values }: AcceptedRow): PreparedRow {
    return {
      line,
      cells,
      uscc: String(values.uscc),
      period: periodOfRow(this.dataset, values),
      naturalKey: naturalKeyOf(this.dataset, values),
      values,
    };
  }

  private async refreshTouched(): Promise<void> {
    if (now().getTime() - this.touchedAt < touchedEveryMs) return;
    this.touchedAt = now().getTime();
    this.touched = await enterprisesTouched(this.surroundings.database, this.batchId);
  }
}

/** Firms whose records this delivery has written. */
export async function enterprisesTouched(database: Database, batchId: string): Promise<number> {
  const [row] = (await database.read().query('select count(distinct enterprise_id) as firms from records where batch_id = ?', [batchId])) as Array<{
    firms: number | string;
  }>;
  return Number(row?.firms ?? 0);
}

const isUsccError = ({ problems }: RejectedRow): boolean => problems.some(({ rule }) => rule === 'usccInvalid' || rule === 'usccDoubtful');

function lengthOf(values: Values): number {
  let length = 0;
  for (const name in values) length += name.length + String(values[name] ?? '').length;
  return length;
}

const noRoomRow = ({ line, cells }: PreparedRow): RejectedRow =>
  turnedRow(line, cells, {
    field: 'uscc',
    rule: 'enterpriseUnknown',
    detail: '这家企业还没有登记信息，贵单位等待登记的行也已满',
    remedy: '等市场监管部门报送登记信息后，再重送这些行',
  });

const tooWideRow = ({ line, cells }: AcceptedRow): RejectedRow =>
  turnedRow(line, cells, { field: '', rule: 'rowTooWide', detail: `整行内容超过 ${rowLengthMax} 个字符`, remedy: '请缩短文字很长的列' });

const turnedRow = (
  line: number,
  cells: readonly string[],
  problem: { field: string; rule: string; detail: string; remedy: string },
): RejectedRow => ({
  line,
  cells,
  problems: [{ header: '', received: '', ...problem }],
});
