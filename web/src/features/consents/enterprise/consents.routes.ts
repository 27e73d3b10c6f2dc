import type { RouteRecordRaw } from 'vue-router';

const meta = { shell: 'enterprise', permission: 'consent:read' } as const;
export const enterpriseConsentRoutes: RouteRecordRaw[] = [
  { path: '/e/consents', component: () => import('./ConsentsPage.vue'), meta: { ...meta, title: 'consents.enterprise.title' } },
  { path: '/e/consents/:id', component: () => import('./ConsentPage.vue'), meta: { ...meta, title: 'consents.enterprise.one' } },
  {
    path: '/e/requests/:id',
    component: () => import('./RequestPage.vue'),
    meta: { ...meta, title: 'consents.enterprise.request.title', permission: 'consent:grant', step: true },
  },
  {
    path: '/e/signers',
    component: () => import('./SignersPage.vue'),
    meta: { ...meta, title: 'consents.enterprise.signers.title', permission: 'enterprise:read' },
  },
  {
    path: '/e/accesses',
    component: () => import('./AccessesPage.vue'),
    meta: { ...meta, title: 'consents.enterprise.accesses.title', permission: 'access:read' },
  },
];
