import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
export type Filters<Name extends string> = Partial<Record<Name, string>>;

/**
 * A cursor list whose filters are the address: reload, back and a copied link show the same rows.
 * `ask` gets only the filters that are set, plus the cursor.
 */
export function useList<T, Name extends string = never>(
  ask: (query: Filters<Name> & { cursor?: string }, signal: AbortSignal) => Promise<Page<T>>,
  { filters: names = [] }: { filters?: readonly Name[] } = {},
) {
  const route = useRoute();
  const router = useRouter();
  const items = shallowRef<readonly T[]>([]);
  const nextCursor = ref<string | null>(null);
  const isLoading = ref(true);
  const isLoadingMore = ref(false);
  const failure = shallowRef<unknown>(null);
  /** Rows already shown stay when the next ones do not come. */
  const moreFailure = shallowRef<unknown>(null);
  let underWay: AbortController | null = null;
  const path = route.path;

  const filters = computed(() => {
    const set: Filters<Name> = {};
    for (const name of names) {
      const value = route.query[name];
      if (typeof value === 'string' && value !== '') set[name] = value;
    }
    return set;
  });
  const isFiltered = computed(() => Object.keys(filters.value).length > 0);

  async function reload(): Promise<void> {
    underWay?.abort();
    const mine = (underWay = new AbortController());
    isLoading.value = true;
    failure.value = null;
    moreFailure.value = null;
    try {
      const page = await ask(filters.value, mine.signal);
      if (underWay !== mine) return;
      items.value = page.items;
      nextCursor.value = page.nextCursor;
    } catch (error) {
      if (underWay !== mine) return;
      failure.value = error;
      items.value = [];
      nextCursor.value = null;
    } finally {
      if (underWay === mine) isLoading.value = false;
    }
  }

  async function more(): Promise<void> {
    if (!nextCursor.value || isLoadingMore.value || !underWay) return;
    const mine = underWay;
    isLoadingMore.value = true;
    moreFailure.value = null;
    try {
      const page = await ask({ ...filters.value, cursor: nextCursor.value }, mine.signal);
      if (underWay !== mine) return;
      items.value = [...items.value, ...page.items];
      nextCursor.value = page.nextCursor;
    } catch (error) {
      if (underWay === mine) moreFailure.value = error;
    } finally {
      isLoadingMore.value = false;
    }
  }

  function setFilters(changes: Filters<Name>): void {
    const query: LocationQueryRaw = { ...route.query };
    for (const [name, value] of Object.entries(changes) as [Name, string | undefined][]) {
      if (value) query[name] = value;
      else delete query[name];
    }
    void router.replace({ query });
  }
  const setFilter = (name: Name, value: string | undefined): void => setFilters({ [name]: value } as Filters<Name>);
  const reset = (): void => setFilters(Object.fromEntries(names.map((name) => [name, undefined])) as Filters<Name>);

  // On the way to another page the query changes too; that is no new question for this list.
  watch(
    () => JSON.stringify(filters.value),
    () => route.path === path && void reload(),
  );
  void reload();
  onScopeDispose(() => underWay?.abort());

  return {
    items,
    filters,
    isFiltered,
    isLoading,
    isLoadingMore,
    failure,
    moreFailure,
    hasMore: computed(() => nextCursor.value !== null),
    reload,
    more,
    setFilter,
    setFilters,
    reset,
  };
}
