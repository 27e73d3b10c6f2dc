import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { isWithdrawn, type AcceptedRow, type ImportChunk, type ImportTarget, type RejectedRow, type Values } from '../../kernel/importing/index.js';
import { compileRules, type RowRules, type VersionedDataset } from '../catalogue/index.js';
import { firmsOfBatch, type Arriving, type LoadOutcome, type RecordsLoader, type RowContent } from '../records/index.js';
import { Batch } from './batch.entity.js';
import { Causes, type Cause } from './causes.pure.js';
import type { ChunkPace } from './chunk-pace.js';
import { keepFacts } from './delivery-facts.js';
import { FirmIds } from './firm-ids.js';
import { naturalKeyOf, periodOfRow, withdrawalReasonOf } from './natural-key.js';
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
  /** Null for a row that is taken back. */
  readonly form: RowContent | null;
}

interface PreparedChunk {
  readonly rows: readonly PreparedRow[];
  readonly tooWide: readonly RejectedRow[];
  /** Rows that are taken although they break a rule that only warns, by rule. */
  readonly warned: ReadonlyMap<string, number>;
}

interface Settled {
  readonly turnedAway: number;
  readonly waiting: number;
  /** Firms whose rows no longer wait. */
  readonly caughtUp: readonly string[];
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
  private readonly loader: RecordsLoader;
  private readonly firmIds: FirmIds;
  private readonly rules: RowRules;
  private readonly prepared = new WeakMap<ImportChunk, PreparedChunk>();
  private touchedAt = now().getTime();
  private touchedCostMs = 0;
  private touched: number | undefined;
  /** Firms about which rows of this delivery wait; may name some whose rows have moved. */
  private waitingFirms: Set<string> | undefined;

  constructor(
    private readonly batchId: string,
    private readonly dataset: VersionedDataset,
    /** For rows of unknown firms. */
    private room: number,
    private readonly pace: ChunkPace,
    private readonly surroundings: ChunkSurroundings,
  ) {
    this.loader = surroundings.neighbours.records.loader(dataset, batchId);
    this.firmIds = new FirmIds(surroundings.neighbours.enterprises);
    this.rules = compileRules(dataset);
  }

  /** Whatever needs no lock is done before the transaction: on SQLite it holds up every writer, on MySQL the chunk before is still being written. */
  prepare(chunk: ImportChunk): void {
    const rows: PreparedRow[] = [];
    const tooWide: RejectedRow[] = [];
    const warned = new Map<string, number>();
    for (const row of chunk.accepted) {
      if (lengthOf(row.values) > rowLengthMax) {
        tooWide.push(tooWideRow(row));
        continue;
      }
      rows.push(this.preparedRow(row));
      for (const rule of this.rules.warnings(row.values)) warned.set(rule, (warned.get(rule) ?? 0) + 1);
    }
    this.prepared.set(chunk, { rows, tooWide, warned });
  }

  async chunk(chunk: ImportChunk): Promise<{ readonly turnedAway: number }> {
    const { database } = this.surroundings;
    await this.refreshTouched();
    // After an interruption some wait already.
    this.waitingFirms ??= new Set(await this.surroundings.waiting.firmsOf(this.batchId));
    let started = 0;
    const { turnedAway, waiting, caughtUp } = await database.transaction((tx) => {
      started = performance.now();
      return this.settle(tx, chunk);
    });
    // Not before the commit: a transaction may have to be done again.
    for (const uscc of caughtUp) this.waitingFirms.delete(uscc);
    this.pace.took(chunk.accepted.length + chunk.rejected.length, performance.now() - started);
    this.room -= waiting;
    return { turnedAway };
  }

  private async settle(tx: EntityManager, chunk: ImportChunk): Promise<Settled> {
    const { neighbours, rejects, waiting, hold } = this.surroundings;
    if (!this.prepared.has(chunk)) this.prepare(chunk);
    const { rows, tooWide, warned } = this.prepared.get(chunk)!;
    let batch = await hold(tx);
    if (this.dataset.registers) {
      await neighbours.enterprises.register(
        tx,
        rows.flatMap(({ values }) => (isWithdrawn(values) ? [] : [registrationOf(values, batch.receivedAt, neighbours.sealing)])),
      );
    }
    const ids = await this.firmIds.idsOf(
      tx,
      rows.map(({ uscc }) => uscc),
      !this.dataset.registers,
    );
    const caughtUp = await this.catchUp(tx, ids);
    // What has moved was counted where it stood.
    if (caughtUp.length > 0) batch = await hold(tx);
    const unknown = rows.filter(({ uscc }) => !ids.has(uscc));
    const kept = unknown.slice(0, this.room);
    const turned = [...tooWide, ...unknown.slice(this.room).map(noRoomRow)];
    const outcome = await this.loader.put(tx, arrivingRows(rows, ids));
    await waiting.keep(tx, batch, this.dataset, kept);
    const rejected = turned.length === 0 ? chunk.rejected : [...chunk.rejected, ...turned].sort((left, right) => left.line - right.line);
    await rejects.keep(tx, this.batchId, rejected);
    const away = new Set(unknown.slice(this.room));
    await keepFacts(tx, batch, this.dataset, {
      accepted: rows.filter((row) => row.form !== null && !away.has(row)),
      rejected,
      repeated: outcome.repeated,
    });
    await this.count(tx, batch, { chunk, rejected, outcome, warned, turned: turned.length, waiting: kept.length });
    for (const { uscc } of kept) this.waitingFirms?.add(uscc);
    return { turnedAway: turned.length, waiting: kept.length, caughtUp };
  }

