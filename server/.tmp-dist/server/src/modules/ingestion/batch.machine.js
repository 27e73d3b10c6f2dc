import { stateMachine } from '../../kernel/state-machine.js';
//   received ──check──▶ checking ──load──▶ loading ──finish──▶ loaded
//      │                   │  └──refuse──▶ refused    └──finishWithRejects──▶ loadedWithRejects
//      └───────cancel──────┴──────cancel──────┴──▶ cancelled
/** `rolledBack` is reserved on the wire; nothing leads there yet. */
export const batchMachine = stateMachine('batch', {
    received: { check: 'checking', cancel: 'cancelled' },
    checking: { load: 'loading', refuse: 'refused', cancel: 'cancelled' },
    loading: { finish: 'loaded', finishWithRejects: 'loadedWithRejects', refuse: 'refused', cancel: 'cancelled' },
    loaded: {},
    loadedWithRejects: {},
    refused: {},
    cancelled: {},
    rolledBack: {},
});
export const unfinishedStates = batchMachine.states.filter((state) => !batchMachine.isFinal(state));
//# sourceMappingURL=batch.machine.js.map