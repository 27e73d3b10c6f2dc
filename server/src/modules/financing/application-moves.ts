import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { ConcurrentChange, IllegalTransition } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { recordEvidence, type EvidenceKind } from '../evidence/index.js';
import { ApplicationTimelineEvent } from './application-event.entity.js';
import { Application } from './application.entity.js';
import { applicationMachine, stateWords, type ApplicationEvent } from './application.machine.js';
import { deadlinesAt } from './clocks.pure.js';

type Changes = Partial<Omit<Application, 'id' | 'state' | 'revision' | 'nextDeadline' | 'nearAt' | 'lapsesAt'>>;

const words: Readonly<Record<ApplicationEvent, string>> = {
  submit: '提交',
  accept: '受理',
  declineIntake: '退件',
  review: '开始审查',
  ask: '要求补充',
  answer: '补充',
  offer: '给出方案',
  returnToReview: '退回审查',
  acceptOffer: '接受方案',
  contract: '登记合同',
  disburse: '登记放款',
  refuse: '拒绝',
  withdraw: '撤回',
  lapse: '过期',
};

/** Throws in the words people read, before anything is written. */
export function requireAllowed(application: Pick<Application, 'state'>, event: ApplicationEvent): void {
  if (applicationMachine.allows(application.state, event)) return;
  throw new IllegalTransition(`这笔申请现在是“${stateWords[application.state]}”，不能${words[event]}`, { from: application.state, event });
}

/** One step of the lifecycle: state, clocks and timeline together, or none of them. */
export async function move(
  tx: EntityManager,
  actor: Actor,
  application: Application,
  event: ApplicationEvent,
  line: { readonly event: string; readonly text: string },
  changes: Changes = {},
): Promise<Application> {
  requireAllowed(application, event);
  const state = applicationMachine.next(application.state, event);
  const at = now();
  const ending = applicationMachine.isFinal(state) ? { endedAt: at } : {};
  const moved = Object.assign(new Application(), application, changes, ending, { state, revision: application.revision + 1 });
  await store(tx, application, { ...changes, ...ending, state, ...deadlinesAt(moved, at) });
  await addLine(tx, actor, application.id, line);
  return Object.assign(moved, deadlinesAt(moved, at));
}

/** A change that leaves the state as it is (the need of a draft, a broken promise). */
export async function change(tx: EntityManager, application: Application, changes: Changes): Promise<Application> {
  await store(tx, application, changes);
  return Object.assign(new Application(), application, changes, { revision: application.revision + 1 });
}

/** Compare-and-set: of two changes of one revision the second finds no row. */
async function store(tx: EntityManager, application: Application, changes: Partial<Application>): Promise<void> {
  const { affected } = await tx.update(
    Application,
    { id: application.id, revision: application.revision },
    { ...changes, revision: application.revision + 1 },
  );
  if (affected !== 1) throw new ConcurrentChange('这笔申请刚刚被改动过，请刷新后再试', { applicationId: application.id });
}

export async function addLine(
  tx: EntityManager,
  actor: Actor,
  applicationId: string,
  line: { readonly event: string; readonly text: string },
): Promise<void> {
  await tx.insert(ApplicationTimelineEvent, {
    id: newId(),
    applicationId,
    at: now(),
    event: line.event,
    text: line.text,
    personId: actor.personId || null,
  });
}

/** The entry about an application, with what every one of them holds. */
export async function recordAbout<S extends z.ZodObject>(
  tx: EntityManager,
  actor: Actor,
  kind: EvidenceKind<S>,
  application: Pick<Application, 'id' | 'enterpriseId'>,
  data: Omit<z.input<S>, 'applicationId'>,
): Promise<void> {
  await recordEvidence(tx, actor, kind, { applicationId: application.id, ...data } as z.input<S>, {
    enterpriseId: application.enterpriseId,
    subjectId: application.id,
  });
}
