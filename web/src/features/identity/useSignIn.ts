import { shallowRef } from 'vue';
import { useRouter } from 'vue-router';
import { finishSignIn, startSignIn, type SessionView } from '@server/modules/identity/identity.contract';
import { call } from '../../kernel/api';
import { useSession } from '../../kernel/session';
import { homeOf } from '../../shell/home';
import { safeNext } from './safeNext';

interface Challenge {
  readonly challenge: string;
  readonly expiresAt: string;
}
/** Between the two steps. In memory only: a challenge in the address or in storage would outlive the tab. */
const pending = shallowRef<Challenge | null>(null);

export function useSignIn() {
  const router = useRouter();
  const session = useSession();

  async function start(username: string, password: string): Promise<void> {
    pending.value = await call(startSignIn, { body: { username, password } });
  }
  async function finish(code: string): Promise<SessionView> {
    const view = await call(finishSignIn, { body: { challenge: pending.value?.challenge ?? '', code } });
    pending.value = null;
    session.adopt(view);
    return view;
  }
  /** To the page that asked for the sign-in, else to where this membership begins. */
  async function enter(next: unknown): Promise<void> {
    await router.replace(safeNext(next) ?? homeOf(session.partyKind));
  }
  return { pending, start, finish, enter };
}
