import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'products.operations.list.title', shell: 'operations', permission: 'product:review' } as const;

export const productReviewRoutes: RouteRecordRaw[] = [
  { path: '/o/products', component: () => import('./ReviewsPage.vue'), meta },
  { path: '/o/products/:productId', component: () => import('./ReviewPage.vue'), meta },
];
