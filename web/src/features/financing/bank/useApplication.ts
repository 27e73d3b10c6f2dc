import {
  acceptApplication,
  askEnterprise,
  declineApplication,
  getApplication,
  listOffers,
  refuseApplication,
  reviewApplication,
  withdrawOffer,
  type ApplicationView,
  type OfferView,
  type RefusalCode,
} from '@server/modules/financing/financing.contract';
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiError, call } from '../../../kernel/api';

export interface RefusalInput {
  readonly code: RefusalCode;
  readonly text: string;
  readonly nextStep: string;
  readonly reapplyAfterMonths?: number;
}

/** One application, kept fresh: the state, the clocks and the consent come with every answer. */
export function useApplication(applicationId: Ref<string>) {
  const application = shallowRef<ApplicationView | null>(null);
  const offers = shallowRef<readonly OfferView[]>([]);
  const failure = shallowRef<unknown>(null);
  /** The last renewal did not come: what is shown may be old. */
  const isStale = ref(false);
  let asked = 0;

  /** A renewal that fails leaves the page as it is, unless the server says that there is no such thing any more. */
  async function refresh(): Promise<void> {
    const mine = ++asked;
    const id = applicationId.value;
    try {
      const answer = await call(getApplication, { params: { applicationId: id } });
      if (mine !== asked) return;
      application.value = answer;
      failure.value = null;
      isStale.value = false;
    } catch (error) {
      if (mine !== asked) return;
      const isGone = error instanceof ApiError && error.status === 404;
      if (isGone || !application.value) {
        application.value = null;
        failure.value = error;
      } else {
        isStale.value = true;
      }
    }
  }

  async function loadOffers(): Promise<void> {
    const id = applicationId.value;
    const page = await call(listOffers, { params: { applicationId: id }, query: { limit: 50 } });
    if (id === applicationId.value) offers.value = page.items;
  }

  watch(
    applicationId,
    () => {
      application.value = null;
      offers.value = [];
      failure.value = null;
      void refresh();
    },
    { immediate: true },
  );
  watch(
    // Three sources, not one list: a renewal that brings nothing new asks for no offers.
    [() => application.value?.id, () => application.value?.state, () => application.value?.liveOffers] as const,
    ([id, state]) => {
      if (id && state && !['submitted', 'accepted'].includes(state)) loadOffers().catch(() => undefined);
    },
  );
  onScopeDispose(() => (asked = -1));

  const params = () => ({ applicationId: applicationId.value });
  const adopt = (answer: ApplicationView): void => {
    asked++;
    application.value = answer;
  };
  return {
    application,
    offers,
    failure,
    isStale,
    refresh,
    accept: async () => adopt(await call(acceptApplication, { params: params(), body: {} })),
    review: async () => adopt(await call(reviewApplication, { params: params(), body: {} })),
    ask: async (text: string) => adopt(await call(askEnterprise, { params: params(), body: { text } })),
    decline: async (body: RefusalInput) => adopt(await call(declineApplication, { params: params(), body })),
    refuse: async (body: RefusalInput) => adopt(await call(refuseApplication, { params: params(), body })),
    async takeBack(offerId: string, reason: string) {
      await call(withdrawOffer, { params: { offerId }, body: { reason } });
      await Promise.all([refresh(), loadOffers()]);
    },
    async offered() {
      await Promise.all([refresh(), loadOffers()]);
    },
  };
}
export type ApplicationMoves = ReturnType<typeof useApplication>;
