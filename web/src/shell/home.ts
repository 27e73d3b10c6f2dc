import type { RouteRecordRaw } from 'vue-router';
import { navOf, type NavGroup, type PartyKind } from './nav';

let known: ReadonlySet<string> = new Set();

/** The router tells which paths have a page: a navigation entry without one stays hidden. */
export function rememberPaths(routes: readonly RouteRecordRaw[]): void {
  known = new Set(routes.flatMap((route) => pathsOf(route, '')));
}
function pathsOf(route: RouteRecordRaw, parent: string): string[] {
  const path = route.path.startsWith('/') ? route.path : [parent, route.path].filter(Boolean).join('/');
  return [path, ...(route.children ?? []).flatMap((child) => pathsOf(child, path))];
}
export const hasPage = (path: string): boolean => known.has(path);

/** Groups and items that this membership may use and that have a page. */
export function visibleNav(kind: PartyKind | null, can: (permission: never) => boolean): NavGroup[] {
  if (!kind) return [];
  return navOf[kind]
    .map((group) => ({ ...group, items: group.items.filter((item) => hasPage(item.to) && (!item.permission || can(item.permission as never))) }))
    .filter((group) => group.items.length > 0);
}

/** Where one lands after signing in. A person who acts for no one yet begins with claiming an enterprise. */
export function homeOf(kind: PartyKind | null): string {
  if (kind === null) return ['/e/claim', '/e/claims'].find(hasPage) ?? '/me';
  const first = navOf[kind].flatMap((group) => group.items).find((item) => hasPage(item.to));
  return first?.to ?? '/me';
}
