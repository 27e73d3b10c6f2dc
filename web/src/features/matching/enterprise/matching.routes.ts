import type { RouteRecordRaw } from 'vue-router';

export const enterpriseMatchingRoutes: RouteRecordRaw[] = [
  {
    path: '/e/find',
    component: () => import('./FindPage.vue'),
    meta: { title: 'matching.enterprise.title', shell: 'enterprise', permission: 'match:read' },
  },
  {
    path: '/e/find/:productId',
    component: () => import('./FitPage.vue'),
    meta: { title: 'matching.enterprise.fitTitle', shell: 'enterprise', permission: 'match:read' },
  },
];
