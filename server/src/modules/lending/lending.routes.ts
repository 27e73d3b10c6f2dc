import type { Database } from '../../kernel/database/index.js';
import { route, type Route } from '../../kernel/http/index.js';
import * as contracts from './lending.contract.js';
import type { Neighbours } from './lending.neighbours.js';
import { pageOfEvents, pageOfLines, pageOfLoans, visibleEvent, visibleLine, visibleLoan } from './lending.repository.js';
import type { LendingService } from './lending.service.js';
import { LendingViews } from './lending.views.js';

export function lendingRoutes(database: Database, lending: LendingService, neighbours: Neighbours): Route[] {
  const views = new LendingViews(database, neighbours);
  return [
    route(contracts.reportLendingEvent, async ({ actor, body }) => {
      const eventId = await lending.report(actor, body);
      return single(await views.events(actor, [await visibleEvent(database.read(), actor, eventId)]));
    }),
    route(contracts.listLendingEvents, async ({ actor, query }) => {
      const page = await pageOfEvents(database.read(), actor, query);
      return { items: await views.events(actor, page.items), nextCursor: page.nextCursor };
    }),
    route(contracts.listLoans, async ({ actor, query }) => {
      const page = await pageOfLoans(database.read(), actor, query);
      return { items: await views.loans(page.items), nextCursor: page.nextCursor };
    }),
    route(contracts.getLoan, async ({ actor, params }) => single(await views.loans([await visibleLoan(database.read(), actor, params.loanId)]))),
    route(contracts.listCreditLines, async ({ actor, query }) => {
      const page = await pageOfLines(database.read(), actor, query);
      return { items: await views.lines(actor, page.items), nextCursor: page.nextCursor };
    }),
    route(contracts.getCreditLine, async ({ actor, params }) =>
      single(await views.lines(actor, [await visibleLine(database.read(), actor, params.creditLineId)])),
    ),
  ];
}

function single<T>(views: readonly T[]): T {
  const [view] = views;
  if (view === undefined) throw new Error('One row gives one view');
  return view;
}
