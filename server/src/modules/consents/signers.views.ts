import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { SignerRule } from './signature.entity.js';
import { signaturesOf, type Members } from './signers.js';
import type { signersView } from './signers.contract.js';

type SignersView = z.input<typeof signersView>;
type RuleView = SignersView['history'][number];

/** The firm's setting as its people read it: what holds, what is waiting, what was. */
export async function presentSigners(manager: EntityManager, people: Members, actor: Actor, rules: readonly SignerRule[]): Promise<SignersView> {
  const instant = now();
  const signatures = await signaturesOf(
    manager,
    rules.map(({ id }) => id),
  );
  const members = await people.membersOf(actor.enterpriseId ?? '', manager);
  const here = new Set(members.map(({ personId }) => personId));
  const names = await people.namesOf([
    ...here,
    ...rules.flatMap(({ proposedBy, signers }) => [proposedBy, ...signers.map(({ personId }) => personId)]),
    ...[...signatures.values()].flatMap((asked) => asked.map(({ personId }) => personId)),
  ]);
  const nameOf = (id: string): string => names.get(id)?.name ?? id;
  const present = (rule: SignerRule): RuleView => {
    const asked = signatures.get(rule.id) ?? [];
    const isOpen = rule.stateAt(instant) === 'proposed';
    const isAsked = asked.some(({ personId, outcome }) => personId === actor.personId && outcome === 'waiting');
    return {
      id: rule.id,
      state: rule.stateAt(instant),
      signers: rule.signers.map(({ role, personId }) => ({ role, personId, name: nameOf(personId), isMember: here.has(personId) })),
      proposedBy: nameOf(rule.proposedBy),
      proposedAt: rule.proposedAt.toISOString(),
      inForceFrom: rule.decidedAt?.toISOString() ?? null,
      endedAt: rule.endedAt?.toISOString() ?? null,
      lapsesAt: rule.lapsesAt.toISOString(),
      approvals: asked.map(({ role, personId, outcome, signedAt }) => ({
        role,
        name: nameOf(personId),
        outcome,
        at: signedAt?.toISOString() ?? null,
      })),
      can: [
        ...(isOpen && isAsked ? (['approve'] as const) : []),
        ...(isOpen && (isAsked || rule.proposedBy === actor.personId) ? (['decline'] as const) : []),
      ],
    };
  };
  const views = rules.map(present);
  const proposed = views.find(({ state }) => state === 'proposed') ?? null;
  return {
    asOf: instant.toISOString(),
    inForce: views.find(({ state }) => state === 'inForce') ?? null,
    proposed,
    history: views.filter(({ state }) => state !== 'inForce' && state !== 'proposed'),
    people: [...here].map((personId) => ({ personId, name: nameOf(personId) })),
    can: actor.permissions.has('signers:set') && !proposed ? ['propose'] : [],
  };
}
