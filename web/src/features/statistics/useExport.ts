import { ref, shallowRef } from 'vue';
import { exportLoanTable } from '@server/modules/statistics/statistics.contract';
import { download, type CallInput } from '../../kernel/api';

type Query = NonNullable<CallInput<typeof exportLoanTable>['query']>;

/** The table on the screen as a workbook; asked with the very same conditions. */
export function useExport() {
  const isBusy = ref(false);
  const failure = shallowRef<unknown>(null);
  async function fetchWorkbook(query: Query): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    failure.value = null;
    try {
      await download(exportLoanTable, { query });
    } catch (error) {
      failure.value = error;
    } finally {
      isBusy.value = false;
    }
  }
  return { isBusy, failure, fetchWorkbook };
}
