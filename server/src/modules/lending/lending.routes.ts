import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Database } from '../../kernel/database/index.js';
import { route, type Route } from '../../kernel/http/index.js';
import type { consentRequestView } from '../consents/consents.contract.js';
import * as contracts from './lending.contract.js';
import type { Neighbours } from './lending.neighbours.js';
import { pageOfEvents, pageOfLines, pageOfLoans, visibleEvent, visibleLine, visibleLoan } from './lending.repository.js';
import type { LendingService } from './lending.service.js';
import { askMonitoring, listMonitoring } from './monitoring.contract.js';
import { MonitoringService } from './monitoring.service.js';
import { LendingViews } from './lending.views.js';

/** Presents what was asked of a firm; consents know how. */
interface Requests {
  presentRequests(actor: Actor, ids: readonly string[]): Promise<z.input<typeof consentRequestView>[]>;
}

export function lendingRoutes(database: Database, lending: LendingService, neighbours: Neighbours, requests: Requests): Route[] {
  const views = new LendingViews(database, neighbours);
  const monitoring = new MonitoringService(database, neighbours);
  const asked = async (actor: Actor, requestId: string) => single(await requests.presentRequests(actor, [requestId]));
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
    route(listMonitoring, async ({ actor, query }) => {
      const page = await monitoring.page(actor, query);
      return { items: await monitoring.present(database.read(), actor, page.items), nextCursor: page.nextCursor };
    }),
    route(askMonitoring, async ({ actor, params, body, once }) => asked(actor, await monitoring.ask(actor, params.loanId, body.items, once)), {
      again: ({ actor }, requestId) => asked(actor, requestId),
    }),
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
