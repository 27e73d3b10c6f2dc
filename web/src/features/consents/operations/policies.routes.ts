import type { RouteRecordRaw } from 'vue-router';

export const policyRoutes: RouteRecordRaw[] = [
  {
    path: '/o/policies',
    component: () => import('./PoliciesPage.vue'),
    meta: { title: 'consents.operations.title', shell: 'operations', permission: 'policy:read' },
  },
];
