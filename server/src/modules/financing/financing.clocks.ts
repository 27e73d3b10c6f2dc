import type { EntityManager } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow } from '../../kernel/database/index.js';
import { addLine, change, move, recordAbout } from './application-moves.js';
import { decided, responded, resumed } from './application-times.js';
import { Application } from './application.entity.js';
import { applicationMachine } from './application.machine.js';
import type { ApplicationState } from './financing.contract.js';
import { entries } from './financing.evidence.js';
import type { Neighbours } from './financing.neighbours.js';
import { dueForSystem } from './financing.repository.js';
import type { OffersService } from './offers.service.js';
import { refusalReasons } from './refusal-codes.js';

/** Everything that happens because time passes. Each step looks again under the lock, so a person who was quicker wins. */
export async function runClocks(tx: EntityManager, offers: OffersService, neighbours: Pick<Neighbours, 'consents'>): Promise<void> {
  for (const offerId of await dueForSystem.expiredOffers(tx)) await offers.expire(tx, platform, offerId);
  for (const applicationId of await dueForSystem.late(tx)) await notePromiseBroken(tx, applicationId);
  for (const applicationId of await dueForSystem.lapsing(tx)) await lapse(tx, applicationId, neighbours);
}

/** Once per promise: the line both sides read, and the entry. */
async function notePromiseBroken(tx: EntityManager, applicationId: string): Promise<void> {
  const application = await lockRow(tx, Application, { id: applicationId });
  if (!application || application.nextDeadline > now()) return;
  if (application.state === 'submitted') {
    if (application.firstResponseOverAt) return;
    await change(tx, application, { firstResponseOverAt: now() });
    await addLine(tx, platform, application.id, {
      event: 'firstResponseOver',
      text: `银行超过 ${application.firstResponseWorkingDays} 个工作日没有回应`,
    });
    await recordAbout(tx, platform, entries.promiseBroken, application, { promise: 'firstResponse' });
  } else if (['accepted', 'reviewing'].includes(application.state) && !application.decidedAt && !application.decisionOverAt) {
    await change(tx, application, { decisionOverAt: now() });
    await addLine(tx, platform, application.id, { event: 'decisionOver', text: `银行超过 ${application.decisionDays} 天没有作出决定` });
    await recordAbout(tx, platform, entries.promiseBroken, application, { promise: 'decision' });
  }
}

const firmOwes: readonly ApplicationState[] = ['draft', 'actionRequired'];

/** Left without a result. Where the bank was to act, it counts with the time it lay there, and the firm is told why and what next. */
async function lapse(tx: EntityManager, applicationId: string, neighbours: Pick<Neighbours, 'consents'>): Promise<void> {
  const application = await lockRow(tx, Application, { id: applicationId });
  if (!application || application.lapsesAt > now() || !applicationMachine.allows(application.state, 'lapse')) return;
  const waitedFor = firmOwes.includes(application.state) ? 'enterprise' : 'bank';
  const isDraft = application.state === 'draft';
  const moved = await move(
    tx,
    platform,
    application,
    'lapse',
    {
      event: 'lapsed',
      text: isDraft ? '草稿超过 30 天没有提交，已过期' : waitedFor === 'bank' ? '银行逾期未办，申请过期' : '企业逾期没有补充，申请过期',
    },
    waitedFor === 'bank' ? { ...responded(application), ...decided(application), ...byBank } : resumed(application),
  );
  await recordAbout(tx, platform, entries.lapsed, moved, { waitedFor });
  await neighbours.consents.endForApplication(tx, applicationId, 'terminate');
}

const byBank = {
  refusalCode: 'EXPIRED_NO_RESPONSE',
  refusalText: '银行在承诺的时间里没有办理，平台已记入它的办理记录。',
  refusalNextStep: refusalReasons.EXPIRED_NO_RESPONSE.nextStep,
} as const;
