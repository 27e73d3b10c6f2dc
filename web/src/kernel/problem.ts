import type { Problem } from '@server/kernel/wire.contract';
import { computed, reactive, ref } from 'vue';
import { t } from '../i18n';
import { ApiError, NetworkError } from './api';

/** One line of an error summary; `field` is null where no field of the page is to blame. */
export interface SummaryItem {
  readonly field: string | null;
  readonly text: string;
}

/** `/body/terms/0/months` → `terms.0.months`. Other roots (query, params) are no field of a form. */
export function fieldOf(pointer: string): string | null {
  const [, root, ...rest] = pointer.split('/');
  if (root !== 'body' || rest.length === 0) return null;
  return rest.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}

/** Splits a problem into what stands at the page's fields and what only the summary can say. The words agree by construction. */
export function formErrors(problem: Problem, known: readonly string[]): { byField: Record<string, string>; summary: SummaryItem[] } {
  const byField: Record<string, string> = {};
  const summary: SummaryItem[] = [];
  for (const { pointer, detail } of problem.errors ?? []) {
    const field = fieldOf(pointer);
    // An error deeper inside a field the page shows as one belongs to that field.
    const shown = field === null ? null : (known.find((name) => field === name || field.startsWith(`${name}.`)) ?? null);
    if (shown !== null && byField[shown] !== undefined) continue;
    if (shown !== null) byField[shown] = detail;
    summary.push({ field: shown, text: detail });
  }
  if (summary.length === 0) summary.push({ field: null, text: sentenceFor(problem) });
  return { byField, summary };
}

/** What to say about any failure: what happened, what is safe, what to do. */
export function sentenceOf(failure: unknown): string {
  if (failure instanceof NetworkError) return t('kernel.network');
  if (failure instanceof ApiError) return sentenceFor(failure.problem);
  return t('kernel.unknown');
}

function sentenceFor(problem: Problem): string {
  if (problem.detail) return problem.detail;
  if (problem.status === 404) return t('kernel.notFound');
  return problem.status >= 500 ? t('kernel.unavailable') : t('kernel.unknown');
}

/** The state of one form: its field errors, the summary, and whether it is being sent. */
export function useForm<Field extends string>(known: readonly Field[]) {
  const errors = reactive<Partial<Record<Field, string>>>({});
  const summary = ref<SummaryItem[]>([]);
  const isBusy = ref(false);
  const requestId = ref('');

  function clear(): void {
    for (const name of known) delete (errors as Partial<Record<Field, string>>)[name];
    summary.value = [];
    requestId.value = '';
  }

  /** Shows the page's own findings. True when there is nothing wrong. */
  function check(found: Partial<Record<Field, string | null | undefined | false>>): boolean {
    clear();
    for (const name of known) {
      const text: string | false | null | undefined = found[name];
      if (!text) continue;
      (errors as Partial<Record<Field, string>>)[name] = text;
      summary.value.push({ field: name, text });
    }
    return summary.value.length === 0;
  }

  function refuse(failure: unknown): void {
    clear();
    if (failure instanceof ApiError) {
      const mapped = formErrors(failure.problem, known);
      Object.assign(errors, mapped.byField);
      summary.value = mapped.summary;
      requestId.value = failure.status >= 500 ? failure.problem.requestId : '';
    } else {
      summary.value = [{ field: null, text: sentenceOf(failure) }];
    }
  }

  /** Runs the call unless one is under way; what was typed stays, whatever happens. True when it succeeded. */
  async function submit(work: () => Promise<void>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    try {
      await work();
      clear();
      return true;
    } catch (failure) {
      refuse(failure);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  return { errors, summary, isBusy, requestId, hasErrors: computed(() => summary.value.length > 0), check, refuse, submit, clear };
}
