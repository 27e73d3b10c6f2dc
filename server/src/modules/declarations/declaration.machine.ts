import { stateMachine } from '../../kernel/state-machine.js';
import type { DeclarationState } from './declarations.contract.js';

export type DeclarationEvent = 'submit' | 'accept' | 'discard' | 'supersede' | 'withdraw';

//   draft ──submit──▶ submitted ──accept──▶ accepted ──supersede──▶ superseded
//     └──discard──▶ discarded                   └──withdraw──▶ withdrawn
export const declarationMachine = stateMachine<DeclarationState, DeclarationEvent>('declaration', {
  draft: { submit: 'submitted', discard: 'discarded' },
  submitted: { accept: 'accepted' },
  accepted: { supersede: 'superseded', withdraw: 'withdrawn' },
  superseded: {},
  withdrawn: {},
  discarded: {},
});
