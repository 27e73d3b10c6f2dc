import { reactive, watch } from 'vue';

/**
 * What a person typed into a form that the server does not know yet: survives a reload of this tab, nothing else. Never for secrets.
 * `forget` after it has been sent.
 */
export function useKept<T extends object>(name: string, initial: T): { typed: T; forget: () => void } {
  const key = `xinyidai-kept-${name}`;
  const typed = reactive({ ...initial, ...read<T>(key) }) as T;
  let isForgotten = false;
  watch(typed, () => !isForgotten && write(key, typed), { deep: true });
  return {
    typed,
    forget() {
      isForgotten = true;
      write(key, null);
    },
  };
}

function read<T>(key: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}

function write(key: string, value: object | null): void {
  try {
    if (value) sessionStorage.setItem(key, JSON.stringify(value));
    else sessionStorage.removeItem(key);
  } catch {
    // Private mode: what was typed lasts as long as the page.
  }
}
