import { shallowRef, type ShallowRef } from 'vue';
import { listFacts, type FactView } from '@server/modules/profiles/profiles.contract';
import { call } from '../../../kernel/api';

const facts = shallowRef<readonly FactView[]>([]);
const failure = shallowRef<unknown>(null);
let asked: Promise<void> | null = null;
const factsMax = 200;

/** What rules can ask about and what a file can show: the same for everyone, asked once a page load. */
export function useFacts(): { facts: ShallowRef<readonly FactView[]>; failure: ShallowRef<unknown>; retry: () => void } {
  function ask(): void {
    asked ??= call(listFacts, { query: { limit: factsMax } }).then(
      (page) => {
        facts.value = page.items;
        failure.value = null;
      },
      (error: unknown) => {
        failure.value = error;
        asked = null;
      },
    );
  }
  ask();
  return { facts, failure, retry: ask };
}
