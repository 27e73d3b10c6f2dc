import type { RouteRecordRaw } from 'vue-router';

const read = { shell: 'bank', permission: 'loan:read' } as const;
const report = { shell: 'bank', permission: 'lending:report' } as const;

export const bankLendingRoutes: RouteRecordRaw[] = [
  { path: '/b/lines', component: () => import('./LinesPage.vue'), meta: { title: 'lending.bank.linesTitle', ...read } },
  { path: '/b/lines/:creditLineId', component: () => import('./LinePage.vue'), meta: { title: 'lending.bank.linesTitle', ...read } },
  { path: '/b/loans', component: () => import('./LoansPage.vue'), meta: { title: 'lending.bank.linesTitle', ...read } },
  { path: '/b/loans/:loanId', component: () => import('./LoanPage.vue'), meta: { title: 'lending.bank.linesTitle', ...read } },
  { path: '/b/lending', component: () => import('./EventsPage.vue'), meta: { title: 'lending.bank.events.title', ...report } },
  { path: '/b/lending/new', component: () => import('./NewEventPage.vue'), meta: { title: 'lending.bank.form.title', ...report } },
];
