import type { EntityManager } from 'typeorm';
import { platform, type Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow } from '../../kernel/database/index.js';
import { recordEvidence } from '../evidence/index.js';
import { announceBatch } from '../records/index.js';
import { Batch } from './batch.entity.js';
import { batchMachine, hasEnded } from './batch.machine.js';
import { entries } from './ingestion.evidence.js';

const refusal = {
  rule: 'processingFailed',
  detail: '平台多次尝试都没能处理完这一批，已经停下；已入库的行保留',
  remedy: '点“继续处理”，从停下的地方接着做；再次失败时请联系平台运营方',
};

/** Ends a delivery that we could not finish, so that it is seen and later ones go on. Null when there is nothing to end. */
export async function failBatch(tx: EntityManager, batchId: string): Promise<Batch | null> {
  const batch = await lockRow(tx, Batch, { id: batchId });
  if (!batch || hasEnded(batch.state)) return null;
  const changes = { state: batchMachine.next(batch.state, 'fail'), refusal: JSON.stringify(refusal), finishedAt: now() };
  await tx.update(Batch, { id: batch.id }, changes);
  await announceBatch(tx, { batchId, dataset: batch.dataset });
  await recordEvidence(tx, platform, entries.failed, about(batch), { subjectId: batchId });
  return batch;
}

/** Back into the line, with everything it has settled so far. */
export async function takeUp(tx: EntityManager, actor: Actor, batch: Batch): Promise<void> {
  await tx.update(Batch, { id: batch.id }, { state: batchMachine.next(batch.state, 'takeUp'), refusal: null, finishedAt: null });
  await recordEvidence(tx, actor, entries.takenUp, about(batch), { subjectId: batch.id });
}

const about = ({ id, dataset, digest, rowsDone }: Batch) => ({ batchId: id, dataset, digest, rowsDone });
