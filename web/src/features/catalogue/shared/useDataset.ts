import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { getDataset } from '@server/modules/catalogue/catalogue.contract';
import { call } from '../../../kernel/api';
import { useTitle } from '../../../kernel/title';
import { useLoad } from '../../../kernel/useLoad';

/** The entry of the address, or the earlier version of it that the address names. */
export function useDataset() {
  const route = useRoute();
  const code = computed(() => String(route.params['code']));
  const version = computed(() => (typeof route.query['version'] === 'string' ? route.query['version'] : undefined));
  const loaded = useLoad(
    (signal) => call(getDataset, { params: { code: code.value }, query: { ...(version.value && { version: version.value }) } }, { signal }),
    [code, version],
  );
  useTitle(() => loaded.data.value?.title);
  return { code, isOld: computed(() => version.value !== undefined), ...loaded };
}
