import { onBeforeUnmount, onMounted, reactive, ref } from 'vue';

const storageKey = 'xinyidai-keys';
const stored = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
};
/** Single letters can be switched off in 个人: they get in the way of speech input. */
export const areKeysOn = ref(stored());
export function setKeys(isOn: boolean): void {
  areKeysOn.value = isOn;
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off');
  } catch {
    // Private mode: the choice lasts as long as the page.
  }
}

interface Shortcut {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}
/** What pages added to the shell's own keys; listed under `?`. */
export const pageShortcuts = reactive<Shortcut[]>([]) as Shortcut[];

/** A page's own keys (A take, X select, [ ] previous and next), while it is shown. Each needs a visible equivalent. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  onMounted(() => pageShortcuts.push(...shortcuts));
  onBeforeUnmount(() => {
    for (const one of shortcuts)
      pageShortcuts.splice(
        pageShortcuts.findIndex((other) => other.key === one.key && other.label === one.label),
        1,
      );
  });
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) || target.closest('[role="dialog"]') !== null);

/** J and K walk the rows by moving the focus to the row's own link, so that Enter needs no code and the reader's place is never lost. */
export function moveRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('main [data-row] [data-open], main [data-row][href]')];
  if (links.length === 0) return;
  const at = links.findIndex((link) => link === document.activeElement || link.closest('[data-row]')?.contains(document.activeElement));
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
  links[next]?.focus();
  links[next]?.scrollIntoView?.({ block: 'nearest' });
}

export function focusFilter(): void {
  document.querySelector<HTMLElement>('main [data-filter], main [type="search"]')?.focus();
}
