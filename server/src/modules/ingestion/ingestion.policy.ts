import type { Actor } from '../../kernel/actor.js';
import { batchMachine } from './batch.machine.js';
import type { Batch } from './batch.entity.js';
import type { BatchView } from './ingestion.contract.js';

export const canCancel = (actor: Actor, batch: Pick<Batch, 'organisationId' | 'state'>): boolean =>
  actor.permissions.has('batch:send') && actor.organisationId === batch.organisationId && batchMachine.allows(batch.state, 'cancel');

export const canTakeUp = (actor: Actor, batch: Pick<Batch, 'organisationId' | 'state'>): boolean =>
  actor.permissions.has('batch:send') && actor.organisationId === batch.organisationId && batchMachine.allows(batch.state, 'takeUp');

/** Not twice, and not while it is under way. */
export const canRollBack = (actor: Actor, batch: Batch): boolean =>
  actor.permissions.has('batch:send') &&
  actor.organisationId === batch.organisationId &&
  batch.rollback === null &&
  batchMachine.allows(batch.state, 'rollBack') &&
  batch.accepted > 0;

const canCorrect = (actor: Actor, batch: Batch): boolean =>
  actor.permissions.has('batch:send') &&
  actor.organisationId === batch.organisationId &&
  batch.state === 'loadedWithRejects' &&
  batch.rollback === null;

export const deedsOf = (actor: Actor, batch: Batch): BatchView['can'] => [
  ...(canCancel(actor, batch) ? (['cancel'] as const) : []),
  ...(canTakeUp(actor, batch) ? (['takeUp'] as const) : []),
  ...(canRollBack(actor, batch) ? (['rollBack'] as const) : []),
  ...(canCorrect(actor, batch) ? (['correct'] as const) : []),
];
