import type { RouteRecordRaw } from 'vue-router';

const shell = 'supervision' as const;

export const statisticsRoutes: RouteRecordRaw[] = [
  { path: '/r', component: () => import('./OverviewPage.vue'), meta: { title: 'statistics.overview.title', shell, permission: 'statistics:read' } },
  { path: '/r/loans', component: () => import('./LoansPage.vue'), meta: { title: 'statistics.loans.title', shell, permission: 'statistics:read' } },
];
