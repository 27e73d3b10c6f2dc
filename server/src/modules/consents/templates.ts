import type { EntityManager } from 'typeorm';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { ConsentPurpose } from './consents.contract.js';
import type { ConsentRequest } from './request.entity.js';
import { ConsentPolicy, ConsentTemplate } from './template.entity.js';
import { TermChange } from './term-change.entity.js';
import type { PolicyTerms, TemplateTerms } from './term-changes.contract.js';

/** The line in force on a day: the newest that has begun. */
export function inForceOn<T extends { readonly inForceFrom: string }>(lines: readonly T[], day: string): T | undefined {
  return lines.filter(({ inForceFrom }) => inForceFrom <= day).sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];
}

export interface TemplateLine extends ConsentTemplate {
  /** Agreed on, and taken back before its day: bounds nothing, and still says what it said. */
  readonly isWithdrawn: boolean;
}

/** What the platform opened with and what was published since. */
export async function templateLines(manager: EntityManager, purpose?: ConsentPurpose): Promise<TemplateLine[]> {
  const first = await manager.find(ConsentTemplate, purpose ? { where: { purpose } } : {});
  const changes = await manager.find(TermChange, purpose ? { where: { subject: purpose } } : {});
  const later = changes.flatMap(({ version, inForceFrom, state, terms }) => {
    if (version === null || terms.kind !== 'template') return [];
    const { kind: _, ...bounds } = terms;
    // What it is bound to belongs to the purpose, not to its bounds.
    const boundTo = first.find((line) => line.purpose === terms.purpose)?.boundTo ?? null;
    return [{ ...bounds, version, inForceFrom, boundTo, isWithdrawn: state === 'withdrawn' }];
  });
  return [...first.map((line) => ({ ...line, isWithdrawn: false })), ...later];
}

export async function policyLines(manager: EntityManager): Promise<ConsentPolicy[]> {
  const first = await manager.find(ConsentPolicy);
  const changes = await manager.findBy(TermChange, { subject: 'policy', state: 'published' });
  const later = changes.map(({ inForceFrom, terms }) => {
    const { kind: _, ...days } = terms as PolicyTerms;
    return { ...days, inForceFrom };
  });
  return [...first, ...later];
}

const standing = (lines: readonly TemplateLine[], purpose: ConsentPurpose): TemplateLine[] =>
  lines.filter((line) => line.purpose === purpose && !line.isWithdrawn);

export async function templateAt(manager: EntityManager, purpose: ConsentPurpose, day: string): Promise<ConsentTemplate> {
  const found = inForceOn(standing(await templateLines(manager, purpose), purpose), day);
  if (!found) throw new Error(`No template for ${purpose} on ${day}`);
  return found;
}

export type Bounds = Pick<ConsentTemplate, keyof Omit<TemplateTerms, 'kind' | 'purpose'>>;

/**
 * What bounds the answer to a request: the line it was made under, and where the one in force on the day of the answer
 * lets less, that one. A wider one that has come since gives nobody more than was asked.
 */
export async function boundsOf(manager: EntityManager): Promise<(request: ConsentRequest, instant: Date) => Bounds> {
  const lines = await templateLines(manager);
  return (request, instant) => {
    const asked = lines.find(({ version }) => version === request.templateVersion);
    const current = inForceOn(standing(lines, request.purpose), chinaDate(request.endedAt ?? instant));
    if (!asked || !current) throw new Error(`No template ${request.templateVersion}`);
    return asked.version === current.version ? asked : narrower(asked, current);
  };
}

/** The smaller of each; the choices on screen end with the bound itself. */
export function narrower(a: Bounds, b: Bounds): Bounds {
  const validDaysMax = Math.min(a.validDaysMax, b.validDaysMax);
  const usesMax = Math.min(a.usesMax, b.usesMax);
  const upTo = (choices: readonly number[], most: number): number[] => [...choices.filter((choice) => choice < most), most];
  return {
    monthsMax: Math.min(a.monthsMax, b.monthsMax),
    validDaysMax,
    usesMax,
    offersPersonal: a.offersPersonal && b.offersPersonal,
    validDaysChoices: upTo(b.validDaysChoices, validDaysMax),
    usesChoices: upTo(b.usesChoices, usesMax),
  };
}

export async function policyAt(manager: EntityManager, day: string): Promise<ConsentPolicy> {
  const found = inForceOn(await policyLines(manager), day);
  if (!found) throw new Error(`No consent policy on ${day}`);
  return found;
}
