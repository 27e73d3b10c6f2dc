import type { Actor } from '../../kernel/actor.js';
import type { ChangeBrief } from './catalogue-changes.contract.js';
import { changeMachine } from './change.machine.js';
import type { DatasetChange } from './dataset-change.entity.js';

export const mayEdit = (actor: Actor): boolean => actor.partyKind === 'operator' && actor.permissions.has('catalogue:edit');

/** Two people: whoever had a hand in a change does not judge it, also when they hold a second membership. */
export const mayReview = (actor: Actor, change: Pick<DatasetChange, 'authorIds'>): boolean =>
  actor.partyKind === 'operator' && actor.permissions.has('catalogue:review') && !change.authorIds.includes(actor.personId);

/** What the actor may do with it now; the web shows a button for each. */
export function movesFor(actor: Actor, change: DatasetChange): ChangeBrief['can'] {
  const can: ChangeBrief['can'] = [];
  if (mayEdit(actor)) for (const move of ['edit', 'submit', 'discard'] as const) if (changeMachine.allows(change.state, move)) can.push(move);
  if (mayReview(actor, change)) for (const move of ['publish', 'return'] as const) if (changeMachine.allows(change.state, move)) can.push(move);
  return can;
}
