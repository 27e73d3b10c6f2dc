import { getConsent, type ConsentView } from '@server/modules/consents/consents.contract';
import { openProfile, readProfile, type ProfileView } from '@server/modules/profiles/profiles.contract';
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiError, call } from '../../../kernel/api';
import { useOnceKey } from '../../../kernel/onceKey';
import { usePoll } from '../../../kernel/usePoll';

const key = (consentId: string): string => `xinyidai-consent-${consentId}`;
const pollMs = 5_000;
const ended = 'xinyidai-consent-ended';
const store = (() => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
})();

/**
 * A firm's file under one named consent. The consent is asked after every few seconds and whenever the reader comes back, so what is on
 * the screen goes away the moment the consent is known to be no longer active: here, in other tabs (they tell one another), and on the way back.
 */
export function useConsentFile(consent: Ref<ConsentView | null>) {
  const profile = shallowRef<ProfileView | null>(null);
  const isOpening = ref(false);
  const isTimeOver = ref(false);
  const failure = shallowRef<unknown>(null);
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let shownFor: string | undefined;
  /** Kept while nobody knows whether a look was counted: pressing again then reads under that one. */
  const once = useOnceKey();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(ended);

  function close(): void {
    profile.value = null;
    clearTimeout(alarm);
    if (consent.value) store?.removeItem(key(consent.value.id));
  }
  function show(answer: ProfileView, consentId: string): void {
    // While the answer was on its way the consent may have ended.
    if (consent.value?.id !== consentId || consent.value.state !== 'active') return;
    profile.value = answer;
    isTimeOver.value = false;
    store?.setItem(key(consentId), answer.access.id);
    clearTimeout(alarm);
    alarm = setTimeout(
      () => {
        isTimeOver.value = true;
        close();
      },
      Math.max(0, new Date(answer.access.readableUntil).getTime() - Date.now()),
    );
  }

  async function confirm(): Promise<void> {
    const current = consent.value;
    if (!current) return;
    try {
      const next = await call(getConsent, { params: { consentId: current.id } });
      if (consent.value?.id === next.id) consent.value = next;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) close();
    }
  }

  async function open(): Promise<void> {
    const current = consent.value;
    if (!current || isOpening.value) return;
    isOpening.value = true;
    failure.value = null;
    try {
      const asked = { params: { enterpriseId: current.enterprise.id }, body: { consentId: current.id } };
      show(await call(openProfile, asked, { key: once.key.value }), current.id);
      once.renew();
    } catch (error) {
      if (error instanceof ApiError) once.renew();
      failure.value = error;
    } finally {
      isOpening.value = false;
    }
    await confirm();
  }

  async function restore(current: ConsentView): Promise<void> {
    const accessId = store?.getItem(key(current.id));
    if (!accessId || current.state !== 'active') return;
    try {
      show(await call(readProfile, { params: { enterpriseId: current.enterprise.id, accessId } }), current.id);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) store?.removeItem(key(current.id));
      else failure.value = error;
    }
  }

  watch(
    () => [consent.value?.id, consent.value?.state] as const,
    ([id, state]) => {
      if (id !== shownFor) {
        shownFor = id;
        once.renew();
        profile.value = null;
        isTimeOver.value = false;
        failure.value = null;
        if (consent.value) void restore(consent.value);
      }
      if (!id || state === 'active') return;
      close();
      channel?.postMessage(id);
    },
    // Before the page is drawn again: not one frame with what may no longer be seen.
    { immediate: true, flush: 'sync' },
  );
  channel?.addEventListener('message', ({ data }) => {
    if (data === consent.value?.id) void confirm();
  });
  usePoll(confirm, pollMs, () => profile.value !== null);
  onScopeDispose(() => {
    clearTimeout(alarm);
    channel?.close();
  });

  /** A part of the file was refused: nothing is shown until it is known why. */
  async function lost(): Promise<void> {
    close();
    await confirm();
    if (consent.value?.state === 'active') isTimeOver.value = true;
  }
  return { profile, isOpening, isTimeOver, failure, open, lost };
}
