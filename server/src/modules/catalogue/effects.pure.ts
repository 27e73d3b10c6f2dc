import type { DefinitionChange } from './catalogue-changes.contract.js';
import type { Disclosure } from './definition.contract.js';

export type Effect = DefinitionChange['effect'];

const openness: Readonly<Record<Disclosure, number>> = { public: 0, onConsent: 1, governmentOnly: 2 };

/** `opens`: somebody may see what they could not see before; `closes`: the other way round. */
export function disclosureEffect(from: Disclosure, to: Disclosure): Effect {
  return openness[to] < openness[from] ? 'opens' : openness[to] > openness[from] ? 'closes' : 'plain';
}

export const textOf = (value: unknown): string | null =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
