import { tryRules, type RuleSet } from '@server/modules/products/products.contract';
import { computed, ref, shallowRef, type Ref } from 'vue';
import { call, type Answer } from '../../../kernel/api';
import { sentenceOf } from '../../../kernel/problem';

export type Trial = Answer<typeof tryRules>;
export type Band = Trial['fits'];

/** How many firms would fit, asked only on a press: each question counts, and is on the record. */
export function useTrial(productId: string, rules: Ref<RuleSet | null>) {
  const answer = shallowRef<Trial | null>(null);
  const askedFor = ref('');
  const isAsking = ref(false);
  const problem = ref('');
  const isStale = computed(() => answer.value !== null && JSON.stringify(rules.value) !== askedFor.value);

  async function ask(): Promise<void> {
    if (!rules.value || isAsking.value) return;
    isAsking.value = true;
    problem.value = '';
    const asked = JSON.stringify(rules.value);
    try {
      answer.value = await call(tryRules, { params: { productId }, body: { rules: rules.value } });
      askedFor.value = asked;
    } catch (error) {
      problem.value = sentenceOf(error);
    } finally {
      isAsking.value = false;
    }
  }

  /** The line after which most firms fall away; bands only, so the size is the distance of their lower ends. */
  const hardest = computed(() => {
    if (!answer.value?.all || isStale.value) return null;
    let before = answer.value.all.from;
    let worst: { line: number; lost: number } | null = null;
    for (const [line, band] of answer.value.afterLine.entries()) {
      const from = band?.from ?? 0;
      if (before - from > (worst?.lost ?? 0)) worst = { line, lost: before - from };
      before = from;
    }
    return worst;
  });
  return { answer, isAsking, isStale, problem, hardest, ask };
}
export type TrialState = ReturnType<typeof useTrial>;
