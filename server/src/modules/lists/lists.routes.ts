import { route, type Route } from '../../kernel/http/index.js';
import type { Actor } from '../../kernel/actor.js';
import * as contracts from './lists.contract.js';
import type { CheckRow, ListCheckView } from './lists.contract.js';
import type { ListCheck } from './list-check.entity.js';
import type { ListsService } from './lists.service.js';
import { presentChecks, presentFile, presentLists } from './lists.views.js';

interface People {
  namesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>>;
}

export function listsRoutes(lists: ListsService, people: People): Route[] {
  const present = async (check: ListCheck): Promise<ListCheckView> => {
    const [view] = await presentChecks(lists, [check], (ids) => people.namesOf(ids));
    if (!view) throw new Error('Nothing to present');
    return view;
  };
  const withRow = async (actor: Actor, check: ListCheck): Promise<ListCheckView & { row: CheckRow }> => {
    const { items } = await lists.rows(actor, check.id, { limit: 1 });
    const [row] = items;
    if (!row) throw new Error('Nothing to present');
    return { ...(await present(check)), row };
  };
  return [
    route(contracts.listLists, async () => ({ items: await presentLists(lists) })),
    route(contracts.checkOne, async ({ actor, body, once }) => withRow(actor, await lists.checkOne(actor, once, body)), {
      again: async ({ actor }, id) => withRow(actor, await lists.find(actor, id)),
    }),
    route(contracts.checkFile, async ({ actor, query, upload }) =>
      present(await lists.checkFile(actor, { ...query, datasets: query.datasets?.split(',').filter((code) => code !== ''), upload: upload.bytes })),
    ),
    route(contracts.listChecks, async ({ actor, query }) => {
      const page = await lists.page(actor, query);
      return { ...page, items: await presentChecks(lists, page.items, (ids) => people.namesOf(ids)) };
    }),
    route(contracts.getCheck, async ({ actor, params }) => present(await lists.find(actor, params.checkId))),
    route(contracts.listCheckRows, async ({ actor, params, query }) => lists.rows(actor, params.checkId, query)),
    route(contracts.downloadCheck, async ({ actor, params }) => {
      const check = await lists.find(actor, params.checkId);
      return presentFile(await present(check), lists.allRows(check), params.format);
    }),
  ];
}
