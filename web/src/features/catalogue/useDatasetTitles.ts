import { shallowRef } from 'vue';
import { browseCatalogue } from '@server/modules/catalogue/catalogue.contract';
import { call } from '../../kernel/api';

const titles = shallowRef<ReadonlyMap<string, string>>(new Map());
let asked: Promise<void> | null = null;
const datasetsMax = 200;

/** Code → name of a dataset. The catalogue is public and changes rarely: asked once a page load; until then, and where it fails, the code itself. */
export function useDatasetTitles(): (code: string) => string {
  asked ??= call(browseCatalogue, { query: { limit: datasetsMax } })
    .then((page) => {
      titles.value = new Map(page.items.map((dataset) => [dataset.code, dataset.title]));
    })
    .catch(() => {
      asked = null;
    });
  return (code) => titles.value.get(code) ?? code;
}
