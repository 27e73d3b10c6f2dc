import { consentPurpose, consentState, type listConsents } from '@server/modules/consents/consents.contract';
import type { CallInput } from '../../../kernel/api';
import type { Filters } from '../../../kernel/useList';

export const consentFilterNames = ['q', 'sort', 'purpose', 'state', 'live', 'enterprise'] as const;
export type ConsentFilterName = (typeof consentFilterNames)[number];
type Query = NonNullable<CallInput<typeof listConsents>['query']>;

/** Conditions as the address names them, as the server is asked; what nobody offers is left out. */
export function queryOf({ q, sort, purpose, state, live, enterprise }: Filters<ConsentFilterName>): Query {
  const wantedPurpose = consentPurpose.safeParse(purpose);
  const wantedState = consentState.safeParse(state);
  return {
    ...(q && { q }),
    ...((sort === 'expiring' || sort === 'lastUsed') && { sort }),
    ...(wantedPurpose.success && { purpose: wantedPurpose.data }),
    ...(wantedState.success && { state: wantedState.data }),
    ...((live === 'true' || live === 'false') && { live }),
    ...(enterprise && { enterpriseId: enterprise }),
  };
}
