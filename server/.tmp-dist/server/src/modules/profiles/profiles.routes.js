import { decodeCursor, cut } from '../../kernel/database/index.js';
import { Guarded, route } from '../../kernel/http/index.js';
import * as contracts from './profiles.contract.js';
/** Consented data leaves through `Guarded` only: gate 2 holds the consent while the bytes go. */
export const profilesRoutes = (profiles, consents) => [
    route(contracts.openProfile, async ({ actor, params, body }) => {
        const open = await consents.open(actor, { enterpriseId: params.enterpriseId, applicationId: body.applicationId });
        return new Guarded(await profiles.present(open), (send) => consents.handOver(actor, open, send));
    }),
    route(contracts.readProfile, async ({ actor, params }) => {
        const open = await consents.reopen(actor, params.enterpriseId, params.accessId);
        return new Guarded(await profiles.present(open), (send) => consents.handOver(actor, open, send));
    }),
    route(contracts.listProfileRecords, async ({ actor, params, query }) => {
        const open = await consents.reopen(actor, params.enterpriseId, params.accessId);
        if (!(await profiles.isOpenTo(open, query.dataset)))
            return consents.refuseDataset(actor, open, query.dataset);
        return new Guarded(await profiles.recordsUnder(open, query), (send) => consents.handOver(actor, open, send));
    }),
    route(contracts.getOwnProfile, async ({ actor }) => profiles.own(actor)),
    route(contracts.listFacts, async ({ query }) => {
        const after = query.cursor === undefined ? '' : String(decodeCursor(query.cursor, 1)[0]);
        const start = profiles.facts.findIndex(({ code }) => code === after) + 1;
        return cut(profiles.facts.slice(start, start + query.limit + 1), query.limit, ({ code }) => [code]);
    }),
];
//# sourceMappingURL=profiles.routes.js.map