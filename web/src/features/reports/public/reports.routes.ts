import type { RouteRecordRaw } from 'vue-router';

export const publicReportRoutes: RouteRecordRaw[] = [
  { path: '/verify', component: () => import('./VerifyPage.vue'), meta: { title: 'reports.verify.title', shell: 'public' } },
];
