import { getOwnProduct, saveDraft, submitDraft, type ProductView } from '@server/modules/products/products.contract';
import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue';
import { ApiError, call } from '../../../kernel/api';
import { sentenceOf } from '../../../kernel/problem';
import { draftOf, readTerms, termsField, type ReadTerms, type TermsDraft } from './termsDraft';

type Status =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'waiting'; readonly count: number }
  | { readonly kind: 'unsaved'; readonly why: string };
const pauseMs = 1_200;
const conflictStatus = 412;

/**
 * A product's open version being edited. Saved by itself a moment after the last change, as soon as all of it can be read; never over a
 * newer draft. What cannot be saved yet survives a reload in this tab.
 */
export function useEditor(productId: string) {
  const product = shallowRef<ProductView | null>(null);
  const failure = shallowRef<unknown>(null);
  const draft = ref<TermsDraft | null>(null);
  const status = shallowRef<Status>({ kind: 'saved', at: null });
  const serverProblems = ref<Record<string, string>>({});
  const generalProblem = ref('');
  /** Somebody saved another draft meanwhile: theirs, beside ours, until a person decides. */
  const conflict = shallowRef<ProductView | null>(null);
  const isDirty = ref(false);
  const local = shallowRef<ReadTerms>({ terms: null, problems: {} });
  let etag = '';
  let edits = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;
  const storageKey = `xinyidai-product-${productId}`;

  const problems = computed<Record<string, string>>(() => ({ ...serverProblems.value, ...local.value.problems }));

  async function load(): Promise<void> {
    failure.value = null;
    try {
      adopt(await call(getOwnProduct, { params: { productId } }), true);
    } catch (error) {
      failure.value = error;
    }
  }
  function adopt(answer: ProductView, isFirst = false): void {
    product.value = answer;
    etag = answer.open?.etag ?? '';
    if (!answer.open) return;
    const kept = isFirst ? unsaved(storageKey, etag) : null;
    draft.value = reactive(kept ?? draftOf(answer.open.terms));
    local.value = readTerms(draft.value);
    isDirty.value = kept !== null;
    status.value = { kind: 'saved', at: null };
    if (kept) schedule();
  }

  watch(
    draft,
    (now, before) => {
      if (!now || now !== before) return;
      edits++;
      isDirty.value = true;
      serverProblems.value = {};
      generalProblem.value = '';
      local.value = readTerms(now);
      keep(storageKey, etag, now);
      schedule();
    },
    { deep: true },
  );
  function schedule(): void {
    clearTimeout(timer);
    const count = Object.keys(local.value.problems).length;
    if (count > 0) status.value = { kind: 'waiting', count };
    timer = setTimeout(() => void save(), pauseMs);
  }

  /** Everything typed so far is at the server when this resolves to true. */
  async function save(): Promise<boolean> {
    clearTimeout(timer);
    if (saving) await saving;
    if (!isDirty.value) return true;
    if (!local.value.terms || conflict.value) return false;
    saving = send(local.value.terms).finally(() => (saving = null));
    await saving;
    return !isDirty.value;
  }
  async function send(terms: NonNullable<ReadTerms['terms']>): Promise<void> {
    const sent = edits;
    status.value = { kind: 'saving' };
    try {
      const answer = await call(saveDraft, { params: { productId }, body: { etag, terms } });
      product.value = answer;
      etag = answer.open?.etag ?? etag;
      serverProblems.value = {};
      if (edits !== sent) return schedule();
      isDirty.value = false;
      forget(storageKey);
      status.value = { kind: 'saved', at: new Date().toISOString() };
    } catch (error) {
      await refused(error);
    }
  }
  async function refused(error: unknown): Promise<void> {
    status.value = { kind: 'unsaved', why: sentenceOf(error) };
    if (!(error instanceof ApiError)) return;
    if (error.status === conflictStatus) conflict.value = await call(getOwnProduct, { params: { productId } }).catch(() => null);
    const found: Record<string, string> = {};
    for (const { pointer, detail } of error.problem.errors ?? []) {
      const field = termsField(pointer);
      if (field) found[field] ??= detail;
    }
    serverProblems.value = found;
    if (Object.keys(found).length === 0) generalProblem.value = sentenceOf(error);
  }

  async function useMine(): Promise<void> {
    const theirs = conflict.value;
    if (!theirs?.open) return;
    etag = theirs.open.etag;
    conflict.value = null;
    await save();
  }
  function useTheirs(): void {
    const theirs = conflict.value;
    if (!theirs) return;
    conflict.value = null;
    forget(storageKey);
    adopt(theirs);
  }

  async function submit(): Promise<boolean> {
    if (!(await save())) return false;
    try {
      product.value = await call(submitDraft, { params: { productId }, body: { etag } });
      return true;
    } catch (error) {
      await refused(error);
      return false;
    }
  }

  void load();
  onScopeDispose(() => clearTimeout(timer));
  return { product, failure, draft, status, problems, generalProblem, conflict, isDirty, load, save, submit, useMine, useTheirs };
}
export type Editor = ReturnType<typeof useEditor>;

function unsaved(key: string, etag: string): TermsDraft | null {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(key) ?? 'null') as { etag: string; draft: TermsDraft } | null;
    return kept?.etag === etag ? kept.draft : null;
  } catch {
    return null;
  }
}
function keep(key: string, etag: string, draft: TermsDraft): void {
  try {
    window.sessionStorage.setItem(key, JSON.stringify({ etag, draft }));
  } catch {
    // Private mode: what is not saved yet lasts as long as the page.
  }
}
function forget(key: string): void {
  try {
    window.sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
