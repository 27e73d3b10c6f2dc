/** The closed list of what a role may include, `resource:verb`. `identity/roles.ts` maps roles to sets; `route()` compares. */
export const permissions = [
  // Every signed-in person, whatever the membership
  'session:use',
  'claim:make',
  // People of one's own organisation or enterprise
  'member:read',
  'member:invite',
  'member:remove',
  // Platform
  'organisation:read',
  'organisation:manage',
  'claim:review',
  'product:review',
  'uscc:override',
  'catalogue:read',
  'catalogue:edit',
  'catalogue:review',
  'evidence:read',
  'policy:read',
  'policy:edit',
  'policy:review',
  'job:read',
  'job:retry',
  // Data sources
  'batch:read',
  'batch:send',
  'mapping:read',
  'mapping:write',
  // Quality of what is delivered: one's own, everybody's, and the operator's acts about it
  'quality:own',
  'quality:read',
  'quality:manage',
  // Enterprise
  'enterprise:read',
  'match:read',
  'application:apply',
  'consent:grant',
  'consent:revoke',
  'declaration:read',
  'declaration:write',
  'signers:set',
  'offer:answer',
  // Enterprise and bank, each its own
  'application:read',
  'consent:read',
  'access:read',
  'report:read',
  'loan:read',
  // Bank
  'application:handle',
  'application:decide',
  'profile:open',
  'consent:relinquish',
  'consent:ask',
  'product:read',
  'product:edit',
  'lending:report',
  // Whoever has to know whether a subject stands on a public list
  'list:check',
  'list:checkMany',
  // Regulator
  'statistics:read',
] as const;

export type Permission = (typeof permissions)[number];
