import type { RouteRecordRaw } from 'vue-router';

export const enterpriseProfileRoutes: RouteRecordRaw[] = [
  {
    path: '/e/file',
    component: () => import('./FilePage.vue'),
    meta: { title: 'profiles.enterprise.title', shell: 'enterprise', permission: 'enterprise:read' },
  },
];
