import { computed, ref, shallowRef } from 'vue';
import type { Permission } from '@server/kernel/permissions';
import { listJobs } from '@server/kernel/jobs/jobs.contract';
import { listChanges } from '@server/modules/catalogue/catalogue-changes.contract';
import { listTermChanges } from '@server/modules/consents/term-changes.contract';
import { listClaimReviews } from '@server/modules/enterprises/enterprises.contract';
import { listOrganisations } from '@server/modules/organisations/organisations.contract';
import { listProductReviews } from '@server/modules/products/products.contract';
import { call } from '../../kernel/api';
import { useSession } from '../../kernel/session';
import { setNavCount } from '../../shell/counts';

export type TodoKey = 'products' | 'catalogue' | 'terms' | 'claims' | 'jobs' | 'empty';
interface Found {
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore?: boolean;
  readonly names?: readonly string[];
}
export interface TodoItem {
  readonly key: TodoKey;
  readonly to: string;
  readonly found: Found | null;
  readonly failure: unknown;
}
interface Source {
  readonly key: TodoKey;
  readonly permission: Permission;
  readonly to: string;
  readonly nav?: string;
  readonly ask: () => Promise<Found>;
}
const limit = 200;

const sources: readonly Source[] = [
  {
    key: 'products',
    permission: 'product:review',
    to: '/o/products',
    nav: '/o/products',
    ask: async () => counted(await call(listProductReviews, { query: { state: 'inReview', limit } })),
  },
  {
    key: 'catalogue',
    permission: 'catalogue:review',
    to: '/o/catalogue/changes?state=inReview',
    nav: '/o/catalogue',
    ask: async () => counted(await call(listChanges, { query: { state: 'inReview', limit } })),
  },
  {
    key: 'terms',
    permission: 'policy:review',
    to: '/o/policies',
    nav: '/o/policies',
    ask: async () => counted(await call(listTermChanges, { query: { state: 'proposed', limit } })),
  },
  {
    key: 'claims',
    permission: 'claim:review',
    to: '/o/claims',
    nav: '/o/claims',
    ask: async () => counted(await call(listClaimReviews, { query: { state: 'inReview', limit } })),
  },
  {
    key: 'jobs',
    permission: 'job:read',
    to: '/o/jobs?state=dead',
    nav: '/o/jobs',
    ask: async () => ({ count: (await call(listJobs, { query: { state: 'dead', limit: 1 } })).counts.dead }),
  },
  {
    key: 'empty',
    permission: 'organisation:manage',
    to: '/o/organisations',
    ask: async () => {
      const lonely = (await call(listOrganisations, { query: { limit } })).items.filter(
        ({ memberCount, openInvitations, kind }) => memberCount === 0 && openInvitations === 0 && kind !== 'operator',
      );
      return { count: lonely.length, names: lonely.map(({ shortName }) => shortName) };
    },
  },
];
const counted = (page: { items: readonly unknown[]; nextCursor: string | null }): Found => ({
  count: page.items.length,
  isMore: page.nextCursor !== null,
});

/** What waits for this person, each part by itself: one that does not come leaves the others standing. */
export function useTodo() {
  const session = useSession();
  const items = shallowRef<readonly TodoItem[]>([]);
  const isLoading = ref(true);
  const asOf = ref(new Date());

  async function reload(): Promise<void> {
    isLoading.value = true;
    const own = sources.filter(({ permission }) => session.can(permission));
    items.value = await Promise.all(
      own.map(async ({ key, to, nav, ask }): Promise<TodoItem> => {
        try {
          const found = await ask();
          if (nav) setNavCount(nav, { count: found.count });
          return { key, to, found, failure: null };
        } catch (failure) {
          return { key, to, found: null, failure };
        }
      }),
    );
    asOf.value = new Date();
    isLoading.value = false;
  }
  void reload();
  const open = computed(() => items.value.filter(({ found }) => found !== null && found.count > 0));
  const total = computed(() => open.value.reduce((sum, { found }) => sum + (found?.count ?? 0), 0));
  return { items, open, total, isLoading, asOf, reload };
}
