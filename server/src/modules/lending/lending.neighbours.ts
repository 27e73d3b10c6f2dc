import type { EntityManager } from 'typeorm';
import type { ApplicationForLending } from '../financing/index.js';
import type { Actor } from '../../kernel/actor.js';

/** What this module asks of the ones below it. */
export interface Neighbours {
  readonly financing: {
    applicationForLending(tx: EntityManager, actor: Actor, applicationId: string): Promise<ApplicationForLending>;
    markContracted(tx: EntityManager, actor: Actor, applicationId: string): Promise<void>;
    markDisbursed(tx: EntityManager, actor: Actor, applicationId: string): Promise<void>;
  };
  readonly consents: { loanEnded(tx: EntityManager, loanId: string): Promise<void> };
  readonly enterprises: {
    briefs(
      ids: readonly string[],
      db?: EntityManager,
    ): Promise<ReadonlyMap<string, { readonly name: string; readonly uscc: string; readonly region: string | null }>>;
  };
  readonly organisations: { nameOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>> };
  readonly people: { namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>> };
}
