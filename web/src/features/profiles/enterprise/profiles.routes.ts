import type { RouteRecordRaw } from 'vue-router';

const meta = { shell: 'enterprise', permission: 'enterprise:read' } as const;

export const enterpriseProfileRoutes: RouteRecordRaw[] = [
  { path: '/e/file', component: () => import('./FilePage.vue'), meta: { ...meta, title: 'profiles.enterprise.title' } },
  { path: '/e/file/indicators', component: () => import('./IndicatorsPage.vue'), meta: { ...meta, title: 'profiles.enterprise.indicatorsTitle' } },
  { path: '/e/file/score', component: () => import('./ScorePage.vue'), meta: { ...meta, title: 'profiles.enterprise.scoreTitle' } },
];
