import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { getApplication, type ApplicationView } from '@server/modules/financing/financing.contract';
import { call } from '../../../kernel/api';
import { useLoad } from '../../../kernel/useLoad';

/** The application named in the address. */
export function useApplication() {
  const route = useRoute();
  const id = computed(() => String(route.params['id']));
  const loaded = useLoad<ApplicationView>((signal) => call(getApplication, { params: { applicationId: id.value } }, { signal }), id);
  return { id, application: loaded.data, isLoading: loaded.isLoading, failure: loaded.failure, reload: loaded.reload };
}

/** Where to go on with a draft: whatever it still lacks. */
export function draftPath(application: Pick<ApplicationView, 'id' | 'can'>): string {
  const step = application.can.includes('submit') ? 'check' : 'consent';
  return `/e/apply/${application.id}/${step}`;
}
