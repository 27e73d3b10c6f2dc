import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { emit } from '../../kernel/events.js';
import { newId } from '../../kernel/ids.js';
import { addMonths, chinaDate } from '../../kernel/pure/working-calendar.js';
import { move, recordAbout, requireAllowed } from './application-moves.js';
import { decided, responded, resumed } from './application-times.js';
import type { Application } from './application.entity.js';
import type { RefusalCode } from './financing.contract.js';
import { applicationDecided } from './financing.events.js';
import { entries } from './financing.evidence.js';
import type { Neighbours } from './financing.neighbours.js';
import { lockedApplication } from './financing.repository.js';
import { Question } from './question.entity.js';
import { refusalReasons } from './refusal-codes.js';

export interface RefusalInput {
  readonly code: RefusalCode;
  readonly text: string;
  readonly nextStep: string;
  readonly reapplyAfterMonths?: number | undefined;
}

/** What the bank does with an application before it makes an offer, or instead of one. */
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly neighbours: Pick<Neighbours, 'consents'>,
  ) {}

  async accept(actor: Actor, applicationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const application = await lockedApplication(tx, actor, applicationId);
      const moved = await move(
        tx,
        actor,
        application,
        'accept',
        { event: 'accepted', text: '银行受理申请' },
        {
          ...responded(application),
          handlerId: actor.personId,
          branchId: actor.branchId ?? null,
        },
      );
      await recordAbout(tx, actor, entries.accepted, moved, {});
    });
  }

  async declineIntake(actor: Actor, applicationId: string, refusal: RefusalInput): Promise<void> {
    await this.database.transaction(async (tx) => {
      const application = await lockedApplication(tx, actor, applicationId);
      const moved = await move(
        tx,
        actor,
        application,
        'declineIntake',
        { event: 'declinedIntake', text: `银行未受理：${reasonTitle(refusal)}` },
        {
          ...responded(application),
          ...decided(application),
          ...refusalColumns(refusal),
          handlerId: actor.personId,
          branchId: actor.branchId ?? null,
        },
      );
      await this.afterNo(tx, actor, moved, refusal.code, 'declinedIntake');
    });
  }

  async begin(actor: Actor, applicationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const moved = await move(tx, actor, await lockedApplication(tx, actor, applicationId), 'review', { event: 'reviewStarted', text: '开始审查' });
      await recordAbout(tx, actor, entries.reviewStarted, moved, {});
    });
  }

  async ask(actor: Actor, applicationId: string, text: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const application = await lockedApplication(tx, actor, applicationId);
      requireAllowed(application, 'ask');
      const questionId = newId();
      await tx.insert(Question, {
        id: questionId,
        applicationId,
        text,
        askedAt: now(),
        askedBy: actor.personId,
        answer: null,
        answeredAt: null,
        answeredBy: null,
      });
      // After the first decision there is no clock left to stop.
      const stopping = application.decidedAt ? {} : { stoppedAt: now() };
      const moved = await move(tx, actor, application, 'ask', { event: 'questioned', text: `请企业补充：${text}` }, stopping);
      await recordAbout(tx, actor, entries.questioned, moved, { questionId });
    });
  }

  async refuse(actor: Actor, applicationId: string, refusal: RefusalInput): Promise<void> {
    await this.database.transaction(async (tx) => {
      const application = await lockedApplication(tx, actor, applicationId);
      const moved = await move(
        tx,
        actor,
        application,
        'refuse',
        { event: 'refused', text: `银行未通过：${reasonTitle(refusal)}` },
        {
          ...decided(application),
          ...resumed(application),
          ...refusalColumns(refusal),
        },
      );
      await this.afterNo(tx, actor, moved, refusal.code, 'refused');
    });
  }

  private async afterNo(
    tx: EntityManager,
    actor: Actor,
    application: Application,
    code: RefusalCode,
    outcome: 'refused' | 'declinedIntake',
  ): Promise<void> {
    await recordAbout(tx, actor, outcome === 'refused' ? entries.refused : entries.intakeDeclined, application, { code });
    await emit(tx, applicationDecided, {
      applicationId: application.id,
      enterpriseId: application.enterpriseId,
      bankId: application.bankId,
      outcome,
    });
    // The purpose is over, so nothing more may be read for it.
    await this.neighbours.consents.endForApplication(tx, application.id, 'terminate');
  }
}

/** The title only: both sides read the timeline, and a suspicion has a title that does not tell. */
const reasonTitle = (refusal: RefusalInput): string => refusalReasons[refusal.code].title;

const refusalColumns = (refusal: RefusalInput) => ({
  refusalCode: refusal.code,
  refusalText: refusal.text,
  refusalNextStep: refusal.nextStep,
  reapplyAfter: refusal.reapplyAfterMonths === undefined ? null : addMonths(chinaDate(now()), refusal.reapplyAfterMonths),
});
