import { ref, shallowRef } from 'vue';
import { download, type CallInput, type Contract } from '../../kernel/api';

/** A monthly report as a file: one at a time, and why it did not come. */
export function useWorkbook<const C extends Contract & { returns: 'file' }>(of: (month: string) => readonly [C, CallInput<C>]) {
  const isBusy = ref(false);
  const failure = shallowRef<unknown>(null);
  async function fetchWorkbook(month: string): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    failure.value = null;
    try {
      const [contract, input] = of(month);
      await (download as (contract: Contract & { returns: 'file' }, input: object) => Promise<void>)(contract, input);
    } catch (error) {
      failure.value = error;
    } finally {
      isBusy.value = false;
    }
  }
  return { isBusy, failure, fetchWorkbook };
}
