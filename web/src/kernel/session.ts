import type { Permission } from '@server/kernel/permissions';
import {
  getSession,
  signOut as endOwnSession,
  switchMembership as changeMembership,
  type SessionView,
} from '@server/modules/identity/identity.contract';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { call, sessionEvents } from './api';

/** Other tabs of this browser share the cookie, so they must learn at once that it changed. */
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('xinyidai-session');

export const useSession = defineStore('session', () => {
  const session = shallowRef<SessionView | null>(null);
  const cityName = ref('');
  /** The server ended a session this page was working under: ask to sign in again, keep what was typed. */
  const hasEnded = ref(false);
  /** Why it is not known who is here: the server was not reached. */
  const failure = shallowRef<unknown>(null);
  let loading: Promise<void> | null = null;

  const person = computed(() => session.value?.person ?? null);
  const current = computed(() => session.value?.current ?? null);
  const partyKind = computed(() => current.value?.partyKind ?? null);
  const memberships = computed(() => session.value?.memberships ?? []);
  const permissions = computed<ReadonlySet<Permission>>(() => new Set(session.value?.permissions ?? []));
  const can = (permission: Permission): boolean => permissions.value.has(permission);

  /** Asked once per page load; a failure is kept for the page to show, and the next navigation tries again. */
  function load(): Promise<void> {
    loading ??= refresh().catch((error: unknown) => {
      loading = null;
      failure.value = error;
    });
    return loading;
  }

  async function refresh(): Promise<void> {
    const answer = await call(getSession, {});
    failure.value = null;
    cityName.value = answer.cityName;
    session.value = answer.session;
  }

  /** After a sign-in or a proof: the answer is the new session. */
  function adopt(view: SessionView): void {
    session.value = view;
    hasEnded.value = false;
    loading = Promise.resolve();
    tabs?.postMessage('changed');
  }

  async function signOut(): Promise<void> {
    await call(endOwnSession, {});
    tabs?.postMessage('changed');
    // A fresh document: nothing of the person's data stays in memory.
    location.assign('/sign-in');
  }

  /** The caller leaves the page afterwards: what it shows belongs to the former membership. */
  async function switchMembership(membershipId: string): Promise<void> {
    adopt(await call(changeMembership, { body: { membershipId } }));
  }

  sessionEvents.addEventListener('ended', () => {
    if (!session.value || hasEnded.value) return;
    // A 401 may have other causes (a wrong password in a proof): only an empty session is an ended one.
    void call(getSession, {}).then((answer) => {
      hasEnded.value = answer.session === null;
    });
  });
  tabs?.addEventListener('message', () => {
    void call(getSession, {}).then((answer) => {
      const isSame = answer.session?.person.id === person.value?.id && answer.session?.current?.membershipId === current.value?.membershipId;
      if (!isSame) location.reload();
    });
  });

  return {
    session,
    cityName,
    hasEnded,
    failure,
    person,
    current,
    partyKind,
    memberships,
    permissions,
    can,
    load,
    refresh,
    adopt,
    signOut,
    switchMembership,
  };
});
