import { In, type EntityManager } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { recordEvidence } from '../evidence/index.js';
import { Enterprise } from './enterprise.entity.js';
import { entries } from './enterprises.evidence.js';

export interface Unregistered {
  /** Out of the register: nobody refers to them. */
  readonly removed: number;
  /** Still known, but for what the registration said: others refer to them. */
  readonly kept: number;
}

/** As for a firm that nobody has registered. Its name stays: whoever refers to it must call it something. */
const unknown = {
  identityIndex: null,
  region: null,
  industry: null,
  registeredCapitalFen: null,
  establishedOn: null,
  employees: null,
  status: 'unknown',
  sizeClass: 'unknown',
  registeredAsOf: null,
} as const;

/**
 * Firms whose only registration is taken back. A firm that others refer to cannot vanish: `referred` are those with records; a claimed one
 * counts by itself. Repeating it changes nothing.
 */
export async function unregisterFirms(tx: EntityManager, ids: readonly string[], referred: ReadonlySet<string>): Promise<Unregistered> {
  if (ids.length === 0) return { removed: 0, kept: 0 };
  const registered = (await tx.findBy(Enterprise, { id: In([...ids]) })).filter(({ registeredAsOf }) => registeredAsOf !== null);
  const kept = registered.filter(({ id, claimedBy }) => claimedBy !== null || referred.has(id));
  const removed = registered.filter((firm) => !kept.includes(firm));
  const claimed = kept.filter(({ claimedBy }) => claimedBy !== null);
  const others = kept.filter(({ claimedBy }) => claimedBy === null);
  // Who claimed a firm has been compared with its representative: that stays until a registration says otherwise.
  if (claimed.length > 0) await tx.update(Enterprise, { id: In(claimed.map(({ id }) => id)) }, unknown);
  if (others.length > 0) await tx.update(Enterprise, { id: In(others.map(({ id }) => id)) }, { ...unknown, legalRepresentative: null });
  if (removed.length > 0) {
    await tx.update(Enterprise, { id: In(removed.map(({ id }) => id)) }, { ...unknown, legalRepresentative: null, unregisteredAt: now() });
  }
  for (const { id } of claimed) {
    await recordEvidence(tx, platform, entries.registrationTakenBack, { enterpriseId: id }, { enterpriseId: id, subjectId: id });
  }
  return { removed: removed.length, kept: kept.length };
}
