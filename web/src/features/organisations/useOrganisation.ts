import { computed, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';
import { assignDatasets, listDatasets } from '@server/modules/catalogue/catalogue.contract';
import { addBranch, getOrganisation, inviteToOrganisation, type OrganisationView } from '@server/modules/organisations/organisations.contract';
import { call, type Answer, type CallInput } from '../../kernel/api';
import { useLoad } from '../../kernel/useLoad';

const datasetsMax = 200;
export type NewBranch = NonNullable<CallInput<typeof addBranch>['body']>;
export type Offer = NonNullable<CallInput<typeof inviteToOrganisation>['body']>;
export type Made = Answer<typeof inviteToOrganisation>;

/** One organisation, and what the operator does to it. */
export function useOrganisation() {
  const route = useRoute();
  const organisationId = computed(() => String(route.params['organisationId']));
  const params = computed(() => ({ organisationId: organisationId.value }));
  const loaded = useLoad((signal) => call(getOrganisation, { params: params.value }, { signal }), organisationId);
  const organisation = shallowRef<OrganisationView | null>(null);
  watch(loaded.data, (data) => (organisation.value = data ?? organisation.value));
  watch(organisationId, () => (organisation.value = null));

  const openBranch = async (branch: NewBranch, key: string): Promise<void> => {
    await call(addBranch, { params: params.value, body: branch }, { key });
    await loaded.reload();
  };
  const invite = async (offer: Offer): Promise<Made> => {
    const made = await call(inviteToOrganisation, { params: params.value, body: offer });
    void loaded.reload();
    return made;
  };
  return { organisation, openBranch, invite, isLoading: loaded.isLoading, failure: loaded.failure, reload: loaded.reload };
}

/** What one source delivers, out of the whole catalogue. */
export function useAssignments(organisationId: string) {
  const loaded = useLoad((signal) => call(listDatasets, { query: { limit: datasetsMax } }, { signal }));
  const assigned = computed(() =>
    (loaded.data.value?.items ?? []).filter(({ suppliers }) => suppliers.some(({ id }) => id === organisationId)).map(({ code }) => code),
  );
  const assign = async (codes: readonly string[]): Promise<void> => {
    await call(assignDatasets, { params: { organisationId }, body: { codes: [...codes] } });
    await loaded.reload();
  };
  return { ...loaded, assigned, assign };
}
