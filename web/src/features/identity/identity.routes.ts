import type { RouteRecordRaw } from 'vue-router';

export const identityRoutes: RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('./SignInPage.vue'), meta: { title: 'identity.signIn.title', shell: 'bare' } },
  { path: '/sign-in/code', component: () => import('./SignInCodePage.vue'), meta: { title: 'identity.code.title', shell: 'bare' } },
  { path: '/join', component: () => import('./JoinPage.vue'), meta: { title: 'identity.join.title', shell: 'bare' } },
  { path: '/register', component: () => import('./RegisterPage.vue'), meta: { title: 'identity.register.title', shell: 'bare' } },
  { path: '/me', component: () => import('./MePage.vue'), meta: { title: 'identity.me.title', shell: 'own', permission: 'session:use' } },
];
