import type { listAccesses } from '@server/modules/consents/accesses.contract';
import type { CallInput } from '../../../kernel/api';
import type { Filters } from '../../../kernel/useList';

export const accessFilterNames = ['outcome', 'receiver', 'person', 'dataset', 'enterprise', 'consentId', 'from', 'to'] as const;
export type AccessFilterName = (typeof accessFilterNames)[number];
type Query = NonNullable<CallInput<typeof listAccesses>['query']>;

/** Conditions as the address names them, as the server is asked. */
export function queryOf(filters: Filters<AccessFilterName>): Query {
  const { outcome, receiver, person, dataset, enterprise, consentId, from, to } = filters;
  return {
    ...((outcome === 'allowed' || outcome === 'refused') && { outcome }),
    ...(receiver && { receiverId: receiver }),
    ...(person && { personId: person }),
    ...(enterprise && { enterpriseId: enterprise }),
    ...(dataset && { dataset }),
    ...(consentId && { consentId }),
    ...(from && { from }),
    ...(to && { to }),
  };
}
