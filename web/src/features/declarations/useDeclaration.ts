import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { getDeclaration, listDeclarationForms } from '@server/modules/declarations/declarations.contract';
import { call } from '../../kernel/api';
import { useLoad } from '../../kernel/useLoad';

/** One declaration with the form it is written in. The form may have changed since: an ended declaration shows its own values. */
export function useDeclaration() {
  const route = useRoute();
  const declarationId = computed(() => String(route.params['declarationId']));
  const { data, isLoading, failure, reload } = useLoad(async (signal) => {
    const declaration = await call(getDeclaration, { params: { declarationId: declarationId.value } }, { signal });
    const forms = await call(listDeclarationForms, { query: { limit: 200 } }, { signal });
    return { declaration, form: forms.items.find(({ dataset }) => dataset === declaration.dataset) ?? null };
  }, declarationId);
  return { declarationId, data, isLoading, failure, reload };
}
