import { cut, decodeCursor } from '../../kernel/database/index.js';
import { route } from '../../kernel/http/index.js';
import * as contracts from './catalogue.contract.js';
export const catalogueRoutes = (catalogue) => [
    route(contracts.listDatasets, async ({ query }) => {
        const after = query.cursor === undefined ? '' : String(decodeCursor(query.cursor, 1)[0]);
        const rest = (await catalogue.all()).filter(({ code }) => code > after);
        const page = cut(rest, query.limit, ({ code }) => [code]);
        return { items: await present(catalogue, page.items), nextCursor: page.nextCursor };
    }),
    route(contracts.getDataset, async ({ params }) => {
        const [view] = await present(catalogue, [await catalogue.definition(params.code)]);
        return view;
    }),
    route(contracts.assignDatasets, async ({ actor, params, body }) => ({ codes: await catalogue.assign(actor, params.organisationId, body.codes) })),
];
async function present(catalogue, datasets) {
    const suppliers = await catalogue.suppliersOf(datasets.map(({ code }) => code));
    return datasets.map((dataset) => ({ ...dataset, fields: [...dataset.fields], suppliers: [...(suppliers.get(dataset.code) ?? [])] }));
}
//# sourceMappingURL=catalogue.routes.js.map