import type { RouteRecordRaw } from 'vue-router';

export const claimRoutes: RouteRecordRaw[] = [
  {
    path: '/e/claim',
    component: () => import('./ClaimPage.vue'),
    meta: { title: 'enterprises.enterprise.claim.title', shell: 'enterprise', permission: 'claim:make' },
  },
  {
    path: '/e/claims',
    component: () => import('./ClaimsPage.vue'),
    meta: { title: 'enterprises.enterprise.claims.title', shell: 'enterprise', permission: 'claim:make' },
  },
];
