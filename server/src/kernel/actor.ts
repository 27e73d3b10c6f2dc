import type { Permission } from './permissions.js';

/** What a membership belongs to. */
export type PartyKind = 'operator' | 'source' | 'bank' | 'regulator' | 'guarantor' | 'enterprise';

/** A person (or an organisation's system) acting under one membership. `app.ts` hands in `authenticate(req): Promise<Actor | null>`. */
export interface Actor {
  readonly personId: string;
  /** Null for a person who has signed up but belongs to no one yet. */
  readonly membershipId: string | null;
  readonly permissions: ReadonlySet<Permission>;
  readonly partyKind?: PartyKind;
  /** Set for people of an enterprise. */
  readonly enterpriseId?: string;
  /** Set for people of an organisation (bank, source, regulator, operator). */
  readonly organisationId?: string;
  readonly branchId?: string;
  /** GB/T 2260 scope of a regulator: `990100` is the whole city, `990102` one district. */
  readonly regionScope?: string;
  readonly role?: string;
  /** When the person last proved themselves with password and one-time code. */
  readonly provenAt?: Date;
  readonly sessionId?: string;
}

/** Jobs and clocks act as the platform itself; evidence says so. */
export const platform: Actor = { personId: '', membershipId: null, permissions: new Set() };
