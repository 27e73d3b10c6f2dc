import { ref, type Ref } from 'vue';

/** Works without a secure context too: `randomUUID` exists only under https and on localhost. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One key per opened form. `renew` after a success, when the same form is used for a second thing. */
export function useOnceKey(): { key: Ref<string>; renew: () => void } {
  const key = ref(newKey());
  return { key, renew: () => (key.value = newKey()) };
}
