import type { RouteRecordRaw } from 'vue-router';

export const publicCatalogueRoutes: RouteRecordRaw[] = [
  { path: '/catalogue', component: () => import('./CataloguePage.vue'), meta: { title: 'catalogue.public.title', shell: 'public' } },
  { path: '/catalogue/:code', component: () => import('./DatasetPage.vue'), meta: { title: 'catalogue.public.title', shell: 'public' } },
  { path: '/notice', component: () => import('./NoticePage.vue'), meta: { title: 'catalogue.public.notice.title', shell: 'public' } },
];
