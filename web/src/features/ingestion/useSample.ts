import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import {
  getSample,
  previewMapping,
  sampleBytesMax,
  uploadSample,
  type PreviewView,
  type SampleView,
} from '@server/modules/ingestion/samples.contract';
import { t } from '../../i18n';
import { ApiError, call, upload } from '../../kernel/api';
import { sentenceOf } from '../../kernel/problem';
import { sizeText } from './batchText';
import { mappingOf, type Draft } from './draft';

const quietMs = 350;

export interface Reading {
  readonly sheet?: string;
  readonly headerLine?: number;
  readonly headerRows?: number;
}

/** A sample file beside a draft: what it is, and what an import would make of it. Its id stands in the address, so a reload finds it again. */
export function useSample(dataset: Ref<string>, draft: Ref<Draft>) {
  const route = useRoute();
  const router = useRouter();
  const sample = shallowRef<SampleView | null>(null);
  const preview = shallowRef<PreviewView | null>(null);
  const error = ref<string | null>(null);
  const isBusy = ref(false);
  const isPreviewing = ref(false);
  const percent = ref('');
  const reading = ref<Reading>({});
  let underWay: AbortController | null = null;

  async function guarded(work: () => Promise<SampleView>): Promise<SampleView | null> {
    if (isBusy.value) return null;
    isBusy.value = true;
    error.value = null;
    try {
      sample.value = await work();
      return sample.value;
    } catch (failure) {
      error.value = sentenceOf(failure);
      return null;
    } finally {
      isBusy.value = false;
      percent.value = '';
    }
  }

  async function take(file: File): Promise<SampleView | null> {
    if (file.size > sampleBytesMax) {
      error.value = t('ingestion.sample.tooLarge', { size: sizeText(sampleBytesMax), own: sizeText(file.size) });
      return null;
    }
    reading.value = {};
    const taken = await guarded(() =>
      upload(uploadSample, { params: { dataset: dataset.value }, query: { fileName: file.name.slice(-200) } }, file, {
        onProgress: ({ sentBytes, totalBytes }) => (percent.value = `${totalBytes > 0 ? Math.floor((sentBytes / totalBytes) * 100) : 0}%`),
      }),
    );
    if (taken) void router.replace({ query: { ...route.query, sample: taken.id } });
    return taken;
  }

  /** Another sheet, or another line as header. */
  async function reread(next: Reading): Promise<SampleView | null> {
    const id = sample.value?.id;
    if (!id) return null;
    reading.value = next;
    return guarded(() => call(getSample, { params: { dataset: dataset.value, sampleId: id }, query: next }));
  }

  async function restore(): Promise<void> {
    const id = route.query['sample'];
    if (typeof id !== 'string' || sample.value) return;
    await guarded(() =>
      call(getSample, { params: { dataset: dataset.value, sampleId: id }, query: {} }).catch((failure: unknown) => {
        if (failure instanceof ApiError && failure.problem.status === 404) throw new Error(t('ingestion.sample.gone'));
        throw failure;
      }),
    );
  }

  async function refresh(): Promise<void> {
    const id = sample.value?.id;
    underWay?.abort();
    const whole = mappingOf(draft.value);
    const mapping = { ...whole, columns: whole.columns.filter(({ header, field }) => header && field) };
    if (!id || mapping.columns.length === 0) {
      preview.value = null;
      return;
    }
    const mine = (underWay = new AbortController());
    isPreviewing.value = true;
    try {
      preview.value = await call(previewMapping, { params: { dataset: dataset.value }, body: { sampleId: id, mapping } }, { signal: mine.signal });
      error.value = null;
    } catch (failure) {
      if (!mine.signal.aborted) error.value = sentenceOf(failure);
    } finally {
      if (underWay === mine) isPreviewing.value = false;
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    [sample, draft],
    () => {
      clearTimeout(timer);
      if (sample.value) timer = setTimeout(() => void refresh(), quietMs);
    },
    { deep: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
    underWay?.abort();
  });
  return { sample, preview, error, isBusy, isPreviewing, percent, reading: computed(() => reading.value), take, reread, restore };
}
