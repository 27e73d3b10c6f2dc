import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue';

interface Loaded<T> {
  readonly data: ShallowRef<T | null>;
  readonly isLoading: Ref<boolean>;
  readonly failure: ShallowRef<unknown>;
  readonly reload: () => Promise<void>;
}

/** One thing a page shows. Reloads when `on` changes; an answer that comes late, after a newer question, is dropped. */
export function useLoad<T>(ask: (signal: AbortSignal) => Promise<T>, on?: WatchSource | WatchSource[]): Loaded<T> {
  const data = shallowRef<T | null>(null);
  const isLoading = ref(false);
  const failure = shallowRef<unknown>(null);
  let underWay: AbortController | null = null;

  async function reload(): Promise<void> {
    underWay?.abort();
    const mine = (underWay = new AbortController());
    isLoading.value = true;
    failure.value = null;
    try {
      const answer = await ask(mine.signal);
      if (underWay === mine) data.value = answer;
    } catch (error) {
      if (underWay !== mine) return;
      failure.value = error;
      // What may no longer be seen must not stay on the screen.
      data.value = null;
    } finally {
      if (underWay === mine) isLoading.value = false;
    }
  }

  if (on) watch(on, reload);
  void reload();
  onScopeDispose(() => underWay?.abort());
  return { data, isLoading, failure, reload };
}
