import { nextTick } from 'vue';
import { createRouter, createWebHistory, START_LOCATION, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router';
import { useSession } from './kernel/session';
import { setRouteTitle } from './kernel/title';
import { rememberPaths } from './shell/home';
import type { PartyKind } from './shell/nav';
import NotFoundPage from './ui/NotFoundPage.vue';

/** Each feature lists its pages in `*.routes.ts`; nothing else has to know them. */
const files = import.meta.glob<Record<string, readonly RouteRecordRaw[]>>('./features/**/*.routes.ts', { eager: true });
export const pages: RouteRecordRaw[] = Object.values(files).flatMap((file) => Object.values(file).flat());
rememberPaths(pages);

const notFound: RouteRecordRaw = { path: '/:rest(.*)*', name: 'not-found', component: NotFoundPage, meta: { title: 'notFound.title', shell: 'own' } };

const partyOfShell: Partial<Record<RouteLocationNormalized['meta']['shell'], PartyKind>> = {
  enterprise: 'enterprise',
  bank: 'bank',
  source: 'source',
  supervision: 'regulator',
  operations: 'operator',
};

export const router = createRouter({
  history: createWebHistory(),
  routes: [...pages, notFound],
  scrollBehavior(to, from, saved) {
    if (saved) return saved;
    if (to.hash && document.getElementById(to.hash.slice(1))) return { el: to.hash };
    // A filter changed: the reader stays where they are.
    return to.path === from.path ? false : { top: 0 };
  },
});

router.beforeEach(async (to) => {
  const session = useSession();
  await session.load();
  const { shell, permission } = to.meta;
  const isOpen = !permission && (shell === 'public' || shell === 'bare' || to.name === 'not-found');
  // Without the server nobody knows who is here: the frame comes up and says so (App.vue), rather than asking to sign in.
  if (isOpen || session.failure) return true;
  if (!session.session) return { path: '/sign-in', query: { next: to.fullPath } };
  const party = partyOfShell[shell];
  // A person who acts for no one yet comes to the firm's pages to claim one.
  const isOwnShell = !party || session.partyKind === party || (party === 'enterprise' && session.partyKind === null);
  if (isOwnShell && (!permission || session.can(permission))) return true;
  // The address stays as it was typed; absent and forbidden look alike.
  return { name: 'not-found', params: { rest: to.path.slice(1).split('/') }, query: to.query, hash: to.hash, replace: true };
});

router.afterEach(async (to, from, failure) => {
  if (failure) return;
  setRouteTitle(to.meta.title);
  if (from === START_LOCATION || to.path === from.path) return;
  // The reader hears where they are; the page's own skeleton may come before its heading, then main takes the focus.
  await nextTick();
  requestAnimationFrame(() => {
    const target = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('main');
    if (!target) return;
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  });
});
