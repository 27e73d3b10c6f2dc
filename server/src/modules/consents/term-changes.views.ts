import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { addDays, chinaDate } from '../../kernel/pure/working-calendar.js';
import type { Members } from './signers.js';
import type { TermChange } from './term-change.entity.js';
import type { ProposedTerms, TermChangeView, TermDifference } from './term-changes.contract.js';
import { termMoves } from './term-changes.policy.js';
import { differences } from './term-faults.pure.js';
import { policyAt, templateAt } from './templates.js';

export type People = Pick<Members, 'namesOf'>;

/** Against the line in force on the eve: for a published one, what it followed. */
export async function differencesOf(
  manager: EntityManager,
  { inForceFrom, terms }: Pick<TermChange, 'inForceFrom' | 'terms'>,
): Promise<TermDifference[]> {
  return differences(await termsOn(manager, terms, addDays(inForceFrom, -1)), terms);
}

async function termsOn(manager: EntityManager, about: ProposedTerms, day: string): Promise<ProposedTerms> {
  if (about.kind === 'policy') {
    const { inForceFrom: _, ...days } = await policyAt(manager, day);
    return { kind: 'policy', ...days };
  }
  const { purpose, monthsMax, validDaysMax, usesMax, offersPersonal, validDaysChoices, usesChoices } = await templateAt(manager, about.purpose, day);
  const choices = { validDaysChoices: [...validDaysChoices], usesChoices: [...usesChoices] };
  return { kind: 'template', purpose, monthsMax, validDaysMax, usesMax, offersPersonal, ...choices };
}

export async function presentTermChanges(
  manager: EntityManager,
  people: People,
  actor: Actor,
  changes: readonly TermChange[],
): Promise<TermChangeView[]> {
  const persons = changes.flatMap(({ authorIds, reviewerId, withdrawnBy }) => [...authorIds.slice(-1), reviewerId ?? [], withdrawnBy ?? []].flat());
  const names = await people.namesOf([...new Set(persons)]);
  const nameOf = (personId: string | null): string | null => (personId === null ? null : (names.get(personId)?.name ?? ''));
  const today = chinaDate(now());
  return Promise.all(
    changes.map(async (change) => {
      const found = await differencesOf(manager, change);
      return {
        id: change.id,
        subject: change.subject,
        state: change.state,
        from: change.inForceFrom,
        hasBegun: change.state === 'published' && change.inForceFrom <= today,
        version: change.version,
        note: change.note,
        terms: change.terms,
        differences: found,
        widens: found.some(({ effect }) => effect === 'widens'),
        proposedBy: nameOf(change.authorIds.at(-1) ?? null) ?? '',
        proposedAt: change.proposedAt.toISOString(),
        reviewedBy: nameOf(change.reviewerId),
        decidedAt: change.decidedAt?.toISOString() ?? null,
        returnedReason: change.returnedReason,
        withdrawnBy: nameOf(change.withdrawnBy),
        withdrawnAt: change.withdrawnAt?.toISOString() ?? null,
        etag: change.etag,
        can: termMoves(actor, change, today),
      };
    }),
  );
}
