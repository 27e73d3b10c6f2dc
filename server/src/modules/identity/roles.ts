import type { Permission } from '../../kernel/permissions.js';
import type { PartyKind } from '../../kernel/actor.js';
import type { RoleName } from './identity.contract.js';

const everyone: readonly Permission[] = ['session:use', 'claim:make'];
const administersPeople: readonly Permission[] = ['member:read', 'member:invite', 'member:remove'];
const ofEnterprise: readonly Permission[] = [
  'enterprise:read',
  'match:read',
  'application:apply',
  'application:read',
  'consent:grant',
  'consent:revoke',
  'consent:read',
  'access:read',
  'report:read',
  'offer:answer',
  'loan:read',
  'declaration:read',
  'declaration:write',
  'list:check',
  'member:read',
];
const ofBank: readonly Permission[] = [
  'application:read',
  'consent:read',
  'access:read',
  'product:read',
  'loan:read',
  'list:check',
  'list:checkMany',
  'member:read',
];
const ofSource: readonly Permission[] = [
  'batch:read',
  'batch:send',
  'mapping:read',
  'mapping:write',
  'quality:own',
  'list:check',
  'list:checkMany',
  'member:read',
];

/** What each role may do at all. Which records it may do it to is each module's `visibleTo` and policy. */
export const roles: Record<RoleName, { readonly party: PartyKind; readonly permissions: readonly Permission[] }> = {
  operatorAdmin: {
    party: 'operator',
    permissions: [
      ...administersPeople,
      'organisation:read',
      'organisation:manage',
      'catalogue:read',
      'catalogue:edit',
      'evidence:read',
      'policy:read',
      'policy:edit',
      'job:read',
      'job:retry',
      'quality:read',
      'quality:manage',
      'list:check',
      'list:checkMany',
    ],
  },
  // A second pair of eyes: whoever reviews does not onboard, and cannot have drafted what is reviewed.
  operatorReviewer: {
    party: 'operator',
    permissions: [
      'member:read',
      'organisation:read',
      'claim:review',
      'product:review',
      'catalogue:read',
      'catalogue:review',
      'uscc:override',
      'evidence:read',
      'policy:read',
      'policy:review',
      'quality:read',
      'list:check',
      'list:checkMany',
    ],
  },
  sourceOfficer: { party: 'source', permissions: ofSource },
  sourceAdmin: { party: 'source', permissions: [...ofSource, ...administersPeople] },
  bankAdmin: { party: 'bank', permissions: [...ofBank, 'report:read', ...administersPeople] },
  productManager: { party: 'bank', permissions: [...ofBank, 'product:edit'] },
  customerManager: {
    party: 'bank',
    permissions: [
      ...ofBank,
      'application:handle',
      'application:decide',
      'profile:open',
      'report:read',
      'consent:relinquish',
      'consent:ask',
      'lending:report',
    ],
  },
  approver: { party: 'bank', permissions: [...ofBank, 'application:decide', 'profile:open', 'report:read'] },
  regulatorAnalyst: { party: 'regulator', permissions: ['statistics:read', 'quality:read', 'list:check', 'list:checkMany', 'member:read'] },
  regulatorAdmin: { party: 'regulator', permissions: ['statistics:read', 'quality:read', 'list:check', 'list:checkMany', ...administersPeople] },
  enterpriseOwner: { party: 'enterprise', permissions: [...ofEnterprise, 'signers:set', ...administersPeople] },
  enterpriseAgent: { party: 'enterprise', permissions: ofEnterprise },
};

export const permissionsOf = (role: RoleName | null): ReadonlySet<Permission> => new Set([...everyone, ...(role ? roles[role].permissions : [])]);
