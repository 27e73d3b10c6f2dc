import { calculateOffer, makeOffer, type ApplicationView } from '@server/modules/financing/financing.contract';
import { getOwnProduct, type ProductTerms } from '@server/modules/products/products.contract';
import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue';
import { call, type Answer } from '../../../kernel/api';
import { useOnceKey } from '../../../kernel/onceKey';
import { sentenceOf, useForm } from '../../../kernel/problem';
import { useSession } from '../../../kernel/session';
import { blankOffer, instantOf, offerFields, offerProblems, termsOf, type OfferDraft, type OfferField } from './offerDraft';

type Costs = Answer<typeof calculateOffer>;
const pauseMs = 350;

/** The offer being typed: kept for this tab, its costs asked from the server after each pause. */
export function useOfferForm(application: ApplicationView) {
  const storageKey = `xinyidai-offer-${application.id}`;
  const draft = reactive<OfferDraft>({ ...blankOffer(application, new Date()), ...stored(storageKey) });
  const unreadable = reactive<Partial<Record<OfferField, string | null>>>({});
  const savedAt = ref<string | null>(null);
  const terms = shallowRef<ProductTerms | null>(null);
  const costs = shallowRef<Costs | null>(null);
  const costsProblem = ref('');
  const isCalculating = ref(false);
  const isProving = ref(false);
  const form = useForm(offerFields);
  const once = useOnceKey();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: AbortController | null = null;

  // Only the version this application was made under says what may be offered; a newer one does not.
  if (useSession().can('product:read')) {
    call(getOwnProduct, { params: { productId: application.product.id } }).then(
      ({ published }) => {
        if (published?.id !== application.product.versionId) return;
        terms.value = published.terms;
        if (draft.method === '') draft.method = published.terms.repaymentMethods[0] ?? '';
      },
      () => undefined,
    );
  }

  async function calculate(): Promise<void> {
    const body = termsOf(draft);
    underWay?.abort();
    costsProblem.value = '';
    if (!body) return void (costs.value = null);
    const mine = (underWay = new AbortController());
    isCalculating.value = true;
    try {
      costs.value = await call(calculateOffer, { params: { applicationId: application.id }, body }, { signal: mine.signal });
    } catch (error) {
      if (underWay !== mine) return;
      costs.value = null;
      costsProblem.value = sentenceOf(error);
    } finally {
      if (underWay === mine) isCalculating.value = false;
    }
  }
  watch(
    draft,
    () => {
      isProving.value = false;
      clearTimeout(timer);
      timer = setTimeout(() => {
        void calculate();
        savedAt.value = keep(storageKey, draft);
      }, pauseMs);
    },
    { deep: true },
  );
  void calculate();
  onScopeDispose(() => {
    clearTimeout(timer);
    underWay?.abort();
  });

  function ask(): void {
    isProving.value = form.check(offerProblems(draft, unreadable, new Date()));
  }
  async function send(): Promise<void> {
    const body = termsOf(draft);
    const validUntil = instantOf(draft.validUntil);
    if (!body || !validUntil) return;
    try {
      await call(makeOffer, { params: { applicationId: application.id }, body: { ...body, validUntil } }, { key: once.key.value });
    } catch (error) {
      form.refuse(error);
      throw error;
    }
    once.renew();
    window.sessionStorage.removeItem(storageKey);
  }
  return { draft, unreadable, savedAt, terms, costs, costsProblem, isCalculating: computed(() => isCalculating.value), isProving, form, ask, send };
}

function stored(key: string): Partial<OfferDraft> {
  try {
    return JSON.parse(window.sessionStorage.getItem(key) ?? '{}') as Partial<OfferDraft>;
  } catch {
    return {};
  }
}
function keep(key: string, draft: OfferDraft): string | null {
  try {
    window.sessionStorage.setItem(key, JSON.stringify(draft));
    return new Date().toISOString();
  } catch {
    // Private mode: the draft lasts as long as the page.
    return null;
  }
}
