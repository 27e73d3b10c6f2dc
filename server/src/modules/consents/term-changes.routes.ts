import type { Actor } from '../../kernel/actor.js';
import { route, type Route } from '../../kernel/http/index.js';
import type { TermChangesService } from './term-changes.service.js';
import * as contracts from './term-changes.contract.js';
import type { TermChangeView } from './term-changes.contract.js';

/** The rules of consent on their way: proposing, the second person, taking back. */
export const termChangeRoutes = (changes: TermChangesService): Route[] => {
  const after = async (actor: Actor, changeId: string, act: Promise<void>): Promise<TermChangeView> => {
    await act;
    return changes.get(actor, changeId);
  };
  return [
    route(contracts.listTermChanges, ({ actor, query }) => changes.list(actor, query)),
    route(contracts.getTermChange, ({ actor, params }) => changes.get(actor, params.changeId)),
    route(contracts.proposeTerms, async ({ actor, once, body }) => changes.get(actor, await changes.propose(actor, once, body)), {
      again: ({ actor }, changeId) => changes.get(actor, changeId),
    }),
    route(contracts.amendTerms, ({ actor, params: { changeId }, body: { etag, ...proposal } }) =>
      after(actor, changeId, changes.amend(actor, changeId, etag, proposal)),
    ),
    route(contracts.publishTerms, ({ actor, params: { changeId }, body }) =>
      after(actor, changeId, changes.publish(actor, changeId, body.etag, body.confirmsWidening)),
    ),
    route(contracts.returnTerms, ({ actor, params: { changeId }, body }) =>
      after(actor, changeId, changes.return(actor, changeId, body.etag, body.reason)),
    ),
    route(contracts.withdrawTerms, ({ actor, params: { changeId }, body }) => after(actor, changeId, changes.withdraw(actor, changeId, body.etag))),
  ];
};
