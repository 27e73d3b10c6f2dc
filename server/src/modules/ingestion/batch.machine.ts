import { stateMachine } from '../../kernel/state-machine.js';
import type { BatchState } from './ingestion.contract.js';

export type BatchEvent = 'check' | 'load' | 'finish' | 'finishWithRejects' | 'refuse' | 'cancel' | 'fail' | 'takeUp' | 'rollBack';

//   received ──check──▶ checking ──load──▶ loading ──finish──▶ loaded
//      │                   │  └──refuse──▶ refused    └──finishWithRejects──▶ loadedWithRejects
//      └───────cancel──────┴──────cancel──────┴──▶ cancelled
//   received, checking, loading ──fail──▶ failed ──takeUp──▶ received
//   loaded, loadedWithRejects, cancelled, failed ──rollBack──▶ rolledBack
export const batchMachine = stateMachine<BatchState, BatchEvent>('batch', {
  received: { check: 'checking', cancel: 'cancelled', fail: 'failed' },
  checking: { load: 'loading', refuse: 'refused', cancel: 'cancelled', fail: 'failed' },
  loading: { finish: 'loaded', finishWithRejects: 'loadedWithRejects', refuse: 'refused', cancel: 'cancelled', fail: 'failed' },
  failed: { takeUp: 'received', cancel: 'cancelled', rollBack: 'rolledBack' },
  loaded: { rollBack: 'rolledBack' },
  loadedWithRejects: { rollBack: 'rolledBack' },
  refused: {},
  cancelled: { rollBack: 'rolledBack' },
  rolledBack: {},
});

/** Where something is still to be read by itself: a failed delivery waits for somebody, and holds up no other. An ended delivery may yet be taken back, so that the end is not the final state. */
export const unfinishedStates: readonly BatchState[] = batchMachine.states.filter((state) => batchMachine.allows(state, 'fail'));
export const hasEnded = (state: BatchState): boolean => !unfinishedStates.includes(state);
