import { getConsent, type ConsentState } from '@server/modules/consents/consents.contract';
import type { ApplicationView } from '@server/modules/financing/financing.contract';
import { openProfile, readProfile, type ProfileView } from '@server/modules/profiles/profiles.contract';
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiError, call } from '../../../kernel/api';
import { useOnceKey } from '../../../kernel/onceKey';

/** `timeOver`: the consent lives on, but the half hour of this access is up. */
export type FileEnd = ConsentState | 'timeOver';

const key = (applicationId: string): string => `xinyidai-access-${applicationId}`;
const store = (() => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
})();

/**
 * One enterprise's file under one access. A reload reads again under the same access and costs nothing. What is on the screen goes away
 * the moment the consent is known to be no longer active, or the access is over; `confirm` asks the application first, because a refused
 * reading would stand in the enterprise's list as an attempt.
 */
export function useFile(application: Ref<ApplicationView | null>, confirm: () => Promise<void>) {
  const profile = shallowRef<ProfileView | null>(null);
  const isOpening = ref(false);
  const failure = shallowRef<unknown>(null);
  const isTimeOver = ref(false);
  const endedAt = ref<string | null>(null);
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let restoredFor = '';
  /** Kept while nobody knows whether a look was counted: pressing again then reads under that one. */
  const once = useOnceKey();

  const consentState = computed<ConsentState | null>(() => application.value?.consent?.state ?? null);
  const ended = computed<FileEnd | null>(() => {
    if (consentState.value !== null && consentState.value !== 'active') return consentState.value;
    return isTimeOver.value ? 'timeOver' : null;
  });

  function close(): void {
    profile.value = null;
    clearTimeout(alarm);
    if (application.value) store?.removeItem(key(application.value.id));
  }
  function show(answer: ProfileView, applicationId: string): void {
    profile.value = answer;
    isTimeOver.value = false;
    store?.setItem(key(applicationId), answer.access.id);
    clearTimeout(alarm);
    const leftMs = new Date(answer.access.readableUntil).getTime() - Date.now();
    alarm = setTimeout(endOfTime, Math.max(0, leftMs));
  }
  function endOfTime(): void {
    isTimeOver.value = true;
    close();
  }

  async function open(): Promise<void> {
    const current = application.value;
    if (!current || isOpening.value) return;
    isOpening.value = true;
    failure.value = null;
    try {
      const asked = { params: { enterpriseId: current.enterprise.id }, body: { applicationId: current.id } };
      const answer = await call(openProfile, asked, { key: once.key.value });
      once.renew();
      // While the answer was on its way the consent may have ended.
      if (consentState.value === 'active') show(answer, current.id);
    } catch (error) {
      if (error instanceof ApiError) once.renew();
      failure.value = error;
    } finally {
      isOpening.value = false;
    }
    await confirm();
  }

  async function restore(current: ApplicationView): Promise<void> {
    const accessId = store?.getItem(key(current.id));
    if (!accessId || current.consent?.state !== 'active') return store?.removeItem(key(current.id));
    isOpening.value = true;
    try {
      show(await call(readProfile, { params: { enterpriseId: current.enterprise.id, accessId } }), current.id);
    } catch (error) {
      // Over, or no longer ours: the page goes back to what one sees before opening.
      if (error instanceof ApiError && error.status === 404) {
        close();
        await confirm();
      } else {
        failure.value = error;
      }
    } finally {
      isOpening.value = false;
    }
  }

  /** A part of the file was refused: believe the application, and show nothing until it is known. */
  async function lost(): Promise<void> {
    await confirm();
    if (consentState.value === 'active') isTimeOver.value = true;
    close();
  }

  watch(
    application,
    (current) => {
      if (!current || restoredFor === current.id) return;
      restoredFor = current.id;
      once.renew();
      profile.value = null;
      isTimeOver.value = false;
      failure.value = null;
      void restore(current);
    },
    { immediate: true },
  );
  watch(
    () => [application.value?.consent?.id, consentState.value] as const,
    ([consentId, state]) => {
      endedAt.value = null;
      if (!consentId || state === 'active' || state === null) return;
      close();
      call(getConsent, { params: { consentId } }).then(
        (consent) => (endedAt.value = consent.endedAt ?? (state === 'expired' ? consent.expiresAt : null)),
        () => undefined,
      );
    },
    // Before the page is drawn again: not one frame with what may no longer be seen.
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(() => clearTimeout(alarm));

  return { profile, isOpening, failure, ended, endedAt, open, reread: () => application.value && restore(application.value), lost };
}
export type OpenFile = ReturnType<typeof useFile>;
