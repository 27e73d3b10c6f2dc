import { onBeforeUnmount, onMounted } from 'vue';

/** Asks again every so often while the page is seen and `isOn`, and at once when the reader comes back to it. */
export function usePoll(work: () => Promise<void>, everyMs: number, isOn: () => boolean): void {
  let isBusy = false;
  async function ask(): Promise<void> {
    if (isBusy || document.visibilityState !== 'visible') return;
    isBusy = true;
    try {
      await work();
    } finally {
      isBusy = false;
    }
  }
  const tick = (): void => void (isOn() && ask());
  const back = (): void => void ask();
  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => {
    timer = setInterval(tick, everyMs);
    document.addEventListener('visibilitychange', back);
    window.addEventListener('focus', back);
    window.addEventListener('pageshow', back);
  });
  onBeforeUnmount(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', back);
    window.removeEventListener('focus', back);
    window.removeEventListener('pageshow', back);
  });
}
