import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'declarations.title', shell: 'enterprise', permission: 'declaration:read' } as const;

export const declarationsRoutes: RouteRecordRaw[] = [
  { path: '/e/file/declarations', component: () => import('./DeclarationsPage.vue'), meta },
  { path: '/e/file/declarations/:declarationId', component: () => import('./DeclarationPage.vue'), meta },
  { path: '/e/file/declarations/:declarationId/form', component: () => import('./FormPage.vue'), meta: { ...meta, permission: 'declaration:write' } },
  { path: '/e/file/declarations/:declarationId/sign', component: () => import('./SignPage.vue'), meta: { ...meta, permission: 'declaration:write' } },
];
