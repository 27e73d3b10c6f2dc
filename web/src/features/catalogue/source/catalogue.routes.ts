import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'catalogue.source.title', shell: 'source', permission: 'batch:read' } as const;

export const sourceCatalogueRoutes: RouteRecordRaw[] = [
  { path: '/s/datasets', component: () => import('./DatasetsPage.vue'), meta },
  { path: '/s/datasets/:code', component: () => import('./DatasetPage.vue'), meta },
];
