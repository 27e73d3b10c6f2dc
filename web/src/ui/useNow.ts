import { onMounted, onUnmounted, ref, type Ref } from 'vue';

/** The present, renewed every so often: for clocks, and for "今天". */
export function useNow(everyMs = 60_000): Ref<Date> {
  const now = ref(new Date());
  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => (timer = setInterval(() => (now.value = new Date()), everyMs)));
  onUnmounted(() => clearInterval(timer));
  return now;
}
