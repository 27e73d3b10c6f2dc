import type { RouteRecordRaw } from 'vue-router';

const shell = 'operations' as const;

export const operationsRoutes: RouteRecordRaw[] = [
  { path: '/o', component: () => import('./TodoPage.vue'), meta: { title: 'operations.todo.title', shell, permission: 'organisation:read' } },
  { path: '/o/jobs', component: () => import('./JobsPage.vue'), meta: { title: 'operations.jobs.title', shell, permission: 'job:read' } },
  { path: '/o/log', component: () => import('./LogPage.vue'), meta: { title: 'operations.log.title', shell, permission: 'evidence:read' } },
];
