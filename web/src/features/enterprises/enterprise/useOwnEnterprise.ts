import { useRouter } from 'vue-router';
import { useSession } from '../../../kernel/session';

/** After a claim: act for the firm and go to its front page. The server rotates the session with the membership. */
export function useOwnEnterprise() {
  const router = useRouter();
  const session = useSession();

  async function enter(enterpriseName: string): Promise<void> {
    await session.refresh();
    const membership = session.memberships.find((one) => one.partyKind === 'enterprise' && one.partyName === enterpriseName);
    if (membership && membership.membershipId !== session.current?.membershipId) await session.switchMembership(membership.membershipId);
    await router.push(session.partyKind === 'enterprise' ? '/e' : '/e/claims');
  }
  return { enter };
}
