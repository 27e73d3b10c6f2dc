import type { RouteRecordRaw } from 'vue-router';

const shells = {
  '/e/people': 'enterprise',
  '/b/people': 'bank',
  '/s/people': 'source',
  '/r/people': 'supervision',
  '/o/people': 'operations',
} as const;

/** One page for every workplace: the server answers with the people of whoever asks. */
export const peopleRoutes: RouteRecordRaw[] = Object.entries(shells).map(([path, shell]) => ({
  path,
  component: () => import('./PeoplePage.vue'),
  meta: { title: 'identity.people.title', shell, permission: 'member:read' as const },
}));
