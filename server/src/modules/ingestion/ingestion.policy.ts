import type { Actor } from '../../kernel/actor.js';
import { batchMachine } from './batch.machine.js';
import type { Batch } from './batch.entity.js';

export const canCancel = (actor: Actor, batch: Pick<Batch, 'organisationId' | 'state'>): boolean =>
  actor.permissions.has('batch:send') && actor.organisationId === batch.organisationId && batchMachine.allows(batch.state, 'cancel');