  /** A firm was registered between two chunks, and its rows of earlier chunks have not been moved yet: they come before those of this one. */
  private async catchUp(tx: EntityManager, known: ReadonlyMap<string, string>): Promise<string[]> {
    const firms = [...known.keys()].filter((uscc) => this.waitingFirms?.has(uscc));
    for (const uscc of firms) await this.surroundings.waiting.moveAll(tx, this.batchId, uscc);
    return firms;
  }

  private async count(
    tx: EntityManager,
    batch: Batch,
    done: Pick<PreparedChunk, 'warned'> & {
      chunk: ImportChunk;
      rejected: readonly RejectedRow[];
      outcome: LoadOutcome;
      turned: number;
      waiting: number;
    },
  ): Promise<void> {
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
        ...(done.rejected.length > 0 && { causes: causesWith(batch.causes, done.rejected) }),
        ...(done.warned.size > 0 && { warnings: warningsWith(batch.warnings, done.warned) }),
        ...(done.outcome.withdrawn > 0 && { withdrawn: (batch.withdrawn ?? 0) + done.outcome.withdrawn }),
        ...(this.touched !== undefined && { enterprisesTouched: this.touched }),
      },
    );
  }

  private preparedRow({ line, cells, values }: AcceptedRow): PreparedRow {
    return {
      line,
      cells,
      uscc: String(values.uscc),
      period: periodOfRow(this.dataset, values),
      naturalKey: naturalKeyOf(this.dataset, values),
      values,
      form: isWithdrawn(values) ? null : this.loader.formOf(values),
    };
  }

  /** For the screen only, so it may take a thirtieth of the time. */
  private async refreshTouched(): Promise<void> {
    const started = now().getTime();
    if (started - this.touchedAt < Math.max(touchedEveryMs, 30 * this.touchedCostMs)) return;
    this.touched = await enterprisesTouched(this.surroundings.database, this.batchId);
    this.touchedAt = now().getTime();
    this.touchedCostMs = this.touchedAt - started;
  }
}

/** One object a row, each field by its name: this runs for every row of every delivery, and spreading two objects costs three times as much. */
function arrivingRows(rows: readonly PreparedRow[], ids: ReadonlyMap<string, string>): Arriving[] {
  const arriving: Arriving[] = [];
  for (const { uscc, period, naturalKey, form, values } of rows) {
    const enterpriseId = ids.get(uscc);
    if (enterpriseId === undefined) continue;
    if (form) {
      const { version, disclosure, body, sealed, digest } = form;
      arriving.push({ enterpriseId, period, naturalKey, version, disclosure, body, sealed, digest });
    } else {
      arriving.push({ enterpriseId, period, naturalKey, withdrawn: { reason: withdrawalReasonOf(values) } });
    }
  }
  return arriving;
}

const firmsAtOnce = 2_000;

/** Firms whose records this delivery has written. Counted by pages: on SQLite a long query holds up the whole process. */
export async function enterprisesTouched(database: Database, batchId: string): Promise<number> {
  for (let count = 0, after = ''; ;) {
    const firms = await firmsOfBatch(database.read(), batchId, after, firmsAtOnce);
    count += firms.length;
    if (firms.length < firmsAtOnce) return count;
    after = firms.at(-1) ?? '';
    await nextTurn();
  }
}

function causesWith(text: string, rejected: readonly RejectedRow[]): string {
  const causes = new Causes(JSON.parse(text) as Cause[]);
  for (const { problems } of rejected) causes.add(problems);
  return JSON.stringify(causes.list());
}

function warningsWith(text: string | null, warned: ReadonlyMap<string, number>): string {
  const counts = JSON.parse(text ?? '{}') as Record<string, number>;
  for (const [rule, rows] of warned) counts[rule] = (counts[rule] ?? 0) + rows;
  return JSON.stringify(counts);
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
