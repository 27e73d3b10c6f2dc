import type { RouteRecordRaw } from 'vue-router';

export const publicProductRoutes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./HomePage.vue'), meta: { title: 'products.public.home.title', shell: 'public' } },
  { path: '/products', component: () => import('./HallPage.vue'), meta: { title: 'products.hall.title', shell: 'public' } },
  { path: '/products/:id', component: () => import('./ProductPage.vue'), meta: { title: 'products.hall.title', shell: 'public' } },
];
