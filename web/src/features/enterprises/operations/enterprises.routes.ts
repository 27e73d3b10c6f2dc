import type { RouteRecordRaw } from 'vue-router';

const shell = 'operations' as const;

export const enterpriseReviewRoutes: RouteRecordRaw[] = [
  {
    path: '/o/claims',
    component: () => import('./ClaimsPage.vue'),
    meta: { title: 'enterprises.operations.claims.title', shell, permission: 'claim:review' },
  },
  {
    path: '/o/uscc',
    component: () => import('./UsccPage.vue'),
    meta: { title: 'enterprises.operations.uscc.title', shell, permission: 'uscc:override' },
  },
];
