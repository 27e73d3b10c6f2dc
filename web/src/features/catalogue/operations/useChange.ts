import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';
import {
  discardChange,
  getChange,
  publishChange,
  returnChange,
  submitChange,
  type ChangeView,
} from '@server/modules/catalogue/catalogue-changes.contract';
import { call } from '../../../kernel/api';
import { useLoad } from '../../../kernel/useLoad';

/** One change to the catalogue. What was read is what is decided on: its etag goes back with every act. */
export function useChange() {
  const route = useRoute();
  const changeId = computed(() => String(route.params['changeId']));
  const loaded = useLoad((signal) => call(getChange, { params: { changeId: changeId.value } }, { signal }), changeId);
  const change = shallowRef<ChangeView | null>(null);
  const outcome = ref<'submitted' | 'published' | 'returned' | 'discarded' | null>(null);
  watch(loaded.data, (data) => (change.value = data ?? change.value));

  const named = () => ({ params: { changeId: changeId.value } });
  const etag = (): string => change.value?.etag ?? '';
  return {
    change,
    changeId,
    outcome,
    isLoading: loaded.isLoading,
    failure: loaded.failure,
    reload: loaded.reload,
    async submit() {
      change.value = await call(submitChange, { ...named(), body: { etag: etag() } });
      outcome.value = 'submitted';
    },
    async discard() {
      change.value = await call(discardChange, { ...named(), body: { etag: etag() } });
      outcome.value = 'discarded';
    },
    async publish(confirmsOpening: boolean) {
      change.value = await call(publishChange, { ...named(), body: { etag: etag(), confirmsOpening } });
      outcome.value = 'published';
    },
    async giveBack(reason: string) {
      change.value = await call(returnChange, { ...named(), body: { etag: etag(), reason } });
      outcome.value = 'returned';
    },
  };
}
