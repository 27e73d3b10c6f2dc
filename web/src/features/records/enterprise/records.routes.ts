import type { RouteRecordRaw } from 'vue-router';

export const enterpriseRecordRoutes: RouteRecordRaw[] = [
  {
    path: '/e/file/records',
    component: () => import('./RecordsPage.vue'),
    meta: { title: 'records.enterprise.title', shell: 'enterprise', permission: 'enterprise:read' },
  },
];
