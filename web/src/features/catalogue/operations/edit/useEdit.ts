import { computed, onScopeDispose, reactive, ref, shallowRef, toRaw, watch } from 'vue';
import { useRoute } from 'vue-router';
import {
  checkDefinition,
  getChange,
  saveChange,
  submitChange,
  type ChangeView,
  type DefinitionCheck,
} from '@server/modules/catalogue/catalogue-changes.contract';
import { datasetDefinition, type DatasetDefinition } from '@server/modules/catalogue/definition.contract';
import { t } from '../../../../i18n';
import { call } from '../../../../kernel/api';
import { useForm } from '../../../../kernel/problem';
import { useLoad } from '../../../../kernel/useLoad';

export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}
const checkAfterMs = 500;

/** The draft being edited: what is typed here, what the server finds wrong with it, and whether it is saved. */
export function useEdit() {
  const route = useRoute();
  const changeId = computed(() => String(route.params['changeId']));
  const loaded = useLoad((signal) => call(getChange, { params: { changeId: changeId.value } }, { signal }), changeId);
  const change = shallowRef<ChangeView | null>(null);
  const draft = reactive<{ definition: DatasetDefinition | null; note: string; effectiveAt: string | null; openingBasis: string }>({
    definition: null,
    note: '',
    effectiveAt: null,
    openingBasis: '',
  });
  const check = shallowRef<DefinitionCheck | null>(null);
  const shapeFaults = shallowRef<readonly Fault[]>([]);
  const isChecking = ref(false);
  const savedText = ref('');
  const savedAt = ref<Date | null>(null);
  const form = useForm([]);

  const text = computed(() => JSON.stringify(draft));
  const isChanged = computed(() => text.value !== savedText.value);
  const faults = computed<readonly Fault[]>(() => (shapeFaults.value.length > 0 ? shapeFaults.value : (check.value?.faults ?? [])));

  function take(view: ChangeView): void {
    change.value = view;
    draft.definition = structuredClone(view.definition);
    draft.note = view.note;
    draft.effectiveAt = view.effectiveAt;
    draft.openingBasis = view.openingBasis ?? '';
    check.value = view.check;
    shapeFaults.value = [];
    savedText.value = JSON.stringify(draft);
  }
  watch(loaded.data, (view) => view && take(view));

  /** The document as it would be sent; null where a part of it has no shape yet, and then the faults say which. */
  function wellShaped(): DatasetDefinition | null {
    const result = datasetDefinition.safeParse(cleaned(toRaw(draft.definition)));
    shapeFaults.value = result.success ? [] : result.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: shapeText(issue) }));
    return result.success ? result.data : null;
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;
  let underWay: AbortController | null = null;
  async function recheck(): Promise<void> {
    const definition = wellShaped();
    underWay?.abort();
    if (!definition) {
      isChecking.value = false;
      return;
    }
    const mine = (underWay = new AbortController());
    isChecking.value = true;
    try {
      const answer = await call(checkDefinition, { body: { definition } }, { signal: mine.signal });
      if (underWay === mine) check.value = answer;
    } catch {
      // The last findings stay on the page; saving says what is wrong.
    } finally {
      if (underWay === mine) isChecking.value = false;
    }
  }
  watch(
    () => JSON.stringify(draft.definition),
    (_now, before) => {
      clearTimeout(waiting);
      if (before !== undefined && before !== 'null' && isChanged.value) waiting = setTimeout(() => void recheck(), checkAfterMs);
    },
  );
  onScopeDispose(() => {
    clearTimeout(waiting);
    underWay?.abort();
  });

  async function save(): Promise<boolean> {
    const definition = wellShaped();
    if (!definition || !change.value) {
      form.summary.value = [{ field: null, text: t('catalogue.operations.edit.notWhole', { n: shapeFaults.value.length }) }];
      return false;
    }
    const { note, effectiveAt, openingBasis } = draft;
    const etag = change.value.etag;
    return form.submit(async () => {
      take(
        await call(saveChange, {
          params: { changeId: changeId.value },
          body: { etag, definition, ...(note.trim() && { note }), effectiveAt, openingBasis: openingBasis.trim() || null },
        }),
      );
      savedAt.value = new Date();
    });
  }

  /** Saves what is typed, then hands it over. True when it is with the second person. */
  async function submit(): Promise<boolean> {
    if (isChanged.value && !(await save())) return false;
    return form.submit(async () => {
      take(await call(submitChange, { params: { changeId: changeId.value }, body: { etag: change.value?.etag ?? '' } }));
    });
  }

  return {
    changeId,
    change,
    draft,
    check,
    faults,
    isChecking,
    isChanged,
    savedAt,
    form,
    save,
    submit,
    isLoading: loaded.isLoading,
    failure: loaded.failure,
    reload: loaded.reload,
  };
}

/** What the schema alone finds, in words: the rest says the server. */
function shapeText({ code, message }: { readonly code: string; readonly message: string }): string {
  const known: Readonly<Record<string, string>> = { too_small: 'tooSmall', too_big: 'tooBig', invalid_type: 'wrongType', invalid_union: 'wrongType' };
  const key = known[code];
  return key ? t(`catalogue.operations.edit.${key}`) : message;
}

/** Inputs leave empty texts where nothing was meant: of a field they are taken out, of the entry itself they are faults that the server names. */
export function cleaned(definition: DatasetDefinition | null): unknown {
  if (!definition) return null;
  const withoutEmpty = (part: object): object =>
    Object.fromEntries(
      Object.entries(part).filter(([name, value]) => name === 'title' || name === 'name' || (value !== '' && value !== null && value !== undefined)),
    );
  return {
    ...definition,
    standard: definition.standard?.trim() ? definition.standard : null,
    periodField: definition.periodField || null,
    fields: definition.fields.map((field) => {
      const { codes, headers, ...rest } = field;
      const kept = withoutEmpty(rest);
      return {
        ...kept,
        ...(field.type === 'code' && { codes: codes ?? [] }),
        ...(headers && headers.length > 0 && { headers }),
      };
    }),
  };
}
