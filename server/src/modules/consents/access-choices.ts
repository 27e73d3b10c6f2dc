import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { Access } from './access.entity.js';
import { visibleTo } from './consents.repository.js';
import { titled, type ConsentViews, type Neighbours } from './consents.views.js';

const choicesMax = 200;

/** What occurs in the caller's own list, for narrowing it; names only where the list shows them too. */
export async function accessChoices(manager: EntityManager, views: ConsentViews, { organisations, people }: Neighbours, actor: Actor) {
  const distinct = async <T extends string>(...fields: readonly T[]): Promise<Array<Record<T, string>>> => {
    const builder = manager.createQueryBuilder(Access, 'access').select([]).where(visibleTo(actor)).distinct(true).limit(choicesMax);
    for (const field of fields) builder.addSelect(`access.${field}`, field);
    return builder.getRawMany<Record<T, string>>();
  };
  const pairs = await distinct('receiverId', 'personId');
  const codes = new Set((await distinct('datasets')).flatMap(({ datasets }) => JSON.parse(datasets) as string[]));
  const receiverIds = [...new Set(pairs.map(({ receiverId }) => receiverId))];
  const houses = receiverIds.length === 0 ? new Map<string, { name: string }>() : await organisations.nameOf(receiverIds);
  const persons = await people.namesOf(pairs.map(({ personId }) => personId));
  const definitions = await views.datasets([...codes]);
  return {
    receivers: receiverIds.map((id) => ({ id, name: houses.get(id)?.name ?? id })),
    people: pairs.map(({ receiverId, personId: id }) => ({ id, name: persons.get(id)?.name ?? id, party: houses.get(receiverId)?.name ?? '' })),
    datasets: [...codes].sort().map((dataset) => ({ dataset, title: titled(definitions, dataset).title })),
  };
}
