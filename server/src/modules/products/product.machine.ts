import { stateMachine } from '../../kernel/state-machine.js';
import type { ProductState, VersionState } from './products.contract.js';

export type VersionEvent = 'edit' | 'submit' | 'publish' | 'return' | 'supersede';
export type ProductEvent = 'publish' | 'suspend' | 'lapse' | 'resume' | 'retire';

//   draft ──submit──▶ inReview ──publish──▶ published ──supersede──▶ superseded
//     ▲                  │
//     └──edit── returned ◀──return
export const versionMachine = stateMachine<VersionState, VersionEvent>('product version', {
  draft: { edit: 'draft', submit: 'inReview' },
  inReview: { publish: 'published', return: 'returned' },
  returned: { edit: 'draft' },
  published: { supersede: 'superseded' },
  superseded: {},
});

//   (first publication) ──▶ offered ◀──resume, publish── suspended
//                             │  └──suspend, lapse (clock)──▲ │
//                             └──────────▶ retired ◀──────────┘
// A product of its own, so that a published one stays up while its next version is in review.
export const productMachine = stateMachine<ProductState, ProductEvent>('product', {
  offered: { publish: 'offered', suspend: 'suspended', lapse: 'suspended', retire: 'retired' },
  suspended: { publish: 'offered', resume: 'offered', retire: 'retired' },
  retired: {},
});
