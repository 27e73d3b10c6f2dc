import { listApplications, type ApplicationView } from '@server/modules/financing/financing.contract';
import { computed, shallowRef, watch, type Ref } from 'vue';
import { call, type Answer } from '../../../kernel/api';
import { byGroup } from './queueGroups';

type Counts = Answer<typeof listApplications>['counts'];
export type QueueView = keyof Counts;
const isView = (value: unknown): value is QueueView =>
  typeof value === 'string' && ['waiting', 'near', 'asked', 'offered', 'all', 'ended'].includes(value);
export const viewOf = (value: unknown): QueueView => (isView(value) ? value : 'waiting');

/** The place in the list one came from, and the ways up and down. Kept while one walks through it: a row that was just dealt with keeps its place. */
export function useNeighbours(applicationId: Ref<string>, view: Ref<QueueView>) {
  const rows = shallowRef<readonly ApplicationView[]>([]);
  const counts = shallowRef<Counts | null>(null);
  watch(
    view,
    async (wanted) => {
      rows.value = [];
      const page = await call(listApplications, { query: { view: wanted, limit: 200 } }).catch(() => null);
      if (!page || wanted !== view.value) return;
      rows.value = wanted === 'ended' ? page.items : byGroup(page.items, new Date());
      counts.value = page.counts;
    },
    { immediate: true },
  );
  const at = computed(() => rows.value.findIndex((row) => row.id === applicationId.value));
  return {
    at,
    total: computed(() => counts.value?.[view.value] ?? null),
    previous: computed(() => (at.value > 0 ? (rows.value[at.value - 1]?.id ?? null) : null)),
    next: computed(() => (at.value >= 0 ? (rows.value[at.value + 1]?.id ?? null) : null)),
  };
}
