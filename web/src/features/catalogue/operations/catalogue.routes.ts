import type { RouteRecordRaw } from 'vue-router';

const read = { title: 'catalogue.operations.title', shell: 'operations', permission: 'catalogue:read' } as const;
const edit = { ...read, permission: 'catalogue:edit' } as const;

export const operationsCatalogueRoutes: RouteRecordRaw[] = [
  { path: '/o/catalogue', component: () => import('./CataloguePage.vue'), meta: read },
  { path: '/o/catalogue/changes', component: () => import('./ChangesPage.vue'), meta: { ...read, title: 'catalogue.operations.changes.title' } },
  {
    path: '/o/catalogue/changes/:changeId',
    component: () => import('./ChangePage.vue'),
    meta: { ...read, title: 'catalogue.operations.changes.title' },
  },
  {
    path: '/o/catalogue/changes/:changeId/edit',
    component: () => import('./edit/EditPage.vue'),
    meta: { ...edit, title: 'catalogue.operations.edit.title' },
  },
  { path: '/o/catalogue/new', component: () => import('./NewDatasetPage.vue'), meta: { ...edit, title: 'catalogue.operations.add.title' } },
  { path: '/o/catalogue/import', component: () => import('./ImportPage.vue'), meta: { ...edit, title: 'catalogue.operations.import.title' } },
  { path: '/o/catalogue/:code', component: () => import('./DatasetPage.vue'), meta: read },
];
