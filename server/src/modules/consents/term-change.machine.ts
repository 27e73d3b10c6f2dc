import { stateMachine } from '../../kernel/state-machine.js';
import type { TermChangeState } from './term-changes.contract.js';

export type TermChangeEvent = 'amend' | 'publish' | 'return' | 'withdraw';

//   proposed ──publish──▶ published ──withdraw (before its day)──▶ withdrawn
//     ▲ │ └──withdraw──▶ withdrawn
//     │ └──return──▶ returned ──withdraw──▶ withdrawn
//     └──amend───────────┘
export const termChangeMachine = stateMachine<TermChangeState, TermChangeEvent>('change of consent terms', {
  proposed: { amend: 'proposed', publish: 'published', return: 'returned', withdraw: 'withdrawn' },
  returned: { amend: 'proposed', withdraw: 'withdrawn' },
  published: { withdraw: 'withdrawn' },
  withdrawn: {},
});
