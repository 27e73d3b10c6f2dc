import { stateMachine } from '../../kernel/state-machine.js';
import type { BatchState } from './ingestion.contract.js';

export type BatchEvent = 'check' | 'load' | 'finish' | 'finishWithRejects' | 'refuse' | 'cancel' | 'rollBack';

//   received ──check──▶ checking ──load──▶ loading ──finish──▶ loaded
//      │                   │  └──refuse──▶ refused    └──finishWithRejects──▶ loadedWithRejects
//      └───────cancel──────┴──────cancel──────┴──▶ cancelled
//   loaded, loadedWithRejects, cancelled ──rollBack──▶ rolledBack
export const batchMachine = stateMachine<BatchState, BatchEvent>('batch', {
  received: { check: 'checking', cancel: 'cancelled' },
  checking: { load: 'loading', refuse: 'refused', cancel: 'cancelled' },
  loading: { finish: 'loaded', finishWithRejects: 'loadedWithRejects', refuse: 'refused', cancel: 'cancelled' },
  loaded: { rollBack: 'rolledBack' },
  loadedWithRejects: { rollBack: 'rolledBack' },
  refused: {},
  cancelled: { rollBack: 'rolledBack' },
  rolledBack: {},
});

/** Where something is still to be read. An ended delivery may yet be taken back, so that the end is not the final state. */
export const unfinishedStates: readonly BatchState[] = batchMachine.states.filter((state) => batchMachine.allows(state, 'cancel'));
export const hasEnded = (state: BatchState): boolean => !unfinishedStates.includes(state);
