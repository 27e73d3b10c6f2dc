import type { EntityManager } from 'typeorm';
import { platform, type Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { sha256 } from '../../kernel/crypto/index.js';
import { lockRow, type Database } from '../../kernel/database/index.js';
import { emit } from '../../kernel/events.js';
import { Forbidden, NotFound } from '../../kernel/errors.js';
import { enqueue, JobInterrupted, type JobContext } from '../../kernel/jobs/index.js';
import { recordEvidence } from '../evidence/index.js';
import { Batch, type Rollback } from './batch.entity.js';
import { batchMachine } from './batch.machine.js';
import { deliveryEnded } from './ingestion.events.js';
import { entries } from './ingestion.evidence.js';
import { canRollBack } from './ingestion.policy.js';
import { visibleTo } from './ingestion.repository.js';
import { rollBackBatch } from './job-kinds.js';
import type { IngestionNeighbours } from './neighbours.js';
import { sumOf, takeRegistrationsBack } from './registrations-taken-back.js';
import type { WaitingRows } from './waiting-rows.js';

/**
 * Takes the rows of an ended delivery out again, a part at a time. The state stays what it was until the last row is out, since until then
 * some of its rows still stand; the request beside it says that it is under way, and a kill loses nothing of it.
 */
export class BatchRollback {
  constructor(
    private readonly database: Database,
    private readonly neighbours: Pick<IngestionNeighbours, 'catalogue' | 'enterprises' | 'records' | 'sealing'>,
    private readonly waiting: WaitingRows,
  ) {}

  async request(actor: Actor, batchId: string, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const batch = await lockRow(tx, Batch, { id: batchId, ...visibleTo(actor) });
      if (!batch) throw new NotFound('没有这一批，或者您无权查看');
      batchMachine.next(batch.state, 'rollBack');
      if (!canRollBack(actor, batch)) throw new Forbidden(batch.rollback === null ? '这一批没有已入库的行可以撤销' : '这一批已经在撤销');
      const rollback: Rollback = { reason, by: actor.personId, requestedAt: now().toISOString(), finishedAt: null, rowsTotal: batch.accepted };
      await tx.update(Batch, { id: batch.id }, { rollback: JSON.stringify(rollback), rollbackRows: 0 });
      await recordEvidence(tx, actor, entries.rollbackRequested, { ...about(batch), reasonDigest: sha256(reason) }, { subjectId: batch.id });
      await enqueue(tx, rollBackBatch, { batchId }, { dedupeKey: batchId });
    });
  }

  async run(batchId: string, context: JobContext): Promise<void> {
    while (!(await this.database.transaction((tx) => this.step(tx, batchId, context)))) {
      if (context.isStopping()) throw new JobInterrupted();
    }
  }

  /** Whether it is over. */
  private async step(tx: EntityManager, batchId: string, context: JobContext): Promise<boolean> {
    await context.hold(tx);
    const batch = await lockRow(tx, Batch, { id: batchId });
    if (!batch || batch.rollback === null || batch.state === 'rolledBack') return true;
    const dropped = await this.waiting.drop(tx, batchId);
    if (dropped > 0) {
      await tx.update(Batch, { id: batchId }, { rollbackRows: (batch.rollbackRows ?? 0) + dropped, waiting: Math.max(0, batch.waiting - dropped) });
      return false;
    }
    const { rows, firms, isDone } = await this.neighbours.records.rollBackSome(tx, { dataset: batch.dataset, batchId });
    const rollbackRows = (batch.rollbackRows ?? 0) + rows;
    const rollback = JSON.parse(batch.rollback) as Rollback;
    if (!isDone) {
      const counted = await this.withRegistrations(tx, batch, rollback, firms);
      await tx.update(Batch, { id: batchId }, { rollbackRows, rollback: JSON.stringify(counted) });
      return false;
    }
    await tx.update(
      Batch,
      { id: batchId },
      {
        state: batchMachine.next(batch.state, 'rollBack'),
        rollback: JSON.stringify({ ...rollback, finishedAt: now().toISOString() } satisfies Rollback),
        rollbackRows,
        // The same file may be sent again.
        deliveryKey: null,
      },
    );
    await recordEvidence(
      tx,
      platform,
      entries.rolledBack,
      { ...about(batch), rows: rollbackRows, ...(rollback.registrations && { registrations: rollback.registrations }) },
      { subjectId: batchId },
    );
    await emit(tx, deliveryEnded, { batchId });
    return true;
  }

  private async withRegistrations(tx: EntityManager, batch: Batch, rollback: Rollback, firms: readonly string[]): Promise<Rollback> {
    const { registers } = await this.neighbours.catalogue.definitionAt(batch.dataset, batch.datasetVersion);
    if (!registers) return rollback;
    return { ...rollback, registrations: sumOf(rollback.registrations, await takeRegistrationsBack(tx, this.neighbours, batch.dataset, firms)) };
  }
}

const about = ({ id, dataset, digest }: Batch) => ({ batchId: id, dataset, digest });
