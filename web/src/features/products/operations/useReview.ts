import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';
import { getProductReview, publishVersion, returnVersion, type ProductView } from '@server/modules/products/products.contract';
import { call } from '../../../kernel/api';
import { useLoad } from '../../../kernel/useLoad';

/** One product under review. The version read is the one decided on: its etag goes back with the decision. */
export function useReview() {
  const route = useRoute();
  const productId = computed(() => String(route.params['productId']));
  const loaded = useLoad((signal) => call(getProductReview, { params: { productId: productId.value } }, { signal }), productId);
  const product = shallowRef<ProductView | null>(null);
  const outcome = ref<'published' | 'returned' | null>(null);
  watch(loaded.data, (data) => (product.value = data ?? product.value));
  watch(productId, () => {
    product.value = null;
    outcome.value = null;
  });

  const etag = (): string => product.value?.open?.etag ?? '';
  async function publish(): Promise<void> {
    product.value = await call(publishVersion, { params: { productId: productId.value }, body: { etag: etag() } });
    outcome.value = 'published';
  }
  async function giveBack(reason: string): Promise<void> {
    product.value = await call(returnVersion, { params: { productId: productId.value }, body: { etag: etag(), reason } });
    outcome.value = 'returned';
  }
  return { product, outcome, publish, giveBack, isLoading: loaded.isLoading, failure: loaded.failure, reload: loaded.reload };
}
