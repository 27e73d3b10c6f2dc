import type { RouteRecordRaw } from 'vue-router';

const read = { shell: 'bank', permission: 'product:read' } as const;
const edit = { shell: 'bank', permission: 'product:edit' } as const;

export const bankProductRoutes: RouteRecordRaw[] = [
  { path: '/b/products', component: () => import('./ProductListPage.vue'), meta: { title: 'products.bank.title', ...read } },
  { path: '/b/products/new', component: () => import('./NewProductPage.vue'), meta: { title: 'products.bank.editor.newTitle', ...edit } },
  { path: '/b/products/:productId', component: () => import('./ProductPage.vue'), meta: { title: 'products.bank.title', ...read } },
  { path: '/b/products/:productId/edit/:step', component: () => import('./EditorPage.vue'), meta: { title: 'products.bank.title', ...edit } },
];
