import { onBeforeUnmount, onMounted } from 'vue';

/** Asks again every so often while the page is seen and `isOn`, and at once when the reader comes back to it. One question at a time. */
export function usePoll(work: () => Promise<void>, everyMs: number, isOn: () => boolean): void {
  let isBusy = false;
  async function ask(): Promise<void> {
    if (isBusy || !isOn() || document.visibilityState !== 'visible') return;
    isBusy = true;
    try {
      await work();
    } finally {
      isBusy = false;
    }
  }
  const tick = (): void => void ask();
  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => {
    timer = setInterval(tick, everyMs);
    document.addEventListener('visibilitychange', tick);
    window.addEventListener('focus', tick);
  });
  onBeforeUnmount(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
    window.removeEventListener('focus', tick);
  });
}
