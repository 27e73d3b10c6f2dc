import type { RouteRecordRaw } from 'vue-router';

const meta = { shell: 'operations', permission: 'policy:read' } as const;
export const policyRoutes: RouteRecordRaw[] = [
  { path: '/o/policies', component: () => import('./PoliciesPage.vue'), meta: { ...meta, title: 'consents.operations.title' } },
  {
    path: '/o/policies/new',
    component: () => import('./NewTermsPage.vue'),
    meta: { ...meta, permission: 'policy:edit', title: 'consents.operations.new.title' },
  },
  {
    path: '/o/policies/changes/:changeId',
    component: () => import('./TermChangePage.vue'),
    meta: { ...meta, title: 'consents.operations.changes.title' },
  },
];
