import { route } from '../../kernel/http/index.js';
import * as contracts from './records.contract.js';
export const recordsRoutes = (records) => [
    route(contracts.listOwnRecords, async ({ actor, query }) => records.ownRecords(actor, query)),
];
//# sourceMappingURL=records.routes.js.map