import { route } from '../../kernel/http/index.js';
import { loanWorkbook } from './loan-workbook.js';
import * as contracts from './statistics.contract.js';
export const statisticsRoutes = (statistics, neighbours) => [
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
//# sourceMappingURL=statistics.routes.js.map