import { stateMachine } from '../../kernel/state-machine.js';
import type { BatchState } from './ingestion.contract.js';

export type BatchEvent = 'check' | 'load' | 'finish' | 'finishWithRejects' | 'refuse' | 'cancel';

//   received ──check──▶ checking ──load──▶ loading ──finish──▶ loaded
//      │                   │  └──refuse──▶ refused    └──finishWithRejects──▶ loadedWithRejects
//      └───────cancel──────┴──────cancel──────┴──▶ cancelled
/** `rolledBack` is reserved on the wire; nothing leads there yet. */
export const batchMachine = stateMachine<BatchState, BatchEvent>('batch', {
  received: { check: 'checking', cancel: 'cancelled' },
  checking: { load: 'loading', refuse: 'refused', cancel: 'cancelled' },
  loading: { finish: 'loaded', finishWithRejects: 'loadedWithRejects', refuse: 'refused', cancel: 'cancelled' },
  loaded: {},
  loadedWithRejects: {},
  refused: {},
  cancelled: {},
  rolledBack: {},
});

export const unfinishedStates: readonly BatchState[] = batchMachine.states.filter((state) => !batchMachine.isFinal(state));
