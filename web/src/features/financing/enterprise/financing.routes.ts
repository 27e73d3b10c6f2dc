import type { RouteRecordRaw } from 'vue-router';

const own = { shell: 'enterprise', permission: 'application:read' } as const;
const step = { shell: 'enterprise', permission: 'application:apply', step: true } as const;
export const enterpriseFinancingRoutes: RouteRecordRaw[] = [
  { path: '/e', component: () => import('./HomePage.vue'), meta: { ...own, title: 'financing.enterprise.home.title' } },
  { path: '/e/apply/:productId', component: () => import('./StartPage.vue'), meta: { ...step, title: 'financing.enterprise.need.title' } },
  { path: '/e/apply/:id/need', component: () => import('./NeedPage.vue'), meta: { ...step, title: 'financing.enterprise.need.title' } },
  { path: '/e/apply/:id/consent', component: () => import('./ConsentPage.vue'), meta: { ...step, title: 'financing.enterprise.consent.title' } },
  { path: '/e/apply/:id/check', component: () => import('./CheckPage.vue'), meta: { ...step, title: 'financing.enterprise.check.title' } },
  { path: '/e/apply/:id/done', component: () => import('./DonePage.vue'), meta: { ...own, title: 'financing.enterprise.done.title' } },
  { path: '/e/applications', component: () => import('./ApplicationsPage.vue'), meta: { ...own, title: 'financing.enterprise.list.title' } },
  { path: '/e/applications/:id', component: () => import('./ApplicationPage.vue'), meta: { ...own, title: 'financing.enterprise.one.title' } },
  { path: '/e/applications/:id/offers', component: () => import('./OffersPage.vue'), meta: { ...own, title: 'financing.enterprise.offers.title' } },
];
