import type { RouteRecordRaw } from 'vue-router';

export const bankConsentRoutes: RouteRecordRaw[] = [
  {
    path: '/b/consents',
    component: () => import('./ConsentsPage.vue'),
    meta: { title: 'consents.bank.title', shell: 'bank', permission: 'consent:read' },
  },
  {
    path: '/b/accesses',
    component: () => import('./AccessesPage.vue'),
    meta: { title: 'consents.bank.title', shell: 'bank', permission: 'access:read' },
  },
];
