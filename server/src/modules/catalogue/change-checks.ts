import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { mappingFaults } from '../../kernel/importing/index.js';
import type { DefinitionChange, DefinitionCheck, Touched } from './catalogue-changes.contract.js';
import { contextFaults, keyFaultsOf } from './context-faults.pure.js';
import type { DatasetDefinition } from './definition.contract.js';
import { definitionChanges } from './definition-diff.pure.js';
import { definitionFaults, type DefinitionFault } from './definition-faults.pure.js';
import { keyFieldsOf } from './key-fields.js';
import type { CatalogueNeighbours } from './neighbours.js';
import { noticeOf } from './notice-preview.pure.js';
import { definitionOf, type PublishedVersion, type PublishedVersions } from './published-versions.js';

interface Neighbours extends Pick<CatalogueNeighbours, 'hasRecords' | 'mappingsOf' | 'productsNeeding' | 'organisations'> {
  readonly suppliersOf: (codes: readonly string[]) => Promise<ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>>;
}

export interface Judged {
  readonly base: PublishedVersion | null;
  readonly changes: DefinitionChange[];
  readonly faults: DefinitionFault[];
  readonly opens: boolean;
}

export const digestOf = (definition: DatasetDefinition): string => sha256(canonical(definition));

/** What a definition would do to the catalogue as it stands, and to everything that stands on it. */
export class ChangeChecks {
  constructor(
    private readonly published: PublishedVersions,
    private readonly neighbours: Neighbours,
  ) {}

  /** Whether it may take effect. `among`: what comes with it in the same file. */
  async judge(definition: DatasetDefinition, among: readonly DatasetDefinition[] = []): Promise<Judged> {
    const newest = await this.published.newest();
    const base = newest.get(definition.code) ?? null;
    const changes = definitionChanges(base && definitionOf(base), definition);
    const others = new Map<string, DatasetDefinition>([...newest, ...among.map((one) => [one.code, one] as const)]);
    others.delete(definition.code);
    const keyChanges = changes.filter(({ effect }) => effect === 'key');
    const isKeyFixed = keyChanges.length > 0 && (await this.neighbours.hasRecords(definition.code));
    return {
      base,
      changes,
      faults: [
        ...definitionFaults(definition),
        ...contextFaults(definition, [...others.values()]),
        ...(isKeyFixed ? keyFaultsOf(definition, keyChanges) : []),
      ],
      opens: changes.some(({ effect }) => effect === 'opens'),
    };
  }

  /** The same with everything a person wants to see before deciding. */
  async whole(definition: DatasetDefinition): Promise<DefinitionCheck> {
    const { base, changes, faults, opens } = await this.judge(definition);
    return { faults, changes, opens, touches: await this.touches(base, definition), notice: noticeOf(definition) };
  }

  /** Of one that has become a version: what it changed then, not how it differs from what is newest now, which may be itself. */
  async past(definition: DatasetDefinition, baseVersion: number | null): Promise<DefinitionCheck> {
    const base = baseVersion === null ? null : ((await this.published.at(definition.code, baseVersion)) ?? null);
    const changes = definitionChanges(base && definitionOf(base), definition);
    const opens = changes.some(({ effect }) => effect === 'opens');
    return { faults: [], changes, opens, touches: await this.touches(base, definition), notice: noticeOf(definition) };
  }

  private async touches(base: PublishedVersion | null, definition: DatasetDefinition): Promise<Touched> {
    const { code } = definition;
    if (!base) return { hasRecords: false, mappings: [], products: [] };
    const [hasRecords, mappings, products, suppliers] = await Promise.all([
      this.neighbours.hasRecords(code),
      this.neighbours.mappingsOf(code),
      this.neighbours.productsNeeding(code),
      this.neighbours.suppliersOf([code]),
    ]);
    const saved = mappings.map(({ organisationId, version, mapping }) => ({
      organisationId,
      version,
      faults: mappingFaults(mapping, definition.fields, keyFieldsOf(definition)).map(({ detail }) => detail),
    }));
    // Without a mapping of its own a source delivers under our titles: a new title is a header it does not know.
    const byTitle = (suppliers.get(code) ?? [])
      .filter(({ id }) => !saved.some(({ organisationId }) => organisationId === id))
      .map(({ id }) => ({ organisationId: id, version: 0, faults: titleFaults(base, definition) }));
    const all = [...saved, ...byTitle];
    const names = await this.neighbours.organisations.nameOf(all.map(({ organisationId }) => organisationId));
    return {
      hasRecords,
      products,
      mappings: all.map((one) => ({ ...one, organisationName: names.get(one.organisationId)?.name ?? '' })),
    };
  }
}

function titleFaults(base: PublishedVersion, definition: DatasetDefinition): string[] {
  const after = new Map(definition.fields.map((field) => [field.name, field]));
  const changed = base.fields.flatMap(({ name, title }) => {
    const field = after.get(name);
    if (!field) return [`列“${title}”不再使用`];
    return field.title === title ? [] : [`列“${title}”改叫“${field.title}”`];
  });
  const known = new Set(base.fields.map(({ name }) => name));
  return [...changed, ...definition.fields.filter(({ name, required }) => required && !known.has(name)).map(({ title }) => `新增必填列“${title}”`)];
}
