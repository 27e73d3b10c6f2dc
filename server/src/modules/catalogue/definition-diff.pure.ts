import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import type { DefinitionChange } from './catalogue-changes.contract.js';
import type { DatasetDefinition, Disclosure } from './definition.contract.js';
import { disclosureEffect, textOf, type Effect } from './effects.pure.js';
import { fieldChanges } from './field-diff.pure.js';

const plainParts = [
  'title',
  'group',
  'sourceName',
  'nationalOwner',
  'legalBasis',
  'provenance',
  'behaviour',
  'channel',
  'sharingScope',
  'sharingMode',
  'cadence',
  'freshnessDays',
  'retentionYears',
  'sensitivity',
  'standard',
] as const;

/** What is different, and what each difference does to sources, banks and firms. */
export function definitionChanges(from: DatasetDefinition | null, to: DatasetDefinition): DefinitionChange[] {
  if (!from) return [{ part: 'dataset', name: to.code, property: '', kind: 'added', title: to.title, from: null, to: null, effect: 'plain' }];
  return [...datasetChanges(from, to), ...fieldListChanges(from, to), ...ruleChanges(from, to)];
}

function datasetChanges(from: DatasetDefinition, to: DatasetDefinition): DefinitionChange[] {
  const changed = (property: keyof DatasetDefinition, effect: Effect): DefinitionChange[] =>
    textOf(from[property]) === textOf(to[property])
      ? []
      : [
          {
            part: 'dataset',
            name: to.code,
            property,
            kind: 'changed',
            title: to.title,
            from: textOf(from[property]),
            to: textOf(to[property]),
            effect,
          },
        ];
  return [
    ...plainParts.flatMap((property) => changed(property, 'plain')),
    ...changed('disclosure', disclosureEffect(from.disclosure, to.disclosure)),
    ...changed('rowDisclosure', rowEffect(from, to)),
    ...changed('naturalKey', 'key'),
    ...changed('periodField', 'key'),
    ...changed('registers', 'key'),
  ];
}

function rowEffect(from: DatasetDefinition, to: DatasetDefinition): Effect {
  const codes = new Set([...Object.keys(from.rowDisclosure?.values ?? {}), ...Object.keys(to.rowDisclosure?.values ?? {})]);
  const of = (definition: DatasetDefinition, code: string): Disclosure => definition.rowDisclosure?.values[code] ?? definition.disclosure;
  const effects = [...codes].map((code) => disclosureEffect(of(from, code), of(to, code)));
  // Another field decides: nothing can be said of single rows, so a person has to look.
  if (from.rowDisclosure && to.rowDisclosure && from.rowDisclosure.field !== to.rowDisclosure.field) return 'opens';
  return effects.find((effect) => effect === 'opens') ?? effects.find((effect) => effect === 'closes') ?? 'plain';
}

function fieldListChanges(from: DatasetDefinition, to: DatasetDefinition): DefinitionChange[] {
  const before = new Map(from.fields.map((field) => [field.name, field]));
  const after = new Set(to.fields.map(({ name }) => name));
  const about = ({ name, title }: FieldSpec) => ({ part: 'field' as const, name, title, property: '', from: null, to: null });
  return [
    ...to.fields.flatMap((field): DefinitionChange[] => {
      const old = before.get(field.name);
      if (!old) return [{ ...about(field), kind: 'added', to: field.type, effect: field.required ? 'breaks' : 'plain' }];
      return fieldChanges({ definition: from, field: old }, { definition: to, field });
    }),
    ...from.fields
      .filter(({ name }) => !after.has(name))
      .map((field): DefinitionChange => ({ ...about(field), kind: 'removed', from: field.type, effect: 'breaks' })),
    ...(isReordered(from, to) ? [{ ...about(to.fields[0]!), kind: 'changed' as const, property: 'order', effect: 'plain' as const }] : []),
  ];
}

function isReordered(from: DatasetDefinition, to: DatasetDefinition): boolean {
  const names = new Set(to.fields.map(({ name }) => name));
  const kept = from.fields.map(({ name }) => name).filter((name) => names.has(name));
  const now = to.fields.map(({ name }) => name).filter((name) => kept.includes(name));
  return kept.join() !== now.join();
}

function ruleChanges(from: DatasetDefinition, to: DatasetDefinition): DefinitionChange[] {
  const before = new Map(from.rules.map((rule) => [rule.code, rule]));
  const after = new Set(to.rules.map(({ code }) => code));
  return [
    ...to.rules.flatMap((rule): DefinitionChange[] => {
      const about = { part: 'rule' as const, name: rule.code, title: rule.title, property: '' };
      const old = before.get(rule.code);
      const text = textOf(rule);
      if (!old) return [{ ...about, kind: 'added', from: null, to: text, effect: rule.severity === 'reject' ? 'tightens' : 'plain' }];
      if (textOf(old) === text) return [];
      return [{ ...about, kind: 'changed', from: textOf(old), to: text, effect: rule.severity === 'reject' ? 'tightens' : 'loosens' }];
    }),
    ...from.rules
      .filter(({ code }) => !after.has(code))
      .map((rule): DefinitionChange => ({
        part: 'rule',
        name: rule.code,
        title: rule.title,
        property: '',
        kind: 'removed',
        from: textOf(rule),
        to: null,
        effect: 'loosens',
      })),
  ];
}
