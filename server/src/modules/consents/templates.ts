import type { EntityManager } from 'typeorm';
import type { ConsentPurpose } from './consents.contract.js';
import { ConsentPolicy, ConsentTemplate } from './template.entity.js';

/** The line in force on a day: the newest that has begun. */
export function inForceOn<T extends { readonly inForceFrom: string }>(lines: readonly T[], day: string): T | undefined {
  return lines.filter(({ inForceFrom }) => inForceFrom <= day).sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];
}

export async function templateAt(manager: EntityManager, purpose: ConsentPurpose, day: string): Promise<ConsentTemplate> {
  const found = inForceOn(await manager.findBy(ConsentTemplate, { purpose }), day);
  if (!found) throw new Error(`No template for ${purpose} on ${day}`);
  return found;
}

/** A request keeps the line it was made under, also when a newer one has come since. */
export async function templatesOf(manager: EntityManager, versions: readonly string[]): Promise<(version: string) => ConsentTemplate> {
  const lines = versions.length === 0 ? [] : await manager.find(ConsentTemplate);
  const found = new Map(lines.map((line) => [line.version, line]));
  return (version) => {
    const template = found.get(version);
    if (!template) throw new Error(`No template ${version}`);
    return template;
  };
}

export async function policyAt(manager: EntityManager, day: string): Promise<ConsentPolicy> {
  const found = inForceOn(await manager.find(ConsentPolicy), day);
  if (!found) throw new Error(`No consent policy on ${day}`);
  return found;
}
