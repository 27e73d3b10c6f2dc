import type { EntityManager } from 'typeorm';
import type { Actor, PartyKind } from '../../kernel/actor.js';

/** What identity asks about a party. Organisations and enterprises stand above it, so `app.ts` hands the question in. */
export interface PartyBrief {
  readonly name: string;
  readonly kind: PartyKind;
  readonly region: string | null;
  readonly branches: ReadonlyMap<string, string>;
}
export type PartyNames = (db: EntityManager, ids: readonly string[]) => Promise<ReadonlyMap<string, PartyBrief>>;

/** No party has the empty id, so an actor without one sees nobody. */
export const partyIdOf = (actor: Actor): string => actor.enterpriseId ?? actor.organisationId ?? '';
