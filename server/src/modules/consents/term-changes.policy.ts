import type { Actor } from '../../kernel/actor.js';
import { termChangeMachine } from './term-change.machine.js';
import type { TermChange } from './term-change.entity.js';
import type { TermChangeView } from './term-changes.contract.js';

const mayPropose = (actor: Actor): boolean => actor.partyKind === 'operator' && actor.permissions.has('policy:edit');

/** Two people: whoever had a hand in a proposal does not judge it, also when they hold a second membership. */
export const mayReviewTerms = (actor: Actor, change: Pick<TermChange, 'authorIds'>): boolean =>
  actor.partyKind === 'operator' && actor.permissions.has('policy:review') && !change.authorIds.includes(actor.personId);

/** What the actor may do with it on this day; the web shows a button for each. */
export function termMoves(actor: Actor, change: Pick<TermChange, 'authorIds' | 'state' | 'inForceFrom'>, today: string): TermChangeView['can'] {
  const can: TermChangeView['can'] = [];
  const allows = (move: TermChangeView['can'][number]): boolean => termChangeMachine.allows(change.state, move);
  const hasBegun = change.state === 'published' && change.inForceFrom <= today;
  if (mayPropose(actor)) {
    if (allows('amend')) can.push('amend');
    if (allows('withdraw') && !hasBegun) can.push('withdraw');
  }
  if (mayReviewTerms(actor, change)) for (const move of ['publish', 'return'] as const) if (allows(move)) can.push(move);
  return can;
}
