import { In, type EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { Actor } from '../../kernel/actor.js';
import type { VersionedDataset } from '../catalogue/index.js';
import { cellsIn } from './cells.js';
import { ownField } from './checking.js';
import { commitmentAt, commitmentOf } from './commitments.js';
import { Declaration } from './declaration.entity.js';
import { declarationMachine } from './declaration.machine.js';
import type { DeclarationForm, DeclarationView } from './declarations.contract.js';
import type { DeclarationsNeighbours } from './declarations.service.js';

export const presentForm = (dataset: VersionedDataset): DeclarationForm => ({
  dataset: dataset.code,
  version: dataset.version,
  title: dataset.title,
  group: dataset.group,
  legalBasis: dataset.legalBasis,
  disclosure: dataset.disclosure,
  cadence: dataset.cadence,
  retentionYears: dataset.retentionYears,
  periodField: dataset.periodField,
  fields: dataset.fields.filter(({ name }) => name !== ownField),
  commitment: commitmentAt(chinaDate(now())),
});

export async function presentDeclarations(
  manager: EntityManager,
  { identity, catalogue, sealing }: DeclarationsNeighbours,
  actor: Actor,
  declarations: readonly Declaration[],
): Promise<DeclarationView[]> {
  if (declarations.length === 0) return [];
  const people = declarations.flatMap(({ submittedBy }) => submittedBy ?? []);
  const names = await identity.namesOf([...new Set(people)]);
  const followers = await manager.findBy(Declaration, { replaces: In(declarations.map(({ id }) => id)) });
  const acceptedAfter = new Map(
    followers.flatMap(({ replaces, id, acceptedAt }) => (replaces !== null && acceptedAt ? [[replaces, id] as const] : [])),
  );
  return Promise.all(
    declarations.map(async (one) => {
      const dataset =
        one.datasetVersion === null ? await catalogue.definition(one.dataset) : await catalogue.definitionAt(one.dataset, one.datasetVersion);
      const cells = cellsIn(sealing, one.cells);
      return {
        id: one.id,
        reference: one.reference,
        dataset: one.dataset,
        title: dataset.title,
        state: one.state,
        revision: one.revision,
        period: one.period,
        cells,
        values: dataset.fields
          .filter(({ name }) => name !== ownField)
          .map((field) => ({
            field: field.name,
            title: field.title,
            value: field.codes?.find(({ code }) => code === cells[field.name])?.title ?? (cells[field.name]?.trim() || null),
            unit: field.unit ?? null,
          })),
        replaces: one.replaces,
        replacedBy: acceptedAfter.get(one.id) ?? null,
        commitment: one.commitmentVersion === null ? null : commitmentOf(one.commitmentVersion),
        valuesDigest: one.valuesDigest,
        evidenceId: one.evidenceId,
        createdAt: one.createdAt.toISOString(),
        savedAt: one.savedAt.toISOString(),
        submittedAt: one.submittedAt?.toISOString() ?? null,
        submittedBy: one.submittedBy === null ? null : (names.get(one.submittedBy)?.name ?? ''),
        acceptedAt: one.acceptedAt?.toISOString() ?? null,
        endedAt: one.endedAt?.toISOString() ?? null,
        endReason: one.endReason,
        can: actor.permissions.has('declaration:write') ? movesOf(one) : [],
      };
    }),
  );
}

const movesOf = ({ state }: Declaration): DeclarationView['can'] => [
  ...(declarationMachine.allows(state, 'submit') ? (['save', 'submit', 'discard'] as const) : []),
  ...(declarationMachine.allows(state, 'withdraw') ? (['amend', 'withdraw'] as const) : []),
];
