import type { RouteRecordRaw } from 'vue-router';

const meta = { shell: 'enterprise', permission: 'loan:read' } as const;
export const enterpriseLendingRoutes: RouteRecordRaw[] = [
  { path: '/e/loans', component: () => import('./LoansPage.vue'), meta: { ...meta, title: 'lending.enterprise.title' } },
  { path: '/e/loans/:id', component: () => import('./LoanPage.vue'), meta: { ...meta, title: 'lending.enterprise.one' } },
];
