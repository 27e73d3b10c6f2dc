import type { FieldSpec } from '../../kernel/importing/fields.contract.js';
import type { DefinitionChange } from './catalogue-changes.contract.js';
import type { DatasetDefinition, Disclosure } from './definition.contract.js';
import { disclosureEffect, textOf, type Effect } from './effects.pure.js';
import { isPersonal, isSealed } from './personal.js';

interface Side {
  readonly definition: DatasetDefinition;
  readonly field: FieldSpec;
}

/** One field before and after, property by property. */
export function fieldChanges(from: Side, to: Side): DefinitionChange[] {
  const properties: readonly (keyof FieldSpec)[] = [
    'title',
    'type',
    'required',
    'min',
    'max',
    'lengthMax',
    'decimalsMax',
    'codes',
    'unit',
    'sensitivity',
    'mask',
    'indexed',
    'disclosure',
    'disclosureFlag',
    'headers',
    'pattern',
  ];
  return properties.flatMap((property): DefinitionChange[] => {
    const [before, after] = [textOf(from.field[property]), textOf(to.field[property])];
    if (before === after) return [];
    const texts = property === 'codes' ? codeTexts(from.field, to.field) : { from: before, to: after };
    const about = { part: 'field' as const, name: to.field.name, title: to.field.title, property };
    return [{ ...about, kind: 'changed', ...texts, effect: effectOf(property, from, to) }];
  });
}

function effectOf(property: keyof FieldSpec, from: Side, to: Side): Effect {
  const [old, field] = [from.field, to.field];
  switch (property) {
    case 'type':
      return isInKey(from, to) ? 'key' : 'breaks';
    case 'required':
      return field.required ? 'breaks' : 'loosens';
    case 'min':
      return numberOr(field.min, -Infinity) > numberOr(old.min, -Infinity) ? 'tightens' : 'loosens';
    case 'max':
    case 'lengthMax':
    case 'decimalsMax':
      return numberOr(field[property], Infinity) < numberOr(old[property], Infinity) ? 'tightens' : 'loosens';
    case 'pattern':
      return field.pattern === undefined ? 'loosens' : 'tightens';
    case 'codes':
      return removedCodes(old, field).length > 0 ? 'breaks' : 'loosens';
    case 'disclosure':
      return disclosureEffect(ownDisclosure(from), ownDisclosure(to));
    case 'disclosureFlag':
      // A flag lets each row decide: it can open what was closed, and close what was open.
      return ownDisclosure(to) === 'public' && field.disclosureFlag !== undefined ? 'closes' : 'opens';
    case 'sensitivity':
    case 'mask':
      return isPersonal(old) && (!isPersonal(field) || (isSealed(old) && !isSealed(field)) || field.mask === undefined) ? 'opens' : 'closes';
    default:
      return 'plain';
  }
}

const ownDisclosure = ({ definition, field }: Side): Disclosure => field.disclosure ?? definition.disclosure;

const isInKey = (from: Side, to: Side): boolean =>
  [from, to].some(({ definition, field }) => definition.naturalKey.includes(field.name) || definition.periodField === field.name);

/** Bounds of one kind: days compare as texts of one length, so as numbers without their hyphens. `today` moves: taken for the latest day. */
function numberOr(bound: FieldSpec['min'], absent: number): number {
  if (bound === undefined) return absent;
  if (bound === 'today') return 99_999_999;
  return typeof bound === 'string' && /^\d{4}(-\d{2})+$/.test(bound) ? Number(bound.replaceAll('-', '')) : Number(bound);
}

const removedCodes = (old: FieldSpec, field: FieldSpec): string[] => {
  const kept = new Set(field.codes?.map(({ code }) => code));
  return (old.codes ?? []).map(({ code }) => code).filter((code) => !kept.has(code));
};

/** A long table is not printed twice: only what came and what went. */
function codeTexts(old: FieldSpec, field: FieldSpec): { from: string | null; to: string | null } {
  const written = ({ code, title }: { code: string; title: string }): string => `${code} ${title}`;
  const before = new Set(old.codes?.map(written));
  const after = new Set(field.codes?.map(written));
  const listed = (texts: readonly string[]): string | null =>
    texts.length === 0 ? null : texts.slice(0, 30).join('、') + (texts.length > 30 ? '…' : '');
  return { from: listed([...before].filter((text) => !after.has(text))), to: listed([...after].filter((text) => !before.has(text))) };
}
