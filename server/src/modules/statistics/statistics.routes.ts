import { route, type Route } from '../../kernel/http/index.js';
import { loanWorkbook } from './loan-workbook.js';
import * as contracts from './statistics.contract.js';
import type { Neighbours, StatisticsService } from './statistics.service.js';

export const statisticsRoutes = (statistics: StatisticsService, neighbours: Pick<Neighbours, 'organisations' | 'people'>): Route[] => [
  route(contracts.getLoanTable, ({ actor, query }) => statistics.table(actor, query)),
  route(contracts.getOverview, ({ actor, query }) => statistics.overview(actor, query)),
  route(contracts.getDimensions, ({ actor }) => statistics.dimensions(actor)),
  route(contracts.exportLoanTable, async ({ actor, query }) => {
    const table = await statistics.table(actor, query);
    const bank = (await neighbours.organisations.banks()).find(({ id }) => id === query.bankId);
    const person = (await neighbours.people.namesOf([actor.personId])).get(actor.personId);
    return loanWorkbook(table, query, bank?.name ?? null, person?.name ?? '');
  }),
];
