import type { Actor } from '../../kernel/actor.js';
import type { IdentityService } from '../identity/index.js';
import type { ChangeBrief, ChangeView, DefinitionCheck } from './catalogue-changes.contract.js';
import { movesFor } from './changes.policy.js';
import type { DatasetChange } from './dataset-change.entity.js';
import { datasetDefinition } from './definition.contract.js';
import { definitionFaults } from './definition-faults.pure.js';

type People = Pick<IdentityService, 'namesOf'>;

export async function presentBriefs(actor: Actor, people: People, changes: readonly DatasetChange[]): Promise<ChangeBrief[]> {
  const names = await people.namesOf([...new Set(changes.flatMap(({ authorIds, reviewerId }) => [...authorIds.slice(-1), reviewerId ?? []].flat()))]);
  return changes.map((change) => {
    const definition = datasetDefinition.parse(change.definition);
    return {
      id: change.id,
      code: change.code,
      title: definition.title,
      state: change.state,
      baseVersion: change.baseVersion,
      version: change.version,
      origin: change.origin,
      note: change.note,
      effectiveAt: change.effectiveAt?.toISOString() ?? null,
      editedBy: names.get(change.authorIds.at(-1) ?? '')?.name ?? '',
      editedAt: change.editedAt.toISOString(),
      reviewedBy: change.reviewerId === null ? null : (names.get(change.reviewerId)?.name ?? ''),
      decidedAt: change.decidedAt?.toISOString() ?? null,
      returnedReason: change.returnedReason,
      faultCount: definitionFaults(definition).length,
      etag: change.etag,
      can: movesFor(actor, change),
    };
  });
}

export async function presentChange(actor: Actor, people: People, change: DatasetChange, check: DefinitionCheck): Promise<ChangeView> {
  const [brief] = await presentBriefs(actor, people, [change]);
  return {
    ...(brief as ChangeBrief),
    definition: datasetDefinition.parse(change.definition),
    openingBasis: change.openingBasis,
    check,
  };
}
