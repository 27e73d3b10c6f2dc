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
  {
    path: '/b/firms',
    component: () => import('./FirmsPage.vue'),
    meta: { title: 'consents.bank.firms.title', shell: 'bank', permission: 'profile:open' },
  },
  {
    path: '/b/firms/:id',
    component: () => import('./FirmPage.vue'),
    meta: { title: 'consents.bank.firms.title', shell: 'bank', permission: 'profile:open' },
  },
  {
    path: '/b/monitoring',
    component: () => import('./MonitoringPage.vue'),
    meta: { title: 'consents.bank.monitoring.title', shell: 'bank', permission: 'profile:open' },
  },
];
