import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';
import { getDataset, type DatasetView } from '@server/modules/catalogue/catalogue.contract';
import { getMapping, saveMapping, suggestMapping, type MappingView } from '@server/modules/ingestion/ingestion.contract';
import { t } from '../../i18n';
import { ApiError, call } from '../../kernel/api';
import { formErrors, sentenceOf, type SummaryItem } from '../../kernel/problem';
import { useLoad } from '../../kernel/useLoad';
import type { SampleView } from '@server/modules/ingestion/samples.contract';
import { adopt, adoptSample, draftOf, mappingOf, newColumn, plainTable, type Adopted, type Draft } from './draft';

/** What was typed and not saved survives a reload of this tab. */
const keptKey = (dataset: string): string => `xinyidai-mapping-${dataset}`;
function kept(dataset: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(keptKey(dataset)) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}
function keep(dataset: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(keptKey(dataset), JSON.stringify(draft));
    else sessionStorage.removeItem(keptKey(dataset));
  } catch {
    // Private mode: it lasts as long as the page.
  }
}

/** One mapping being edited: the draft beside the version it came from, what is wrong with it and where. */
export function useMapping() {
  const route = useRoute();
  const code = computed(() => String(route.params['dataset']));
  const loaded = useLoad(async (signal): Promise<{ view: MappingView; dataset: DatasetView }> => {
    const [view, dataset] = await Promise.all([
      call(getMapping, { params: { dataset: code.value } }, { signal }),
      call(getDataset, { params: { code: code.value } }, { signal }),
    ]);
    return { view, dataset };
  }, code);
  const view = shallowRef<MappingView | null>(null);
  const dataset = computed(() => loaded.data.value?.dataset ?? null);
  const draft = ref<Draft>({ columns: [], ignored: [], constants: [], table: plainTable() });
  const isRestored = ref(false);
  const isSaved = ref(false);
  const isBusy = ref(false);
  const errors = ref<Record<string, string>>({});
  const summary = ref<SummaryItem[]>([]);

  const isChanged = computed(() => view.value !== null && JSON.stringify(mappingOf(draft.value)) !== JSON.stringify(view.value.mapping));

  watch(loaded.data, (data) => {
    if (!data) return;
    view.value = data.view;
    const before = kept(code.value);
    isRestored.value = before !== null;
    // Kept rows get fresh keys: numbers of another page load could meet new ones.
    draft.value = before
      ? {
          ...before,
          table: before.table ?? plainTable(),
          columns: before.columns.map((column) => ({ ...newColumn(), ...column, id: newColumn().id })),
        }
      : draftOf(data.view.mapping);
    isRestored.value &&= isChanged.value;
  });
  watch(draft, () => view.value && keep(code.value, isChanged.value ? draft.value : null), { deep: true });
  watch(isChanged, (changed) => changed && (isSaved.value = false));

  function discard(): void {
    if (view.value) draft.value = draftOf(view.value.mapping);
    isRestored.value = false;
    errors.value = {};
    summary.value = [];
  }

  function show(found: readonly SummaryItem[]): void {
    summary.value = [...found];
    errors.value = Object.fromEntries(found.flatMap(({ field, text }) => (field ? [[field, text]] : [])).reverse());
  }

  /** What a person has plainly not finished; everything else the server judges. */
  function unfinished(): SummaryItem[] {
    return draft.value.columns.flatMap((column, index) => [
      ...(column.header.trim() ? [] : [{ field: `columns.${index}.header`, text: t('ingestion.mapping.table.headerEmpty') }]),
      ...(column.field
        ? []
        : [{ field: `columns.${index}.field`, text: [column.header.trim(), t('ingestion.mapping.table.fieldEmpty')].filter(Boolean).join('：') }]),
    ]);
  }

  /** Pointers of a refusal lead to the control that shows the field: the row's header, its field, or a section. */
  function controls(): string[] {
    const { columns, ignored, constants } = draft.value;
    return [
      ...columns.map((_, index) => `columns.${index}.header`),
      ...columns.map((_, index) => `columns.${index}.field`),
      ...columns.map((_, index) => `columns.${index}`),
      'columns',
      ...ignored.map((_, index) => `ignored.${index}`),
      ...constants.map(({ field }) => `constants.${field}`),
    ];
  }

  async function save(): Promise<void> {
    if (isBusy.value) return;
    show(unfinished());
    if (summary.value.length > 0) return;
    isBusy.value = true;
    isSaved.value = false;
    try {
      view.value = await call(saveMapping, { params: { dataset: code.value }, body: mappingOf(draft.value) });
      draft.value = draftOf(view.value.mapping);
      keep(code.value, null);
      isRestored.value = false;
      isSaved.value = true;
    } catch (failure) {
      show(failure instanceof ApiError ? formErrors(failure.problem, controls()).summary : [{ field: null, text: sentenceOf(failure) }]);
    } finally {
      isBusy.value = false;
    }
  }

  async function recognise(headers: readonly string[]): Promise<Adopted> {
    const adopted = adopt(draft.value, headers, await call(suggestMapping, { params: { dataset: code.value }, body: { headers: [...headers] } }));
    draft.value = adopted.draft;
    show([]);
    return adopted;
  }

  function adoptFrom(sample: SampleView): Adopted {
    const adopted = adoptSample(draft.value, sample);
    draft.value = adopted.draft;
    show([]);
    return adopted;
  }

  return {
    adoptFrom,
    code,
    view,
    dataset,
    draft,
    isChanged,
    isRestored,
    isSaved,
    isBusy,
    errors,
    summary,
    save,
    discard,
    recognise,
    isLoading: loaded.isLoading,
    failure: loaded.failure,
    reload: loaded.reload,
  };
}
