import { computed, ref } from 'vue';
import { browseCatalogue, type DatasetBrief } from '@server/modules/catalogue/catalogue.contract';
import { call } from '../../../kernel/api';
import { useList, type Filters } from '../../../kernel/useList';

export const browseFilters = ['q', 'group', 'disclosure', 'sharingMode', 'sourceName'] as const;
export type BrowseFilter = (typeof browseFilters)[number];

const pageSize = 100;

/** The catalogue as a list with its filters in the address; the choices for the filters come with the first page. */
export function useBrowse() {
  const groups = ref<readonly { group: string; name: string; datasets: number }[]>([]);
  const sources = ref<readonly string[]>([]);
  const total = ref(0);
  const list = useList<DatasetBrief, BrowseFilter>(
    async (query, signal) => {
      // The server knows which values there are; an address with others gets its refusal.
      const page = await call(browseCatalogue, { query: { ...(query as Filters<'q'>), limit: pageSize } }, { signal });
      groups.value = page.groups;
      sources.value = page.sources;
      total.value = page.total;
      return page;
    },
    { filters: browseFilters },
  );
  return { ...list, groups, sources, total, isReady: computed(() => !list.isLoading.value || list.items.value.length > 0) };
}
export type Browse = ReturnType<typeof useBrowse>;
