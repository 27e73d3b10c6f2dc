import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef } from 'vue';
import type { z } from 'zod';
import { previewConsent, type ConsentRequestView, type narrowing } from '@server/modules/consents/consents.contract';
import { call, type Answer } from '../../../kernel/api';
import { useKept } from '../../../kernel/useKept';

type Narrowing = z.input<typeof narrowing>;
export type Preview = Answer<typeof previewConsent>;
interface Line {
  isGiven: boolean;
  months: number | null;
}

const previewDelayMs = 300;

/** What was asked for, personal part left out: the firm takes away from here, and can never add. */
export const asked = (request: ConsentRequestView) => ({
  lines: Object.fromEntries(request.items.map((item): [string, Line] => [item.dataset, { isGiven: true, months: item.monthsMax }])),
  includesPersonal: false,
  validDays: Math.max(...request.validDaysChoices),
  uses: Math.max(...request.usesChoices),
});

/** Required lines stay whatever the page did, and nothing goes beyond what was asked. */
export function narrowingOf(request: ConsentRequestView, chosen: ReturnType<typeof asked>): Narrowing {
  return {
    items: request.items
      .filter((item) => item.isRequired || chosen.lines[item.dataset]?.isGiven)
      .map((item) => ({
        dataset: item.dataset,
        months: item.monthsMax === null ? null : Math.min(chosen.lines[item.dataset]?.months ?? item.monthsMax, item.monthsMax),
      })),
    includesPersonal: request.personalPart !== null && chosen.includesPersonal,
    validDays: chosen.validDays,
    uses: chosen.uses,
  };
}

/** One way of narrowing a request, and the exact text that would be signed for it. */
export function useNarrowing(request: ConsentRequestView) {
  const { typed: chosen, forget } = useKept(`consent-${request.id}`, asked(request));
  const body: ComputedRef<Narrowing> = computed(() => narrowingOf(request, chosen));
  const preview = shallowRef<Preview | null>(null);
  const isStale = ref(true);
  const failure = shallowRef<unknown>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: AbortController | null = null;

  async function refresh(): Promise<Preview> {
    clearTimeout(timer);
    underWay?.abort();
    const mine = (underWay = new AbortController());
    failure.value = null;
    try {
      const answer = await call(previewConsent, { params: { requestId: request.id }, body: body.value }, { signal: mine.signal });
      if (underWay === mine) {
        preview.value = answer;
        isStale.value = false;
      }
      return answer;
    } catch (error) {
      if (underWay === mine) failure.value = error;
      throw error;
    }
  }
  // A failed preview is told on the page; the act that needs it asks again and fails aloud.
  const later = (): void => void refresh().catch(() => undefined);

  watch(
    () => JSON.stringify(body.value),
    () => {
      isStale.value = true;
      clearTimeout(timer);
      timer = setTimeout(later, previewDelayMs);
    },
  );
  later();
  onScopeDispose(() => {
    clearTimeout(timer);
    underWay?.abort();
  });

  /** The text on the screen, or, where a choice was made within the last moment, the one that belongs to it. */
  const current = (): Promise<Preview> => (preview.value && !isStale.value ? Promise.resolve(preview.value) : refresh());
  return { chosen, body, preview, isStale, failure, refresh, current, forget };
}
