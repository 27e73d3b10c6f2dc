import type { RouteRecordRaw } from 'vue-router';

const source = { shell: 'source', permission: 'quality:own' } as const;
const operations = { shell: 'operations', permission: 'quality:read' } as const;
const supervision = { shell: 'supervision', permission: 'quality:read' } as const;

export const qualityRoutes: RouteRecordRaw[] = [
  { path: '/s/quality', component: () => import('./SourceBoardPage.vue'), meta: { title: 'quality.title', ...source } },
  { path: '/s/quality/reminders', component: () => import('./SourceRemindersPage.vue'), meta: { title: 'quality.reminders.title', ...source } },
  { path: '/s/quality/:dataset', component: () => import('./SourceDetailPage.vue'), meta: { title: 'quality.title', ...source } },
  { path: '/o/quality', component: () => import('./AllBoardPage.vue'), meta: { title: 'quality.all.title', ...operations } },
  { path: '/o/quality/reminders', component: () => import('./AllRemindersPage.vue'), meta: { title: 'quality.reminders.allTitle', ...operations } },
  { path: '/o/quality/months', component: () => import('./MonthsPage.vue'), meta: { title: 'quality.months.title', ...operations } },
  {
    path: '/o/quality/:organisationId/:dataset',
    component: () => import('./AllDetailPage.vue'),
    meta: { title: 'quality.all.title', ...operations },
  },
  { path: '/r/arrivals', component: () => import('./AllBoardPage.vue'), meta: { title: 'quality.arrivals.title', ...supervision } },
  { path: '/r/arrivals/reminders', component: () => import('./AllRemindersPage.vue'), meta: { title: 'quality.reminders.allTitle', ...supervision } },
  { path: '/r/arrivals/months', component: () => import('./MonthsPage.vue'), meta: { title: 'quality.months.title', ...supervision } },
  {
    path: '/r/arrivals/:organisationId/:dataset',
    component: () => import('./AllDetailPage.vue'),
    meta: { title: 'quality.arrivals.title', ...supervision },
  },
];
