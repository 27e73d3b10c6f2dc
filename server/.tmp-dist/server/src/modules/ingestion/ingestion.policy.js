import { batchMachine } from './batch.machine.js';
export const canCancel = (actor, batch) => actor.permissions.has('batch:send') && actor.organisationId === batch.organisationId && batchMachine.allows(batch.state, 'cancel');
//# sourceMappingURL=ingestion.policy.js.map