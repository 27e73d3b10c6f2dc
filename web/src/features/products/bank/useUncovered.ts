import type { FactView } from '@server/modules/profiles/profiles.contract';
import { computed, type ShallowRef } from 'vue';
import { t } from '../../../i18n';
import type { TermsDraft, TestDraft } from './termsDraft';
import { useCatalogue } from './useCatalogue';

/**
 * A rule may only ask what the firm will be asked to authorise. Adding a dataset asks more of the firm, so it is never done silently:
 * the page says which are lacking and offers to add them.
 */
export function useUncovered(draft: TermsDraft, facts: ShallowRef<readonly FactView[]>) {
  const { datasets, titleOf } = useCatalogue();
  const tests = computed<TestDraft[]>(() => draft.rules.rules.flatMap((line) => (line.kind === 'any' ? line.rules : [line])));
  const list = computed(() => {
    const lacking = new Map<string, { dataset: string; months: number | null; fact: string }>();
    for (const test of tests.value) {
      const fact = facts.value.find((one) => one.code === test.fact);
      if (!fact || datasets.value.find((one) => one.code === fact.dataset)?.disclosure !== 'onConsent') continue;
      const item = draft.datasets.find((one) => one.dataset === fact.dataset);
      if (item && (fact.months === null || (item.months ?? 0) >= fact.months)) continue;
      const before = lacking.get(fact.dataset);
      if (!before || (before.months ?? 0) < (fact.months ?? 0))
        lacking.set(fact.dataset, { dataset: fact.dataset, months: fact.months, fact: fact.title });
    }
    return [...lacking.values()];
  });
  const text = computed(() =>
    list.value
      .map(({ dataset, months }) => `${titleOf(dataset)}${months === null ? '' : `（${t('products.bank.terms.datasetMonths', { n: months })}）`}`)
      .join('、'),
  );
  function add(): void {
    for (const { dataset, months, fact } of list.value) {
      const item = draft.datasets.find((one) => one.dataset === dataset);
      if (item) item.months = months;
      else draft.datasets.push({ dataset, months, isRequired: true, reason: t('products.bank.rules.uncoveredReason', { fact }) });
    }
  }
  return { list, text, add };
}
