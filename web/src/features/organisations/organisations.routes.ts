import type { RouteRecordRaw } from 'vue-router';

const shell = 'operations' as const;
const title = 'organisations.list.title';

export const organisationsRoutes: RouteRecordRaw[] = [
  { path: '/o/organisations', component: () => import('./OrganisationsPage.vue'), meta: { title, shell, permission: 'organisation:read' } },
  {
    path: '/o/organisations/new',
    component: () => import('./NewOrganisationPage.vue'),
    meta: { title: 'organisations.add.title', shell, permission: 'organisation:manage' },
  },
  {
    path: '/o/organisations/:organisationId',
    component: () => import('./OrganisationPage.vue'),
    meta: { title, shell, permission: 'organisation:read' },
  },
];
