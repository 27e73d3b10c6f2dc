import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { Conflict } from '../../kernel/errors.js';
import { Signature, type Signer } from './signature.entity.js';

/** What is asked about the people of a firm. */
export interface Members {
  hasMembership(tx: EntityManager, personId: string, partyId: string): Promise<boolean>;
  membersOf(partyId: string, db?: EntityManager): Promise<ReadonlyArray<{ readonly personId: string }>>;
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>>;
}

export const slotOf = (enterpriseId: string, state: 'inForce' | 'proposed'): string => `${enterpriseId}:${state}`;

/** A signer who has left the firm cannot sign: said before anything is granted, not when the time for signing is over. */
export async function requireSigners(manager: EntityManager, people: Members, enterpriseId: string, signers: readonly Signer[]): Promise<void> {
  for (const { personId } of signers) {
    if (await people.hasMembership(manager, personId, enterpriseId)) continue;
    const name = (await people.namesOf([personId])).get(personId)?.name ?? '';
    throw new Conflict(`共同签署人${name}已不在本企业，请先在“共同签署”里改设置`, { personId });
  }
}

export async function signaturesOf(manager: EntityManager, subjectIds: readonly string[]): Promise<ReadonlyMap<string, readonly Signature[]>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await manager.find(Signature, { where: { subjectId: In([...new Set(subjectIds)]) }, order: { id: 'ASC' } });
  const found = new Map<string, Signature[]>();
  for (const row of rows) found.set(row.subjectId, [...(found.get(row.subjectId) ?? []), row]);
  return found;
}

/** One signature, once: of two presses at the same moment the second finds nothing waiting. */
export async function settle(
  tx: EntityManager,
  actor: Actor,
  signature: Signature,
  outcome: 'signed' | 'declined',
  { entryId, instant }: { readonly entryId: string; readonly instant: Date },
): Promise<void> {
  const changes = { outcome, signedAt: instant, provenAt: actor.provenAt ?? null, entryId };
  const { affected } = await tx.update(Signature, { id: signature.id, outcome: 'waiting' }, changes);
  if (affected !== 1) throw new Conflict('您已经签过了，一个人只签一次');
}
