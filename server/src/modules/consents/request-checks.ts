import { MoreThan, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { Conflict, InvalidInput, invalidField } from '../../kernel/errors.js';
import { timeText } from '../../kernel/pure/format.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { ConsentPurpose } from './consents.contract.js';
import { CoolingDown } from './consents.errors.js';
import { hasLiveConsent, newestRequest } from './consents.repository.js';
import { dayAfter } from './notice-schedule.pure.js';
import { ConsentRequest, type RequestedItem } from './request.entity.js';
import type { ConsentTemplate } from './template.entity.js';
import { policyRanges } from './term-changes.contract.js';
import { inForceOn, policyLines } from './templates.js';

export interface NewRequest {
  readonly enterpriseId: string;
  readonly receiverId: string;
  readonly receiverBranchId?: string | null;
  readonly purpose: ConsentPurpose;
  readonly applicationId?: string | null;
  readonly applicationReference?: string | null;
  /** The loan a monitoring consent lives with. */
  readonly loanId?: string | null;
  readonly loanReference?: string | null;
  readonly items: readonly RequestedItem[];
  /** Which posts of the receiver will read it, in words. */
  readonly readers: string;
}

/** A request is a wish within its template already; what is not is a mistake of the caller. */
export function requireWithin(template: ConsentTemplate, input: NewRequest): void {
  if (input.items.length === 0) throw invalidField('/body/items', 'required', '至少要请求一项数据');
  if (new Set(input.items.map(({ dataset }) => dataset)).size !== input.items.length)
    throw invalidField('/body/items', 'repeated', '同一项数据写了两次');
  const tooLong = input.items.findIndex(({ months }) => months !== null && (months < 1 || months > template.monthsMax));
  if (tooLong >= 0) throw invalidField(`/body/items/${tooLong}/months`, 'too_big', `这个用途最多请求 ${template.monthsMax} 个月的数据`);
  if (template.boundTo === 'application' && !input.applicationId) throw new InvalidInput('这个用途要说明是为哪一笔申请');
  if (template.boundTo === 'loan' && !input.loanId) throw new InvalidInput('这个用途要说明是为哪一笔贷款');
}

/** One question at a time about one thing, and none for a while after a no. */
export async function requireOpenField(tx: EntityManager, actor: Actor, input: NewRequest, instant: Date): Promise<void> {
  const { enterpriseId, receiverId, applicationId, loanId } = input;
  // A firm that applies by itself invites the question; only a receiver that asks of its own accord has to wait.
  if (actor.enterpriseId !== enterpriseId) {
    const until = await coolingUntil(tx, enterpriseId, receiverId, instant);
    if (until) throw new CoolingDown(`企业谢绝过，${timeText(until.toISOString(), 'desk', instant)} 以后才能再请求授权`);
  }
  const what = applicationId ? { applicationId } : loanId ? { loanId } : null;
  if (!what) return;
  const earlier = await newestRequest(tx, what);
  if (earlier?.stateAt(instant) === 'requested' || (await hasLiveConsent(tx, what, instant))) {
    throw new Conflict(`这笔${applicationId ? '申请' : '借据'}已经有一份等待答复的授权请求，或者一份有效的授权`);
  }
}

/**
 * Until when a receiver that was told no may not ask this firm again; null when it may. Each no counts the days of the rule
 * of its own day, so that what the receiver has been told does not move afterwards.
 */
export async function coolingUntil(manager: EntityManager, enterpriseId: string, receiverId: string, instant: Date): Promise<Date | null> {
  const since = dayAfter(instant, -policyRanges.coolDownDays[1]);
  // Only a no to the receiver's own question: it must not learn here of one that the firm began and gave up.
  const declined = { enterpriseId, receiverId, askedByReceiver: true, state: 'declined' as const, endedAt: MoreThan(since) };
  const refusals = await manager.findBy(ConsentRequest, declined);
  if (refusals.length === 0) return null;
  const lines = await policyLines(manager);
  const ends = refusals.flatMap(({ endedAt }) => {
    const policy = endedAt && inForceOn(lines, chinaDate(endedAt));
    return policy ? [dayAfter(endedAt, policy.coolDownDays)] : [];
  });
  const last = new Date(Math.max(...ends.map((end) => end.getTime())));
  return last > instant ? last : null;
}
