import type { RouteRecordRaw } from 'vue-router';

/** The same two pages in every shell whose people check lists. */
const places = [
  { at: '/b', shell: 'bank' },
  { at: '/s', shell: 'source' },
  { at: '/r', shell: 'supervision' },
  { at: '/o', shell: 'operations' },
] as const;

export const listsRoutes: RouteRecordRaw[] = places.flatMap(({ at, shell }) => [
  { path: `${at}/lists`, component: () => import('./ListsPage.vue'), meta: { title: 'lists.title', shell, permission: 'list:check' as const } },
  {
    path: `${at}/lists/:checkId`,
    component: () => import('./CheckPage.vue'),
    meta: { title: 'lists.check.title', shell, permission: 'list:check' as const },
  },
]);
