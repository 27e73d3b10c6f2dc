import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'financing.bank.page.title', shell: 'bank', permission: 'application:read' } as const;

export const bankFinancingRoutes: RouteRecordRaw[] = [
  {
    path: '/b/applications',
    component: () => import('./QueuePage.vue'),
    meta: { title: 'financing.bank.queue.title', shell: 'bank', permission: 'application:read' },
  },
  {
    path: '/b/applications/:applicationId',
    component: () => import('./ApplicationPage.vue'),
    meta,
    children: [
      { path: '', component: () => import('./OverviewTab.vue'), meta },
      { path: 'indicators', component: () => import('./IndicatorsTab.vue'), meta },
      { path: 'records', component: () => import('./RecordsTab.vue'), meta },
      { path: 'messages', component: () => import('./MessagesTab.vue'), meta },
    ],
  },
];
