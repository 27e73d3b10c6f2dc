import { stateMachine } from '../../kernel/state-machine.js';
import type { ChangeState } from './catalogue-changes.contract.js';

export type ChangeEvent = 'edit' | 'submit' | 'publish' | 'return' | 'discard' | 'supersede';

//   draft ──submit──▶ inReview ──publish──▶ published ──supersede──▶ superseded
//     ▲ └──discard──▶ discarded  │
//     └──edit── returned ◀──return
export const changeMachine = stateMachine<ChangeState, ChangeEvent>('catalogue change', {
  draft: { edit: 'draft', submit: 'inReview', discard: 'discarded' },
  inReview: { publish: 'published', return: 'returned' },
  returned: { edit: 'draft', discard: 'discarded' },
  published: { supersede: 'superseded' },
  superseded: {},
  discarded: {},
});
