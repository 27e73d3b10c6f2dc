import type { z } from 'zod';
import { now } from '../../kernel/clock.js';
import { cut, decodeKeys } from '../../kernel/database/index.js';
import { route, type Route } from '../../kernel/http/index.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { browsed, groupsOf } from './browse.pure.js';
import * as changes from './catalogue-changes.contract.js';
import * as transfer from './catalogue-transfer.contract.js';
import * as contracts from './catalogue.contract.js';
import type { CatalogueService } from './catalogue.service.js';
import { definitionOf, type VersionedDataset } from './published-versions.js';
import { catalogueSheets, templateOf } from './sheets.js';
import { TransferService } from './transfer.service.js';

export const catalogueRoutes = (catalogue: CatalogueService): Route[] => [
  ...publicRoutes(catalogue),
  route(contracts.assignDatasets, async ({ actor, params, body }) => ({ codes: await catalogue.assign(actor, params.organisationId, body.codes) })),
  ...changeRoutes(catalogue),
];

const publicRoutes = (catalogue: CatalogueService): Route[] => [
  route(contracts.listDatasets, async ({ query }) => {
    const page = after(await catalogue.all(), query, ({ code }) => code);
    return { items: await present(catalogue, page.items), nextCursor: page.nextCursor };
  }),
  route(contracts.browseCatalogue, async ({ query: { cursor, limit, ...query } }) => {
    const all = await catalogue.all();
    const supplied = query.supplierId === undefined ? [] : await catalogue.datasetsOf(query.supplierId);
    const page = after(
      browsed(all, query, (code) => supplied.includes(code)),
      { cursor, limit },
      ({ code }) => code,
    );
    const [suppliers, arrivals] = await Promise.all([catalogue.suppliersOf(page.items.map(({ code }) => code)), catalogue.lastArrivals()]);
    return {
      items: page.items.map((dataset) => ({
        ...dataset,
        fieldCount: dataset.fields.length,
        suppliers: [...(suppliers.get(dataset.code) ?? [])],
        lastArrivalAt: arrivals.get(dataset.code)?.toISOString() ?? null,
      })),
      nextCursor: page.nextCursor,
      groups: groupsOf(all),
      sources: [...new Set(all.map(({ sourceName }) => sourceName))].sort(),
      total: all.length,
    };
  }),
  route(contracts.getDataset, async ({ params, query }) => {
    const { code } = params;
    const dataset = query.version === undefined ? await catalogue.definition(code) : await catalogue.definitionAt(code, query.version);
    const [view] = await present(catalogue, [dataset]);
    return { ...view!, lastArrivalAt: (await catalogue.lastArrivals()).get(code)?.toISOString() ?? null };
  }),
  route(contracts.listDatasetVersions, async ({ params, query }) => {
    const versions = await catalogue.versionsOf(params.code);
    const before = query.cursor === undefined ? Infinity : decodeKeys(query.cursor, ['whole'])[0];
    const rest = versions.filter(({ version }) => version < before);
    const page = cut([...rest], query.limit, ({ version }) => [version]);
    const made = await catalogue.changes.madeOf(params.code);
    const current = versions.find((one) => !one.waits || one.effectiveAt <= now());
    return {
      items: page.items.map(({ version, effectiveAt, waits }) => ({
        version,
        state: waits && effectiveAt > now() ? ('upcoming' as const) : version === current?.version ? ('current' as const) : ('superseded' as const),
        effectiveAt: effectiveAt.toISOString(),
        note: made.get(version)?.note ?? '',
        publishedAt: made.get(version)?.decidedAt?.toISOString() ?? null,
      })),
      nextCursor: page.nextCursor,
    };
  }),
  route(transfer.datasetTemplate, async ({ params, query }) => templateOf(await catalogue.definition(params.code), query.format)),
  route(transfer.exportCatalogue, async ({ query: { code, format } }) => {
    const datasets = code === undefined ? await catalogue.all() : [await catalogue.definition(code)];
    const day = chinaDate(now());
    const name = `公共信用信息目录${code === undefined ? '' : ` ${code}`} ${day}.${format}`;
    if (format === 'json') return { name, type: 'application/json', content: [Buffer.from(TransferService.documentOf(datasets))] };
    const content = catalogueSheets(datasets, [`公共信用信息目录，截至 ${day}，${datasets.length} 项`]);
    return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content };
  }),
];

const changeRoutes = ({ changes: drafts, transfer: transfers }: CatalogueService): Route[] => [
  route(changes.listChanges, ({ actor, query }) => drafts.list(actor, query)),
  route(changes.getChange, ({ actor, params }) => drafts.get(actor, params.changeId)),
  route(changes.checkDefinition, ({ body }) => drafts.check(body.definition)),
  route(changes.draftChange, ({ actor, once, body }) => drafts.draft(actor, once, body.definition, body.note ?? ''), {
    again: ({ actor }, changeId) => drafts.get(actor, changeId),
  }),
  route(changes.saveChange, ({ actor, params, body }) => drafts.save(actor, params.changeId, body)),
  route(changes.submitChange, ({ actor, params, body }) => drafts.submit(actor, params.changeId, body.etag)),
  route(changes.discardChange, ({ actor, params, body }) => drafts.discard(actor, params.changeId, body.etag)),
  route(changes.publishChange, async ({ actor, params, body }) => {
    await drafts.reviews.publish(actor, params.changeId, body.etag, body.confirmsOpening);
    return drafts.get(actor, params.changeId);
  }),
  route(changes.returnChange, async ({ actor, params, body }) => {
    await drafts.reviews.return(actor, params.changeId, body.etag, body.reason);
    return drafts.get(actor, params.changeId);
  }),
  route(transfer.importCatalogue, async ({ actor, upload }) => {
    const parts: Uint8Array[] = [];
    for await (const part of upload.bytes) parts.push(part);
    return transfers.take(actor, Buffer.concat(parts));
  }),
];

function after<T>(items: readonly T[], { cursor, limit }: { cursor?: string | undefined; limit: number }, keyOf: (item: T) => string) {
  const last = cursor === undefined ? '' : decodeKeys(cursor, ['text'])[0];
  return cut(
    items.filter((item) => keyOf(item) > last),
    limit,
    (item) => [keyOf(item)],
  );
}

async function present(catalogue: CatalogueService, datasets: readonly VersionedDataset[]): Promise<z.input<typeof contracts.datasetView>[]> {
  const suppliers = await catalogue.suppliersOf(datasets.map(({ code }) => code));
  return datasets.map((dataset) => ({ ...definitionOf(dataset), version: dataset.version, suppliers: [...(suppliers.get(dataset.code) ?? [])] }));
}
