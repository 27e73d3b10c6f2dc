import { computed, onScopeDispose, ref } from 'vue';
import { listBatches, sendBatch, type BatchView } from '@server/modules/ingestion/ingestion.contract';
import { call, upload } from '../../kernel/api';
import type { UploadProgress } from '../../kernel/upload';

interface Sent {
  readonly batch: BatchView;
  /** The very same file has been delivered before: this is the batch of that day. */
  readonly isKnown: boolean;
}

/** Streams a file to the importer and tells how far it is. */
export function useSending() {
  const progress = ref<UploadProgress | null>(null);
  const percent = computed(() => {
    const { sentBytes = 0, totalBytes = 0 } = progress.value ?? {};
    return `${totalBytes > 0 ? Math.floor((sentBytes / totalBytes) * 100) : 0}%`;
  });
  let underWay: AbortController | null = null;

  /** Null when it was stopped on the way. */
  async function send(dataset: string, file: File, corrects?: string): Promise<Sent | null> {
    underWay = new AbortController();
    const { signal } = underWay;
    try {
      // Ids rise with time: one that is not above the newest known now was given before.
      const newest = (await call(listBatches, { query: { limit: 1 } }, { signal })).items[0]?.id ?? '';
      progress.value = { sentBytes: 0, totalBytes: file.size };
      const batch = await upload(sendBatch, { query: { dataset, fileName: file.name.slice(-200), ...(corrects && { corrects }) } }, file, {
        signal,
        onProgress: (next) => (progress.value = next),
      });
      return { batch, isKnown: batch.id <= newest };
    } catch (failure) {
      if (signal.aborted) return null;
      throw failure;
    } finally {
      progress.value = null;
    }
  }
  const stop = (): void => underWay?.abort();
  onScopeDispose(stop);
  return { send, stop, progress, percent };
}
