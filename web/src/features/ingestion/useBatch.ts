import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';
import { getBatch, type BatchView } from '@server/modules/ingestion/ingestion.contract';
import { call } from '../../kernel/api';
import { useLoad } from '../../kernel/useLoad';
import { usePoll } from '../../kernel/usePoll';
import { isBeingCorrected, isRollingBack, isRunning } from './batchText';

const pollMs = 1000;

/** One delivery, asked again while it runs. A poll that fails says so and keeps the last figures: the work goes on without this page. */
export function useBatch() {
  const route = useRoute();
  const batchId = computed(() => String(route.params['batchId']));
  const first = useLoad((signal) => call(getBatch, { params: { batchId: batchId.value } }, { signal }), batchId);
  const batch = shallowRef<BatchView | null>(null);
  const pollFailure = shallowRef<unknown>(null);
  /** When the figures on the screen were true. */
  const asOf = ref(new Date());

  function show(view: BatchView | null): void {
    batch.value = view;
    pollFailure.value = null;
    asOf.value = new Date();
  }
  watch(first.data, show);

  async function poll(): Promise<void> {
    const asked = batchId.value;
    try {
      const view = await call(getBatch, { params: { batchId: asked } });
      if (asked === batchId.value) show(view);
    } catch (failure) {
      pollFailure.value = failure;
    }
  }
  usePoll(poll, pollMs, () => batch.value !== null && (isRunning(batch.value) || isRollingBack(batch.value) || isBeingCorrected(batch.value)));
  return { batchId, batch, show, asOf, pollFailure, isLoading: first.isLoading, failure: first.failure, reload: first.reload };
}
