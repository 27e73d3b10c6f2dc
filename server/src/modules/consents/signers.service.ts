import { LessThanOrEqual, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { platform, type Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { isDuplicate, lockRow, once, type Database, type OnceKey } from '../../kernel/database/index.js';
import { ConcurrentChange, Conflict, Forbidden, IllegalTransition, invalidField, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { recordEvidence, type EvidenceKind } from '../evidence/index.js';
import { entries } from './consents.evidence.js';
import { dayAfter } from './notice-schedule.pure.js';
import { tell } from './notices.js';
import { Signature, SignerRule, type Signer } from './signature.entity.js';
import { settle, slotOf, type Members } from './signers.js';
import type { proposeSigners } from './signers.contract.js';
import { policyAt } from './templates.js';

type Wish = z.output<(typeof proposeSigners)['body']>['signers'];
type RuleKind = EvidenceKind<(typeof entries)['signersSet']['schema']>;

const dueMax = 200;

/** A firm's own setting: who signs besides whoever grants. Today's signers have to agree to tomorrow's. */
export class SignersService {
  constructor(
    private readonly database: Database,
    private readonly people: Members,
  ) {}

  async propose(actor: Actor, signers: Wish, key: OnceKey): Promise<string> {
    const enterpriseId = requireFirm(actor);
    const id = newId();
    try {
      await this.database.transaction(async (tx) => {
        await once(tx, key, id);
        await this.requirePeople(tx, enterpriseId, signers);
        const current = await lockRow(tx, SignerRule, { holds: slotOf(enterpriseId, 'inForce') });
        if (isSame(signers, current?.signers ?? [])) throw new Conflict('和现在的设置一样，没有变化');
        if (await this.standing(tx, enterpriseId)) throw new Conflict('已经有一份改动在等签署人同意，先等它有结果');
        await this.insert(tx, actor, { id, enterpriseId, signers, current });
      });
    } catch (error) {
      // Two proposals at the same moment: the index has let one of them stand.
      if (isDuplicate(error)) throw new ConcurrentChange('刚刚有人提出了另一份改动，请刷新再看');
      throw error;
    }
    return id;
  }

  approve(actor: Actor, ruleId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { rule, own } = await this.asked(tx, actor, ruleId);
      if (!own) throw new Forbidden('这份改动不用您同意');
      if (own.outcome !== 'waiting') throw new Conflict('您已经签过了，一个人只签一次');
      const instant = now();
      const entryId = await this.write(tx, actor, rule, entries.signersApproved);
      await settle(tx, actor, own, 'signed', { entryId, instant });
      if (!(await tx.existsBy(Signature, { subjectId: ruleId, outcome: 'waiting' }))) await this.putInForce(tx, actor, rule, instant);
    });
  }

  decline(actor: Actor, ruleId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { rule, own } = await this.asked(tx, actor, ruleId);
      if (!own && rule.proposedBy !== actor.personId) throw new Forbidden('这份改动不用您同意');
      const instant = now();
      const entryId = await this.write(tx, actor, rule, entries.signersDeclined);
      if (own?.outcome === 'waiting') await settle(tx, actor, own, 'declined', { entryId, instant });
      await close(tx, rule, 'declined', instant);
    });
  }

  /** The clock: changes that nobody agreed to in time. */
  async lapseDue(tx: EntityManager): Promise<void> {
    const instant = now();
    for (const { id } of await tx.find(SignerRule, { where: { state: 'proposed', lapsesAt: LessThanOrEqual(instant) }, take: dueMax })) {
      const rule = await lockRow(tx, SignerRule, { id });
      if (rule?.state !== 'proposed') continue;
      await this.write(tx, platform, rule, entries.signersLapsed);
      await close(tx, rule, 'lapsed', instant);
    }
  }

  rulesOf(manager: EntityManager, enterpriseId: string): Promise<SignerRule[]> {
    return manager.find(SignerRule, { where: { enterpriseId }, order: { id: 'DESC' }, take: 50 });
  }

  private async insert(
    tx: EntityManager,
    actor: Actor,
    { id, enterpriseId, signers, current }: { id: string; enterpriseId: string; signers: Wish; current: SignerRule | null },
  ): Promise<void> {
    const instant = now();
    const { cosignDays } = await policyAt(tx, chinaDate(instant));
    const rule = Object.assign(new SignerRule(), {
      id,
      enterpriseId,
      number: (await tx.countBy(SignerRule, { enterpriseId })) + 1,
      signers,
      state: 'proposed' as const,
      holds: slotOf(enterpriseId, 'proposed'),
      proposedBy: actor.personId,
      proposedAt: instant,
      lapsesAt: dayAfter(instant, cosignDays),
      decidedAt: null,
      endedAt: null,
    });
    await tx.insert(SignerRule, rule);
    const entryId = await this.write(tx, actor, rule, entries.signersProposed);
    let isWaiting = false;
    for (const { role, personId } of current?.signers ?? []) {
      // Whoever has left the firm cannot be waited for; a firm must not lose the hold on its own setting.
      if (!(await this.people.hasMembership(tx, personId, enterpriseId))) continue;
      const isOwn = personId === actor.personId;
      isWaiting ||= !isOwn;
      await tx.insert(Signature, {
        id: newId(),
        subjectId: id,
        enterpriseId,
        role,
        personId,
        outcome: isOwn ? 'signed' : 'waiting',
        signedAt: isOwn ? instant : null,
        provenAt: isOwn ? (actor.provenAt ?? null) : null,
        entryId: isOwn ? entryId : null,
      });
    }
    if (isWaiting) await tell(tx, { enterpriseId, kind: 'signers', dedupeKey: `signers:${id}:proposed`, data: { change: 'proposed' } });
    else await this.putInForce(tx, actor, rule, instant);
  }

  private async putInForce(tx: EntityManager, actor: Actor, rule: SignerRule, instant: Date): Promise<void> {
    const { enterpriseId } = rule;
    const current = await lockRow(tx, SignerRule, { holds: slotOf(enterpriseId, 'inForce') });
    if (current) await tx.update(SignerRule, { id: current.id, state: 'inForce' }, { state: 'superseded', holds: null, endedAt: instant });
    const holds = slotOf(enterpriseId, 'inForce');
    const { affected } = await tx.update(SignerRule, { id: rule.id, state: 'proposed' }, { state: 'inForce', holds, decidedAt: instant });
    if (affected !== 1) throw new ConcurrentChange('这份改动刚刚有了结果，请刷新再看');
    await this.write(tx, actor, rule, entries.signersSet);
    await tell(tx, { enterpriseId, kind: 'signers', dedupeKey: `signers:${rule.id}:set`, data: { change: 'set' } });
  }

  private async standing(tx: EntityManager, enterpriseId: string): Promise<boolean> {
    const proposed = await lockRow(tx, SignerRule, { holds: slotOf(enterpriseId, 'proposed') });
    if (!proposed) return false;
    const instant = now();
    if (proposed.stateAt(instant) === 'proposed') return true;
    await this.write(tx, platform, proposed, entries.signersLapsed);
    await close(tx, proposed, 'lapsed', instant);
    return false;
  }

  private async asked(tx: EntityManager, actor: Actor, ruleId: string): Promise<{ rule: SignerRule; own: Signature | null }> {
    const rule = await lockRow(tx, SignerRule, { id: ruleId, enterpriseId: requireFirm(actor) });
    if (!rule) throw new NotFound('没有这一项，或者您无权查看');
    if (rule.stateAt(now()) !== 'proposed') throw new IllegalTransition('这份改动已经有结果，或者过期了');
    return { rule, own: await tx.findOneBy(Signature, { subjectId: ruleId, personId: actor.personId }) };
  }

  private async requirePeople(tx: EntityManager, enterpriseId: string, signers: Wish): Promise<void> {
    if (new Set(signers.map(({ personId }) => personId)).size !== signers.length)
      throw invalidField('/body/signers', 'repeated', '同一个人只能列一次，一个人不能签两次');
    for (const [index, { personId }] of signers.entries())
      if (!(await this.people.hasMembership(tx, personId, enterpriseId)))
        throw invalidField(`/body/signers/${index}/personId`, 'not_member', '这个人不在本企业，请先邀请加入');
  }

  private async write(tx: EntityManager, actor: Actor, rule: SignerRule, kind: RuleKind): Promise<string> {
    const data = { rule: rule.id, number: rule.number, roles: rule.signers.map(({ role }) => role) };
    return (await recordEvidence(tx, actor, kind, data, { enterpriseId: rule.enterpriseId, subjectId: rule.id })).id;
  }
}

async function close(tx: EntityManager, rule: SignerRule, state: 'declined' | 'lapsed', instant: Date): Promise<void> {
  const { affected } = await tx.update(SignerRule, { id: rule.id, state: 'proposed' }, { state, holds: null, endedAt: instant });
  if (affected !== 1) throw new ConcurrentChange('这份改动刚刚有了结果，请刷新再看');
}

function requireFirm(actor: Actor): string {
  if (!actor.enterpriseId) throw new NotFound('没有这一项，或者您无权查看');
  return actor.enterpriseId;
}

const isSame = (one: readonly Signer[], two: readonly Signer[]): boolean => keyOf(one) === keyOf(two);
const keyOf = (signers: readonly Signer[]): string =>
  signers
    .map(({ role, personId }) => `${role}:${personId}`)
    .sort()
    .join(',');
