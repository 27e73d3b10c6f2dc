import type { Actor } from '../../kernel/actor.js';
import { cut, decodeKeys, type Database } from '../../kernel/database/index.js';
import { route, type Route } from '../../kernel/http/index.js';
import type { Declaration } from './declaration.entity.js';
import * as contracts from './declarations.contract.js';
import type { DeclarationsService } from './declarations.service.js';
import { presentDeclarations, presentForm } from './declarations.views.js';

export const declarationsRoutes = (database: Database, declarations: DeclarationsService): Route[] => {
  const one = async (actor: Actor, declaration: Declaration): Promise<contracts.DeclarationView> =>
    (await presentDeclarations(database.read(), declarations.neighbours, actor, [declaration]))[0]!;
  return [
    route(contracts.listDeclarationForms, async ({ query }) => {
      const after = query.cursor === undefined ? '' : decodeKeys(query.cursor, ['text'])[0];
      const page = cut(
        (await declarations.openDatasets()).filter(({ code }) => code > after),
        query.limit,
        ({ code }) => [code],
      );
      return { items: page.items.map(presentForm), nextCursor: page.nextCursor };
    }),
    route(contracts.listDeclarations, async ({ actor, query }) => {
      const page = await declarations.page(actor, query);
      return { ...page, items: await presentDeclarations(database.read(), declarations.neighbours, actor, page.items) };
    }),
    route(contracts.getDeclaration, async ({ actor, params }) => one(actor, await declarations.find(actor, params.declarationId))),
    route(contracts.startDeclaration, async ({ actor, once, body }) => one(actor, await declarations.start(actor, once, body)), {
      again: async ({ actor }, id) => one(actor, await declarations.find(actor, id)),
    }),
    route(contracts.saveDeclaration, async ({ actor, params, body }) =>
      one(actor, await declarations.save(actor, params.declarationId, body.cells, body.revision)),
    ),
    route(contracts.checkDeclaration, async ({ actor, params }) => one(actor, await declarations.check(actor, params.declarationId))),
    route(contracts.submitDeclaration, async ({ actor, params, body }) => one(actor, await declarations.submit(actor, params.declarationId, body))),
    route(contracts.discardDeclaration, async ({ actor, params }) => one(actor, await declarations.discard(actor, params.declarationId))),
    route(contracts.withdrawDeclaration, async ({ actor, params, body }) =>
      one(actor, await declarations.withdraw(actor, params.declarationId, body.reason)),
    ),
  ];
};
