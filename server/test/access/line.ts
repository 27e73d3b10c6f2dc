import type { Caller } from '../as.js';
import type { Side, Stage } from './stage.js';
import { everyone, type Signed, type Who } from './who.js';

export { everyone, type Signed, type Who };

/** What the builder of an input is given: whose record it shall be, and who will call. */
export interface Case {
  readonly stage: Stage;
  readonly side: Side;
  readonly who: Signed;
}

export interface Input {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: object;
  readonly upload?: string;
  /** Calls in place of the usual person of the role, when the call uses that person up. */
  readonly caller?: Caller;
}

type Build = (one: Case) => Promise<Input> | Input;
type Body = Record<string, unknown> & { readonly items: readonly Record<string, unknown>[] };

interface Allowed {
  /** Written down, not derived: a changed permission or role has to be changed here as well. */
  readonly allowed: 'public' | readonly Signed[];
  readonly proof?: 'fresh';
}
/** Names a record: 2xx for the party's own, 404 for another party's. */
interface RecordLine extends Allowed {
  readonly record: Build;
}
/** Names a record of the platform, which has one operator or is open to all: 2xx, and 404 for an id that names nothing. */
interface PlatformLine extends Allowed {
  readonly platform: Build;
}
/** Names no record: what two parties are shown has nothing in common. */
interface ShownLine extends Allowed {
  readonly shows: (body: Body) => readonly unknown[];
  readonly prepare?: (one: Case) => Promise<unknown>;
}
/** Names no record and belongs to no one, or makes something new. */
interface FreeLine extends Allowed {
  readonly free: Build;
}

export type Line = RecordLine | PlatformLine | ShownLine | FreeLine;
export type Walk = Readonly<Record<string, Line>>;

export const noInput: Build = () => ({});
export const ids = (body: Body): unknown[] => body.items.map((item) => item.id);

// Groups of roles, spelled out.
export const bothEnterprise = ['enterpriseOwner', 'enterpriseAgent'] as const;
export const allOfBank = ['bankAdmin', 'productManager', 'customerManager', 'approver'] as const;
export const deciders = ['customerManager', 'approver'] as const;
export const enterpriseAndBank = [...bothEnterprise, ...allOfBank] as const;
export const bothSource = ['sourceOfficer', 'sourceAdmin'] as const;
export const bothOperator = ['operatorAdmin', 'operatorReviewer'] as const;
export const bothRegulator = ['regulatorAnalyst', 'regulatorAdmin'] as const;
export const everyRole = [...bothOperator, ...bothSource, ...allOfBank, ...bothRegulator, ...bothEnterprise] as const;
export const administrators = ['operatorAdmin', 'sourceAdmin', 'bankAdmin', 'regulatorAdmin', 'enterpriseOwner'] as const;
export const signedIn = [...everyRole, 'unattached'] as const;

interface Exception {
  readonly operation: string;
  readonly who: readonly Signed[];
  readonly side: 'own' | 'other';
  readonly status: number;
  readonly reason: string;
}

/** May only become fewer. */
export const exceptions: readonly Exception[] = [
  {
    operation: 'GET /organisation',
    who: bothEnterprise,
    side: 'own',
    status: 404,
    reason: 'An enterprise may read its people, but its party is no organisation',
  },
  {
    operation: 'POST /batches',
    who: bothSource,
    side: 'other',
    status: 403,
    reason: 'The catalogue is public: a dataset that others deliver is refused, there is nothing to hide',
  },
];
