import type { EntityManager } from 'typeorm';
import type { ApplicationForLending } from '../financing/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { ConsentState, RequestState } from '../consents/consents.contract.js';
import type { LoanEnd, NewRequest } from '../consents/index.js';

/** The newest question and answer about watching one loan. */
interface Monitoring {
  readonly request: { readonly id: string; readonly requestedAt: Date; readonly lapsesAt: Date; stateAt(instant: Date): RequestState } | null;
  readonly consent: {
    readonly id: string;
    readonly uses: number;
    readonly usesMax: number;
    readonly expiresAt: Date;
    readonly lastAccessAt: Date | null;
    stateAt(instant: Date): ConsentState;
  } | null;
}

/** What this module asks of the ones below it. */
export interface Neighbours {
  readonly financing: {
    applicationForLending(tx: EntityManager, actor: Actor, applicationId: string): Promise<ApplicationForLending>;
    markContracted(tx: EntityManager, actor: Actor, applicationId: string): Promise<void>;
    markDisbursed(tx: EntityManager, actor: Actor, applicationId: string): Promise<void>;
  };
  readonly consents: {
    loanEnded(tx: EntityManager, loanId: string, reason: LoanEnd): Promise<void>;
    request(tx: EntityManager, actor: Actor, request: NewRequest, id: string): Promise<{ readonly requestId: string }>;
    coolingUntil(manager: EntityManager, enterpriseId: string, receiverId: string): Promise<Date | null>;
    monitoringOf(manager: EntityManager, loanIds: readonly string[]): Promise<ReadonlyMap<string, Monitoring>>;
  };
  readonly enterprises: {
    briefs(
      ids: readonly string[],
      db?: EntityManager,
    ): Promise<ReadonlyMap<string, { readonly name: string; readonly uscc: string; readonly region: string | null }>>;
  };
  readonly organisations: { nameOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>> };
  readonly people: { namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>> };
}
