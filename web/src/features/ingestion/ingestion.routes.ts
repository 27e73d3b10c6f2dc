import type { RouteRecordRaw } from 'vue-router';

const shell = 'source' as const;

export const ingestionRoutes: RouteRecordRaw[] = [
  { path: '/s/batches', component: () => import('./BatchesPage.vue'), meta: { title: 'ingestion.list.title', shell, permission: 'batch:read' } },
  { path: '/s/batches/new', component: () => import('./SendPage.vue'), meta: { title: 'ingestion.send.title', shell, permission: 'batch:send' } },
  {
    path: '/s/batches/waiting',
    component: () => import('./WaitingPage.vue'),
    meta: { title: 'ingestion.waiting.title', shell, permission: 'batch:read' },
  },
  {
    path: '/s/batches/:batchId',
    component: () => import('./BatchPage.vue'),
    meta: { title: 'ingestion.list.title', shell, permission: 'batch:read' },
  },
  {
    path: '/s/mappings',
    component: () => import('./MappingsPage.vue'),
    meta: { title: 'ingestion.mapping.title', shell, permission: 'mapping:read' },
  },
  {
    path: '/s/mappings/:dataset',
    component: () => import('./MappingPage.vue'),
    meta: { title: 'ingestion.mapping.title', shell, permission: 'mapping:read' },
  },
  {
    path: '/s/mappings/:dataset/versions',
    component: () => import('./MappingVersionsPage.vue'),
    meta: { title: 'ingestion.versions.title', shell, permission: 'mapping:read' },
  },
];
