import type { RouteRecordRaw } from 'vue-router';

export const enterpriseReportRoutes: RouteRecordRaw[] = [
  {
    path: '/e/file/report',
    component: () => import('./ReportPage.vue'),
    meta: { title: 'reports.enterprise.title', shell: 'enterprise', permission: 'enterprise:read' },
  },
];
