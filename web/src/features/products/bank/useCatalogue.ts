import { listDatasets, type DatasetView } from '@server/modules/catalogue/catalogue.contract';
import { shallowRef, type ShallowRef } from 'vue';
import { call } from '../../../kernel/api';

const datasets = shallowRef<readonly DatasetView[]>([]);
let asked: Promise<void> | null = null;
const datasetsMax = 200;

/** The data catalogue as a product asks for it: asked once a page load. */
export function useCatalogue(): { datasets: ShallowRef<readonly DatasetView[]>; titleOf: (code: string) => string } {
  asked ??= call(listDatasets, { query: { limit: datasetsMax } }).then(
    (page) => void (datasets.value = page.items),
    () => void (asked = null),
  );
  return { datasets, titleOf: (code) => datasets.value.find((one) => one.code === code)?.title ?? code };
}
